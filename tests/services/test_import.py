"""Importing a table: what the dry run says is what happens, in one step that can be taken back."""

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from repdesk.domain.dates import DateOrder
from repdesk.domain.deal import EventKind, GateResult, LeadState, NextStep, Outcome, StepKind
from repdesk.domain.errors import Refused
from repdesk.domain.fields import BY_KEY
from repdesk.domain.mapping import OUTSIDE_ID, ImportMapping
from repdesk.domain.numbers import DecimalNotation
from repdesk.domain.process import Criterion, Kind, Phase, Process, Stage
from repdesk.formats.csv_writing import guarded
from repdesk.formats.mapping_file import read_mapping
from repdesk.services.desk import Desk
from tests.builders import a_deal, a_step, open_desk, short_process, the_process
from tests.dump import dump
from tests.real_data import real_data
from tests.services.reading import changes, every_deal, fill_in, log, order, wrong_counts
from tests.services.tables import HEADERS, MAPPING, a_row, a_table, bring_in, by_outside_id, counts, plan

MAVEN = Path(__file__).parents[1] / "data" / "maven-mapping.toml"
ACME = {"id": "7", "firm": "Acme", "stage": "Q", "worth": "100", "closes": "2026-12-01"}


def update(desk: Desk, folder: Path, **cells: str) -> tuple[int, int, int, int, int]:
    """Import Acme, then once more with other cells; gives the counts of the second time."""
    bring_in(desk, a_table(folder, a_row(**ACME), name="first.csv"))
    return counts(bring_in(desk, a_table(folder, a_row(**ACME | cells), name="second.csv")))


def test_the_real_file_comes_in_whole_and_once(tmp_path: Path) -> None:
    table = real_data("maven/sales_pipeline.csv")
    with open_desk(tmp_path, process="entry-exit") as desk:
        result = bring_in(desk, table, read_mapping(MAVEN))
        assert counts(result) == (8_800, 0, 0, 0, 0)
        found = desk.report.report()["processes"][0]["outcomes"]
        assert {name: found[name]["count"] for name in ("won", "lost", "open")} == {
            "won": 4_238, "lost": 2_473, "open": 2_089
        }  # fmt: skip
        assert found["won"]["other_currencies"] == {"USD": {"amount": "10005534.00"}}
        assert wrong_counts(desk) == {}
        assert desk.check.run() == ()
        before = dump(desk.path)
        again = bring_in(desk, table, read_mapping(MAVEN))
        assert (counts(again), again.step_id) == ((0, 0, 8_800, 0, 0), None)
        assert dump(desk.path) == before
        desk.transfer.revert(desk.transfer.batches()[0])
        assert every_deal(desk) == []


def test_a_row_becomes_a_deal_with_its_line_in_the_log(desk: Desk, tmp_path: Path) -> None:
    mapping = replace(MAPPING, columns={k: v for k, v in MAPPING.columns.items() if k != "closes"},
                      dates={"closes": "stage_entered"})  # fmt: skip
    bring_in(desk, a_table(tmp_path, a_row(**ACME, tags="hot", what="Call Jane", region="North")), mapping)
    deal = by_outside_id(desk, "7")
    arrived = log(desk, deal.id)[0]
    assert (deal.title, deal.company, deal.amount, deal.currency) == ("Acme", "Acme", 10_000, "EUR")
    assert (deal.tags, deal.own, deal.next_step) == (("hot",), {"x_region": "North"}, NextStep(what="Call Jane"))
    assert (arrived.kind, arrived.gate, arrived.to_stage) == (EventKind.IMPORTED, GateResult.IMPORTED, "qualify")
    assert (arrived.at_known, arrived.at) == (True, deal.stage_entered_at)
    assert desk.check.run() == ()


def test_without_a_day_the_log_says_that_it_does_not_know(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_table(tmp_path, a_row(**ACME)))
    deal = by_outside_id(desk, "7")
    assert deal.stage_entered_at is None
    assert not log(desk, deal.id)[0].at_known


def test_imported_won_deals_start_no_lane_after_the_sale(desk: Desk, tmp_path: Path) -> None:
    bring_in(
        desk, a_table(tmp_path, a_row(**ACME | {"stage": "", "status": "Won"}), a_row(id="8", firm="B", stage="On"))
    )
    assert by_outside_id(desk, "7").outcome is Outcome.WON
    assert order(desk, "onboard") == [by_outside_id(desk, "8").id]


def test_a_changed_amount_is_an_update_with_its_line(desk: Desk, tmp_path: Path) -> None:
    assert update(desk, tmp_path, worth="250") == (0, 1, 0, 0, 0)
    deal = by_outside_id(desk, "7")
    assert deal.amount == 25_000
    assert [(c.field, c.before, c.after) for c in changes(desk, deal.id)] == [("amount", "10000", "25000")]


@pytest.mark.parametrize(("closes", "pushes"), [("2026-12-02", 1), ("2026-11-30", 0), ("", 0)])
def test_a_later_close_date_in_the_file_is_a_push(desk: Desk, tmp_path: Path, closes: str, pushes: int) -> None:
    update(desk, tmp_path, closes=closes)
    deal = by_outside_id(desk, "7")
    assert deal.pushes == pushes
    assert deal.expected_close == date.fromisoformat(closes or "2026-12-01")


def test_a_later_stage_in_the_file_moves_the_deal_without_a_gate(desk: Desk, tmp_path: Path) -> None:
    assert update(desk, tmp_path, stage="C", worth="300") == (0, 1, 0, 0, 0)
    deal = by_outside_id(desk, "7")
    moved = log(desk, deal.id)[-1]
    assert (deal.stage_key, moved.kind, moved.from_stage, moved.to_stage) == (
        "close", EventKind.IMPORTED, "qualify", "close"
    )  # fmt: skip
    assert (moved.gate, moved.amount, moved.at_known) == (GateResult.IMPORTED, 30_000, False)
    assert order(desk, "close") == [deal.id]
    assert desk.check.run() == ()


def test_an_earlier_stage_in_the_file_never_moves_it_back(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_table(tmp_path, a_row(**ACME | {"stage": "C"}), name="first.csv"))
    assert counts(bring_in(desk, a_table(tmp_path, a_row(**ACME)))) == (0, 0, 1, 0, 0)
    assert counts(bring_in(desk, a_table(tmp_path, a_row(**ACME, status="Lost")))) == (0, 1, 0, 0, 0)
    assert (by_outside_id(desk, "7").stage_key, by_outside_id(desk, "7").outcome) == ("close", Outcome.LOST)


@pytest.mark.parametrize(
    ("status", "outcome"), [("Won", Outcome.WON), ("Lost", Outcome.LOST), ("Held", Outcome.ON_HOLD)]
)
def test_an_outcome_in_the_file_ends_a_deal_that_is_open(
    desk: Desk, tmp_path: Path, status: str, outcome: Outcome
) -> None:
    assert update(desk, tmp_path, status=status) == (0, 1, 0, 0, 0)
    assert by_outside_id(desk, "7").outcome is outcome
    assert log(desk, by_outside_id(desk, "7").id)[-1].gate is GateResult.IMPORTED
    assert desk.check.run() == ()


def test_what_ended_a_hold_leaves_nothing_of_it_behind(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_table(tmp_path, a_row(**ACME), name="first.csv"))
    deal = by_outside_id(desk, "7")
    desk.deals.hold(deal.id, "Contact is away", date(2027, 1, 5), "Back soon")
    bring_in(desk, a_table(tmp_path, a_row(**ACME, status="Won")))
    won = by_outside_id(desk, "7")
    assert (won.outcome, won.outcome_reason, won.outcome_note, won.hold_until) == (Outcome.WON, "", "", None)


@pytest.mark.parametrize("cells", [{"status": "Open"}, {"status": "Lost"}, {"stage": "C"}])
def test_what_is_won_on_the_desk_stays_won(desk: Desk, tmp_path: Path, cells: dict[str, str]) -> None:
    bring_in(desk, a_table(tmp_path, a_row(**ACME), name="first.csv"))
    deal = by_outside_id(desk, "7")
    desk.deals.win(deal.id, override="Signed")
    assert counts(bring_in(desk, a_table(tmp_path, a_row(**ACME | cells)))) == (0, 0, 1, 0, 0)
    assert by_outside_id(desk, "7").outcome is Outcome.WON


FILLED: dict[str, Any] = {
    "amount": 5, "currency": "USD", "expected_close": date(2026, 12, 1), "tags": ("mine",), "problem": "Slow",
    "next_step": NextStep(what="Call", kind=StepKind.CALL, who="Jane", due=date(2026, 11, 30), time="14:00"),
    "own": {"x_region": "North", "x_size": "L"}, "lead_state": LeadState.SQL, "industry": "Steel", "source": "Fair",
    "probability": 5000, "inbound": True, "trigger": "New CFO", "budget_range": "50k", "headcount": 3,
    "tech_stack": "SAP", "website": "a.example",
}  # fmt: skip
EVERY = {f"c{n}": key for n, key in enumerate(k for k, f in BY_KEY.items() if f.is_importable)}


BLANKS = st.sampled_from(("", " ", "\x00", "\ufeff", "\t\u2028"))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.fixed_dictionaries(dict.fromkeys(EVERY.values(), BLANKS)), currency=st.sampled_from(("", "USD", "$")))
def test_no_cell_however_empty_empties_a_field(
    kept: Desk, tmp_path: Path, cells: dict[str, str], currency: str
) -> None:
    """Every field is mapped; a currency without an amount says nothing beside her own amount."""
    bring_in(kept, a_table(tmp_path, a_row(id="1", firm="Acme", title="Roll-out", stage="Q"), name="first.csv"))
    deal = by_outside_id(kept, "1").id
    kept.deals.edit(deal, title="Roll-out", **FILLED)
    before = kept.deals.with_company(deal)
    named = {OUTSIDE_ID: "1", "company.name": "Acme", "deal.stage": "Q", "deal.tags": ", ;", "deal.currency": currency}
    table = tmp_path / "empty.csv"
    said = cells | named | {"deal.title": "Roll-out"}
    row = ",".join(f'"{said[key]}"' for key in EVERY.values())
    table.write_text(",".join(EVERY) + "\n" + row + "\n", encoding="utf-8")
    assert counts(bring_in(kept, table, replace(MAPPING, columns=EVERY, outcomes={}))) == (0, 0, 1, 0, 0)
    assert kept.deals.with_company(deal) == before


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401  (one desk for many examples)
    with open_desk(tmp_path_factory.mktemp("kept")) as desk:
        yield desk


def test_a_step_in_the_file_keeps_who_when_and_how_that_she_wrote(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_table(tmp_path, a_row(**ACME), name="first.csv"))
    desk.deals.set_next_step(by_outside_id(desk, "7").id, a_step("Call Jane"))
    bring_in(desk, a_table(tmp_path, a_row(**ACME, what="Call Jane and Bo")))
    assert by_outside_id(desk, "7").next_step == replace(a_step(), what="Call Jane and Bo")


def test_own_fields_the_file_does_not_name_stay(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_table(tmp_path, a_row(**ACME), name="first.csv"))
    desk.deals.edit(by_outside_id(desk, "7").id, own={"x_size": "L", "x_region": "South"})
    bring_in(desk, a_table(tmp_path, a_row(**ACME, region="North")))
    assert by_outside_id(desk, "7").own == {"x_size": "L", "x_region": "North"}


def test_tags_are_added_and_none_taken_away(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_table(tmp_path, a_row(**ACME, tags="hot"), name="first.csv"))
    assert counts(bring_in(desk, a_table(tmp_path, a_row(**ACME, tags="big; fair")))) == (0, 1, 0, 0, 0)
    assert by_outside_id(desk, "7").tags == ("big", "fair", "hot")
    assert counts(bring_in(desk, a_table(tmp_path, a_row(**ACME, tags="fair")))) == (0, 0, 1, 0, 0)


def test_a_company_is_told_only_what_it_does_not_know(desk: Desk, tmp_path: Path) -> None:
    assert update(desk, tmp_path, industry="Steel") == (0, 1, 0, 0, 0)
    assert update(desk, tmp_path, industry="Wood") == (0, 0, 1, 0, 0)
    company = desk.deals.with_company(by_outside_id(desk, "7").id)[1]
    assert company is not None
    assert company.industry == "Steel"


def test_another_company_in_the_file_is_made_and_taken(desk: Desk, tmp_path: Path) -> None:
    assert update(desk, tmp_path, firm="Birch", industry="Wood", title="Acme") == (0, 1, 0, 0, 0)
    deal, company = desk.deals.with_company(by_outside_id(desk, "7").id)
    assert company is not None
    assert (deal.company, company.industry) == ("Birch", "Wood")


def with_field(key: str) -> Process:
    """A process whose only criterion is that this field is filled in."""
    asked = Criterion(key="f.1", text="Filled in", kind=Kind.FIELD_SET, field=key)
    return Process(key="short", name="Short", stages=(
        Stage(key="qualify", name="Q", phase=Phase.QUALIFY, exit=(asked,)),
        Stage(key="close", name="C", phase=Phase.CLOSE),
    ))  # fmt: skip


SAID = {"deal.probability": "40", "deal.amount": "0", "deal.inbound": "no", "company.headcount": "5",
        "deal.lead_state": "none", "deal.currency": "USD", "deal.expected_close": "2026-12-01",
        "deal.next_due": "2026-12-01", "deal.stage": "Q", "deal.outcome": "", "deal.problem": "x\n"}  # fmt: skip


@pytest.mark.parametrize("said", [True, False])
@pytest.mark.parametrize("key", [key for key, f in BY_KEY.items() if f.is_importable])
def test_every_field_counts_for_its_criterion_as_it_does_on_the_desk(tmp_path: Path, key: str, said: bool) -> None:
    cells = {"deal.title": "T", "company.name": "Acme", "deal.stage": "Q"} | (
        {key: SAID.get(key, "none")} if said else {}
    )
    columns = {f"c{n}": k for n, k in enumerate(cells)}
    table = tmp_path / "t.csv"
    table.write_text(",".join(columns) + "\n" + ",".join(f'"{c}"' for c in cells.values()) + "\n", encoding="utf-8")
    mapping = replace(MAPPING, columns=columns, stages={"Q": "qualify"})
    with open_desk(tmp_path / "desk", process=with_field(key)) as desk:
        assert counts(bring_in(desk, table, mapping)) == (1, 0, 0, 0, 0)
        assert wrong_counts(desk) == {}


def test_a_company_that_learns_late_counts_for_deals_that_came_before(tmp_path: Path) -> None:
    rows = (a_row(id="1", firm="Acme"), a_row(id="2", firm="Acme", industry="Steel"), a_row(id="3", firm="Acme"))
    with open_desk(tmp_path / "desk", process=with_field("company.industry")) as desk:
        mapping = replace(MAPPING, stages={"": "qualify"})
        own = a_deal(desk, "Own", company="Acme")
        bring_in(desk, a_table(tmp_path, *rows), mapping)
        assert wrong_counts(desk) == {}
        assert desk.deals.get(own).checks_done == by_outside_id(desk, "1").checks_done == 1


def test_an_outside_id_that_a_file_holds_twice_is_a_problem_the_second_time(desk: Desk, tmp_path: Path) -> None:
    found = plan(desk, a_table(tmp_path, a_row(**ACME), a_row(**ACME), a_row(id="8", firm="B")))
    assert counts(found) == (2, 0, 0, 0, 1)
    assert [(p.line, p.column, p.code, p.value) for p in found.problems] == [(3, "id", "import.twice_in_file", "7")]


def test_rows_without_an_outside_id_are_always_new(desk: Desk, tmp_path: Path) -> None:
    table = a_table(tmp_path, a_row(firm="Acme"), a_row(firm="Acme"))
    assert counts(bring_in(desk, table)) == (2, 0, 0, 0, 0)
    assert counts(bring_in(desk, table)) == (2, 0, 0, 0, 0)


def test_the_same_id_of_another_source_is_another_deal(desk: Desk, tmp_path: Path) -> None:
    table = a_table(tmp_path, a_row(**ACME))
    bring_in(desk, table)
    assert counts(bring_in(desk, table, replace(MAPPING, source="erp"))) == (1, 0, 0, 0, 0)


def test_a_deal_of_another_process_is_updated_where_it_stands(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_table(tmp_path, a_row(**ACME | {"stage": "P"}), name="first.csv"))
    desk.processes.add(replace(short_process(), key="other", name="Other"))
    other = replace(MAPPING, process="other")
    row = a_row(**ACME | {"stage": "C", "status": "Lost", "worth": "300"})
    assert counts(bring_in(desk, a_table(tmp_path, row), other)) == (0, 1, 0, 0, 0)
    deal = by_outside_id(desk, "7")
    assert (deal.process_id, deal.stage_key, deal.outcome, deal.amount) == (
        the_process(desk), "propose", Outcome.LOST, 30_000
    )  # fmt: skip
    assert desk.check.run() == ()


def test_a_filter_and_left_out_values_keep_rows_out(desk: Desk, tmp_path: Path) -> None:
    rows = (a_row(**ACME), a_row(id="8", firm="B", region="South"), a_row(id="9", firm="C", status="Gone"))
    table = desk.transfer.open(a_table(tmp_path, *rows))
    found = desk.transfer.check(table, MAPPING, where=(("region", ""),))
    assert counts(found) == (1, 0, 0, 2, 0)
    assert found.left_out == {"South": 1, "Gone": 1}
    with pytest.raises(Refused, match=r"import\.no_such_column"):
        desk.transfer.check(table, MAPPING, where=(("country", "DE"),))


def test_problems_name_line_and_column_and_stay_out(desk: Desk, tmp_path: Path) -> None:
    rows = (a_row(**ACME), a_row(id="8", firm="B\nC", worth="many"), a_row(id="9", firm="C", stage="?"), a_row(id="10"))
    found = plan(desk, a_table(tmp_path, *rows, a_row(id="11", firm="D") + ",too,many"))
    assert [(p.line, p.column, p.code) for p in found.problems] == [
        (3, "worth", "number.not_a_number"), (5, "stage", "import.stage_unknown"), (6, "title", "import.title_empty"),
        (7, "", "import.too_many_cells"),
    ]  # fmt: skip
    assert counts(desk.transfer.run(found)) == (1, 0, 0, 0, 4)


cells = st.sampled_from(("", "7", "8", "Q", "C", "On", "Won", "Held", "Gone", "x", "1,5", "9", "2026-12-01", "31.2.26"))
tables = st.lists(st.lists(cells, min_size=len(HEADERS), max_size=len(HEADERS)), min_size=1, max_size=8)
READABLE = replace(MAPPING, date_order=DateOrder.YMD, decimal=DecimalNotation.POINT)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=tables)
def test_the_five_counts_add_up_and_the_dry_run_tells_the_truth(
    kept: Desk, tmp_path: Path, rows: list[list[str]]
) -> None:
    table = a_table(tmp_path, *(a_row(**dict(zip(HEADERS, row, strict=True))) for row in (*rows, ["z"] * len(HEADERS))))
    told = plan(kept, table, READABLE)
    before = len(every_deal(kept))
    done = kept.transfer.run(told)
    assert done.counts == told.counts
    assert sum(counts(told)) == told.counts["rows"] == len([r for r in rows if any(r)]) + 1
    assert len(every_deal(kept)) == before + told.counts["new"]
    assert kept.check.run() == ()


def test_cells_that_an_export_guarded_come_back_as_they_were(desk: Desk, tmp_path: Path) -> None:
    words = ("=1+1", "-Dash Co", "+49 171", "@home", "'=x", "'quoted'")
    bring_in(desk, a_table(tmp_path, *(a_row(id=str(n), firm=guarded(w)) for n, w in enumerate(words))))
    assert [by_outside_id(desk, str(n)).company for n in range(len(words))] == list(words)


def test_a_process_the_desk_lacks_is_put_there_in_the_same_step(desk: Desk, tmp_path: Path) -> None:
    mapping = ImportMapping(process="buyers-arc", columns={"firm": "company.name"})
    before = dump(desk.path)
    bring_in(desk, a_table(tmp_path, a_row(firm="Acme")), mapping)
    assert [p.key for p in desk.processes.adopted()] == ["short", "buyers-arc"]
    desk.history.undo()
    assert dump(desk.path) == before


def test_a_cancelled_import_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    a_deal(desk, "Own")
    path = a_table(tmp_path, *(a_row(id=str(n), firm=f"F{n}") for n in range(900)))
    found, before, looks = plan(desk, path), dump(desk.path, with_history=True), iter([False, False, True])
    with pytest.raises(Refused, match="cancelled"):
        desk.transfer.run(found, cancelled=lambda: next(looks, True))
    assert dump(desk.path, with_history=True) == before


def test_a_file_that_changed_after_the_dry_run_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = a_table(tmp_path, a_row(**ACME))
    found, before = plan(desk, path), dump(desk.path, with_history=True)
    a_table(tmp_path, a_row(**ACME), a_row(id="8", firm="B"))
    with pytest.raises(Refused, match=r"file\.changed"):
        desk.transfer.run(found)
    assert dump(desk.path, with_history=True) == before


def test_a_backup_is_made_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    a_deal(desk, "Own")
    before = dump(desk.path)
    result = bring_in(desk, a_table(tmp_path, a_row(**ACME)))
    assert result.backup is not None
    assert dump(result.backup) == before


def test_a_revert_keeps_what_she_did_since_and_is_one_step(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, a_table(tmp_path, a_row(**ACME), a_row(id="8", firm="Birch")))
    mine = by_outside_id(desk, "7").id
    fill_in(desk, mine, "qualify")
    batch = desk.transfer.batches()[0]
    assert desk.transfer.changed_since(batch) > 0
    before = dump(desk.path)
    desk.transfer.revert(batch)
    assert every_deal(desk) == [mine]
    assert desk.check.run() == ()
    desk.history.undo()
    assert dump(desk.path) == before


def test_currencies_percentages_and_days_are_read_as_they_are_written(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "eu.csv"
    table.write_text("firm;worth;share;closes\nA;1.234,50 kr;12,5 %;31.12.2026\nB;£ 5,00;0 %;01.02.2027\n", "utf-8")
    columns = {"firm": "company.name", "worth": "deal.amount", "share": "deal.probability"}
    mapping = ImportMapping(process="short", columns={**columns, "closes": "deal.expected_close"}, currency="NOK")
    bring_in(desk, table, mapping)
    found = [desk.deals.get(deal) for deal in every_deal(desk)]
    assert [(d.amount, d.currency, d.probability, d.expected_close) for d in found] == [
        (123_450, "NOK", 1250, date(2026, 12, 31)), (500, "GBP", 0, date(2027, 2, 1))
    ]  # fmt: skip


def test_a_date_order_the_file_leaves_open_is_asked_for(desk: Desk) -> None:
    table = desk.transfer.open(real_data("maven-dmy/sales_pipeline.csv"))
    mapping = replace(read_mapping(MAVEN), date_order=None)
    with pytest.raises(Refused) as refused:
        desk.transfer.check(table, mapping)
    assert refused.value.code == "import.date_order_unclear"
    orders = refused.value.values["orders"]
    assert isinstance(orders, tuple)
    assert DateOrder.DMY in orders
    assert len(orders) > 1
    dmy = desk.transfer.check(table, replace(mapping, date_order=DateOrder.DMY))
    assert counts(dmy) == (8_800, 0, 0, 0, 0)


def test_naughty_strings_come_in_cleaned_and_are_found_again(desk: Desk, tmp_path: Path) -> None:
    strings: list[str] = json.loads(real_data("naughty/blns.json").read_text(encoding="utf-8"))
    table = tmp_path / "naughty.csv"
    lines = (a_row(id=str(n), firm=f"x{s}", what=f"y{s}", tags=f"z{s}") for n, s in enumerate(strings))
    text = "\r\n".join((",".join(HEADERS), *lines))
    table.write_bytes(text.encode("utf-8", "replace"))
    assert counts(bring_in(desk, table)) == (len(strings), 0, 0, 0, 0)
    assert {title for _, title, _, _ in dump(desk.path)["deal_fts"]} == {
        desk.deals.get(deal).title for deal in every_deal(desk)
    }
    assert desk.check.run() == ()
    assert counts(bring_in(desk, table))[2] == len(strings)


@pytest.mark.parametrize("worth", [str(2**63), "NaN", "inf", "1e309", "-1e309", "9" * 100])
def test_an_amount_without_measure_is_a_problem_of_its_row(desk: Desk, tmp_path: Path, worth: str) -> None:
    assert counts(bring_in(desk, a_table(tmp_path, a_row(**ACME | {"worth": worth}), a_row(firm="B")))) == (
        1,
        0,
        0,
        0,
        1,
    )


SMALL = "\n".join((",".join(HEADERS), a_row(**ACME), a_row(id="8", firm='B "x"', closes="2026-01-02"))).encode()
mutations = st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.binary(max_size=3), st.integers(0, 3)), max_size=6)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=mutations)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    kept: Desk, tmp_path: Path, changes: list[tuple[int, bytes, int]]
) -> None:
    content = bytearray(SMALL)
    for place, put, cut in changes:
        content[place : place + cut] = put
    path = tmp_path / "damaged.csv"
    path.write_bytes(bytes(content))
    try:
        found = plan(kept, path)
    except Refused:
        return
    assert sum(counts(found)) == found.counts["rows"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
def test_a_file_whose_name_is_no_text_comes_in_like_any_other(desk: Desk, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/crm\xff.csv"))
    a_table(tmp_path, a_row(**ACME)).rename(path)
    table = desk.transfer.open(path)
    guess = desk.transfer.suggest(table, desk.transfer.survey(table), short_process())
    assert counts(bring_in(desk, path, replace(MAPPING, source=guess.source))) == (1, 0, 0, 0, 0)
    assert [batch.file_name for batch in desk.transfer.batches()] == ["crm?.csv"]


def test_the_next_import_stands_below_the_cards_there_are(desk: Desk, tmp_path: Path) -> None:
    own = a_deal(desk, "Own")
    bring_in(desk, a_table(tmp_path, *(a_row(id=str(n), firm=f"F{n}") for n in range(3))))
    assert order(desk) == [own, *(by_outside_id(desk, str(n)).id for n in range(3))]


def test_the_day_it_asks_about_reads_in_two_ways(desk: Desk, tmp_path: Path) -> None:
    table = a_table(tmp_path, a_row(id="1", closes="01/01/2026"), a_row(id="2", closes="03/04/2026"))
    with pytest.raises(Refused) as refused:
        plan(desk, table)
    assert refused.value.values["samples"] == "03/04/2026"
