"""A row becomes a deal, stays out, or is a problem with line and column; nothing else ever happens."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain import fields
from repdesk.domain.deal import NextStep, Outcome
from repdesk.domain.intake import Intake, LeftOut, Problem, RowReader
from repdesk.domain.mapping import LEAVE_OUT, OUTCOME, OUTSIDE_ID, STAGE, ImportMapping, Moment, faults
from tests.builders import short_process

HEADERS = ("id", "firm", "title", "stage", "status", "worth", "money", "closes", "closed", "what", "tags", "region")
MAPPING = ImportMapping(
    process="short",
    columns={
        "id": OUTSIDE_ID,
        "firm": "company.name",
        "title": "deal.title",
        "stage": STAGE,
        "status": OUTCOME,
        "worth": "deal.amount",
        "money": "deal.currency",
        "closes": "deal.expected_close",
        "what": "deal.next_what",
        "tags": "deal.tags",
        "region": "x_region",
    },
    stages={"Q": "qualify", "P": "propose", "On": "onboard", "Won": "won", "Lost": "lost", "Old": LEAVE_OUT},
    outcomes={"Open": "open", "Won": "won", "Lost": "lost", "Held": "on_hold", "Gone": LEAVE_OUT},
    dates={"closed": "closed"},
)
GOOD = {"id": "7", "firm": "Acme", "stage": "Q", "worth": "1,250.50", "closes": "2026-12-01", "tags": "hot"}

Read = Intake | LeftOut | Problem


def read(cells: dict[str, str], mapping: ImportMapping = MAPPING) -> Read:
    row = tuple(cells.get(header, "") for header in HEADERS)
    return RowReader(mapping, HEADERS, short_process(), "EUR").read(3, row)


def intake(**cells: str) -> Intake:
    found = read(GOOD | cells)
    assert isinstance(found, Intake)
    return found


def problem(**cells: str) -> tuple[str, str]:
    found = read(GOOD | cells)
    assert isinstance(found, Problem)
    assert found.line == 3
    return found.column, found.code


cell = st.text(max_size=20) | st.sampled_from(
    ("", " ", "\x00", "Q", "Won", "Held", "Gone", "Old", "x", "1,5", "31.12.2026", "$", "€5", "a,b", "\ufeff")
)
columns = st.dictionaries(st.sampled_from(HEADERS), st.sampled_from((*fields.BY_KEY, "x_region")), max_size=8)
mappings = st.builds(
    ImportMapping,
    process=st.just("short"),
    title=st.sampled_from(("", "{firm}", "{firm}, {title}")),
    columns=columns,
    stages=st.just(MAPPING.stages),
    outcomes=st.just(MAPPING.outcomes),
    dates=st.dictionaries(st.sampled_from(HEADERS), st.sampled_from(Moment), max_size=2),
).filter(lambda mapping: not faults(mapping, HEADERS, short_process()))


@given(mappings | st.just(MAPPING), st.lists(cell, min_size=len(HEADERS), max_size=len(HEADERS)))
def test_any_row_is_a_deal_or_left_out_or_a_problem_in_a_named_column(mapping: ImportMapping, row: list[str]) -> None:
    found = RowReader(mapping, HEADERS, short_process(), "EUR").read(9, row)
    assert found.line == 9
    if isinstance(found, Problem):
        assert found.code
        assert set(found.column.split(", ")) <= set(HEADERS)
    if isinstance(found, Intake):
        assert found.deal["title"]
        assert short_process().has(found.stage)


@given(mappings | st.just(MAPPING), st.lists(cell, min_size=len(HEADERS), max_size=len(HEADERS)))
def test_an_empty_cell_never_becomes_an_empty_field(mapping: ImportMapping, row: list[str]) -> None:
    found = RowReader(mapping, HEADERS, short_process(), "EUR").read(1, row)
    if isinstance(found, Intake):
        held = [*found.deal.values(), *found.company.values(), *found.deal.get("own", {}).values()]
        assert all(value not in (None, "", ()) for value in held)


def test_a_row_becomes_a_deal_of_the_named_stage() -> None:
    found = intake(region="North", what="Call Jane")
    assert (found.stage, found.names_stage, found.outcome, found.external_id) == ("qualify", True, Outcome.OPEN, "7")
    assert found.deal == {
        "title": "Acme", "company": "Acme", "amount": 125_050, "currency": "EUR",
        "expected_close": date(2026, 12, 1), "tags": ("hot",), "own": {"x_region": "North"},
        "next_step": NextStep(what="Call Jane"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "stage", "outcome"),
    [
        ({"stage": "P"}, "propose", Outcome.OPEN),
        ({"stage": "Won"}, "close", Outcome.WON),
        ({"stage": "Lost"}, "qualify", Outcome.LOST),
        ({"stage": "On"}, "onboard", Outcome.WON),
        ({"stage": "P", "status": "Won"}, "propose", Outcome.WON),
        ({"stage": "P", "status": "Open"}, "propose", Outcome.OPEN),
        ({"stage": "", "status": "Lost"}, "qualify", Outcome.LOST),
        ({"stage": "P", "status": "Held"}, "propose", Outcome.ON_HOLD),
    ],
)
def test_stage_and_outcome_follow_the_two_columns(cells: dict[str, str], stage: str, outcome: Outcome) -> None:
    found = intake(**cells)
    assert (found.stage, found.outcome) == (stage, outcome)


@pytest.mark.parametrize(("cells", "value"), [({"stage": "Old"}, "Old"), ({"status": " Gone "}, "Gone")])
def test_values_that_are_left_out_keep_their_rows_out(cells: dict[str, str], value: str) -> None:
    assert read(GOOD | cells) == LeftOut(line=3, value=value)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"stage": "Q?"}, ("stage", "import.stage_unknown")),
        ({"stage": ""}, ("stage", "import.stage_empty")),
        ({"status": "Maybe"}, ("status", "import.outcome_unknown")),
        ({"firm": "", "title": "\x00"}, ("title", "import.title_empty")),
        ({"worth": "1e309"}, ("worth", "number.not_a_number")),
        ({"money": "Euro"}, ("money", "currency.unknown")),
        ({"closes": "2026-02-31"}, ("closes", "date.no_such_day")),
        ({"closed": "soon"}, ("closed", "date.not_a_date")),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_column(cells: dict[str, str], fault: tuple[str, str]) -> None:
    assert problem(**cells) == fault


def test_a_problem_shows_the_value_cleaned_and_cut() -> None:
    found = read(GOOD | {"worth": "x\u202e" * 500})
    assert isinstance(found, Problem)
    assert found.value == "x" * 200


@pytest.mark.parametrize("stage", ["Q", "P"])
def test_the_day_of_closing_is_the_expected_close_of_a_deal_that_is_open(stage: str) -> None:
    found = intake(stage=stage, closes="", closed="2026-11-30")
    assert found.deal["expected_close"] == date(2026, 11, 30)
    assert found.moments == {}


def test_a_named_expected_close_goes_before_it() -> None:
    assert intake(closed="2026-11-30").deal["expected_close"] == date(2026, 12, 1)


def test_of_a_deal_that_ended_it_is_the_day_it_ended() -> None:
    found = intake(stage="Won", closed="2026-11-30")
    assert found.moments == {Moment.CLOSED: date(2026, 11, 30)}
    assert found.deal["expected_close"] == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"title": "Roll-out"}, "Roll-out, Acme"),
        ({"title": ""}, "Acme"),
        ({"firm": ""}, "T"),
        ({"title": "\n"}, "Acme"),
    ],
)
def test_a_built_title_leaves_out_what_is_empty(cells: dict[str, str], title: str) -> None:
    columns = {key: value for key, value in MAPPING.columns.items() if key != "title"}
    mapping = replace(MAPPING, columns=columns, title="{title}, {firm}")
    found = read(GOOD | {"title": "T"} | cells, mapping)
    assert isinstance(found, Intake)
    assert found.deal["title"] == title


def test_the_currency_column_speaks_for_the_amount() -> None:
    assert intake(money="$").deal["currency"] == "USD"
    assert intake(worth="€5", money="USD").deal["currency"] == "EUR"
