"""A first guess at the columns of tables that other programs export."""

import pytest

from repdesk.domain.mapping import LEAVE_OUT
from repdesk.services.desk import Desk
from repdesk.services.suggest import suggested, suggested_outcomes, suggested_stages
from tests.builders import short_process
from tests.real_data import real_data


def guess(*headers: str) -> dict[str, str]:
    found = suggested(headers, short_process(), "crm")
    return {**found.columns, **found.dates}


def test_an_export_with_table_names_is_understood() -> None:
    assert guess(
        "Person - Name*", "Organization - Name*", "Deal - Title", "Deal - Value", "Deal - Currency of value",
        "Deal - Stage (pipeline)", "Deal - Status", "Deal - Creation date", "Deal - Won time", "Deal - Lost time",
        "Activity - Subject*", "Note - Content*",
    ) == {
        "Organization - Name*": "company.name", "Deal - Title": "deal.title", "Deal - Value": "deal.amount",
        "Deal - Currency of value": "deal.currency", "Deal - Stage (pipeline)": "deal.stage",
        "Deal - Status": "deal.outcome", "Deal - Creation date": "created", "Deal - Won time": "closed",
        "Deal - Lost time": "closed",
    }  # fmt: skip


def test_a_field_is_guessed_for_one_column_only() -> None:
    assert guess("Deal Name", "Title", "Amount", "Value") == {"Deal Name": "deal.title", "Amount": "deal.amount"}


@pytest.mark.parametrize("header", ["", "Colour", "(stage)", " - "])
def test_a_header_nobody_knows_is_left_alone(header: str) -> None:
    assert guess(header) == {}


def test_a_title_is_built_where_no_column_holds_it() -> None:
    assert suggested(("product", "account"), short_process(), "crm").title == "{product}, {account}"
    assert suggested(("product", "account", "title"), short_process(), "crm").title == ""
    assert suggested(("account",), short_process(), "crm").title == ""


def test_values_close_to_a_stage_or_an_outcome_are_matched() -> None:
    values = ("Qualify", "qualified", "PROPOSE", "Closed Won", "closed_lost", "Archived", "Appointment")
    assert suggested_stages(values, short_process()) == {
        "Qualify": "qualify", "qualified": "qualify", "PROPOSE": "propose", "Closed Won": "won", "closed_lost": "lost",
        "Archived": LEAVE_OUT,
    }  # fmt: skip
    assert suggested_outcomes(("Open", "WON", "?")) == {"Open": "open", "WON": "won"}


@pytest.mark.parametrize(
    "name",
    [
        "hubspot/hubspot-crm-exports-all-deals_synthetic_rows.csv", "pipedrive/deals_synthetic_rows.csv",
        "pipedrive/vendor_sample_import_header_and_row.csv", "maven/sales_pipeline.csv",
    ],
)  # fmt: skip
def test_the_guess_for_a_real_export_can_be_checked_as_it_is(desk: Desk, name: str) -> None:
    table = desk.transfer.open(real_data(name))
    mapping = desk.transfer.suggest(table, desk.transfer.survey(table), short_process())
    found = desk.transfer.check(table, mapping)
    assert found.counts["rows"] == table.row_count
    assert {code for code, _ in found.problem_kinds} <= {"import.stage_unknown"}
