"""The check: an honest desk agrees, whatever was done on it, and every kind of disagreement is found."""

from datetime import date
from pathlib import Path

import pytest

from repdesk.domain.deal import DealId
from repdesk.services.desk import Desk
from repdesk.storage.plain import plain_connection
from repdesk.storage.queries import check
from tests.builders import Clock, a_deal, a_desk, a_step
from tests.real_data import real_data

WRITING = {"foreign_keys": "OFF"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return a_desk(tmp_path, clock=clock)


def _tamper(desk: Desk, statement: str) -> None:
    """Change the file behind the program's back, as a fault would."""
    with plain_connection(desk.path, pragmas=WRITING) as connection:
        connection.execute(statement)


def _codes(desk: Desk) -> list[str]:
    return [finding.code for finding in desk.check.run()]


def test_an_empty_desk_agrees(desk: Desk) -> None:
    assert desk.check.run() == ()
    assert desk.check.count() == 0


def test_a_desk_agrees_after_every_verb(desk: Desk, clock: Clock) -> None:
    acme, birch = a_deal(desk, "Acme"), a_deal(desk, "Birch", expected_close=date(2026, 12, 1), tags=("hot",))
    desk.deals.tick(acme, "s.1.budget", evidence="80k, said Jane")
    desk.deals.edit(birch, expected_close=date(2027, 1, 1), company="Birch & Sons", next_step=a_step())
    clock.pass_days(3)
    desk.deals.move(acme, "propose", override="They asked for it")
    desk.deals.tick(acme, "s.1.buyer", evidence="Jane signs")
    desk.deals.hold(acme, "Budget", date(2027, 1, 5))
    clock.pass_days(9)
    desk.deals.reopen(acme)
    desk.deals.reorder(birch, after=a_deal(desk, "Cedar"))
    desk.deals.win(birch, override="Signed at once")
    desk.deals.move(birch, "close")
    desk.deals.lose(birch, "Price")
    desk.deals.move(acme, "qualify", no_longer_true=["s.1.budget"])
    desk.history.undo()
    assert desk.check.run() == ()
    assert desk.check.count() == 3


def test_a_desk_agrees_after_an_import(desk: Desk) -> None:
    table = desk.transfer.open(real_data("hubspot/hubspot-crm-exports-all-deals_synthetic_rows.csv"))
    process = desk.processes.current(desk.processes.adopted()[0].id)[1]
    mapping = desk.transfer.suggest(table, desk.transfer.survey(table), process)
    assert desk.transfer.run(desk.transfer.check(table, mapping)).counts["new"] > 0
    assert desk.check.run() == ()


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("checks_done", 1, 0),
        ("checks_total", 9, 3),
        ("checks_blocking", 0, 2),
        ("overridden_open", 1, 0),
        ("pushes", 4, 0),
        ("outcome", "'won'", "open"),
        ("stage_entered_at", 12, 1_795_165_200_000),
    ],
)
def test_a_stored_value_that_differs_is_named_with_both(
    desk: Desk, column: str, value: int | str, expected: int | str
) -> None:
    deal_id = a_deal(desk, "Acme")
    _tamper(desk, f"UPDATE deal SET {column} = {value}")
    (finding,) = [f for f in desk.check.run() if f.values["name"] == column]
    assert (finding.code, finding.deal, finding.title) == ("check.differs", deal_id, "Acme roll-out")
    assert finding.values["stored"] == (value if isinstance(value, int) else "won")
    assert finding.values["expected"] == expected


def test_a_deal_in_another_stage_than_its_log_says_is_found(desk: Desk) -> None:
    a_deal(desk, "Acme")
    _tamper(desk, "UPDATE deal SET stage_id = (SELECT id FROM stage WHERE key = 'close')")
    assert ("check.differs", "stage_key") in [(f.code, f.values["name"]) for f in desk.check.run()]


def test_a_stage_of_another_process_is_found(desk: Desk) -> None:
    deal_id = a_deal(desk, "Acme")
    desk.processes.adopt("entry-exit")
    _tamper(desk, "UPDATE deal SET stage_id = (SELECT id FROM stage WHERE key = 'prospecting')")
    assert [(f.code, f.deal) for f in desk.check.run()] == [("check.other_process", deal_id)]


def test_a_stage_its_version_does_not_know_is_found(desk: Desk) -> None:
    a_deal(desk, "Acme")
    _tamper(desk, "UPDATE stage SET key = 'gone' WHERE key = 'qualify'")
    assert _codes(desk) == ["check.no_such_stage"]


@pytest.mark.parametrize("rank", ["", "V0", "a b", "é", "V" * 33])
def test_a_rank_that_is_none_is_found(desk: Desk, rank: str) -> None:
    a_deal(desk, "Acme")
    _tamper(desk, f"UPDATE deal SET rank = '{rank}'")
    assert _codes(desk) == ["check.rank_form"]


def test_two_deals_in_one_place_are_found(desk: Desk) -> None:
    for title in ("Acme", "Birch"):
        a_deal(desk, title)
    _tamper(desk, "UPDATE deal SET rank = 'V'")
    assert _codes(desk) == ["check.rank_twice"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM deal_fts",
        "UPDATE deal_fts SET company = 'Other'",
        "UPDATE deal SET next_what = 'Call'",
        "UPDATE company SET name = 'Other'",
        "INSERT INTO deal_fts (rowid, title) VALUES (99, 'Nobody')",
    ],
)
def test_what_search_does_not_know_is_found(desk: Desk, statement: str) -> None:
    a_deal(desk, "Acme")
    _tamper(desk, statement)
    assert "check.search" in _codes(desk)


def test_a_reference_to_nothing_is_damage(desk: Desk) -> None:
    a_deal(desk, "Acme")
    _tamper(desk, "DELETE FROM company")
    assert _codes(desk) == ["check.damaged"]


def test_deals_are_read_in_portions(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "AT_ONCE", 2)
    ids = [a_deal(desk, f"Acme {n}") for n in range(5)]
    _tamper(desk, "UPDATE deal SET pushes = 1")
    assert [f.deal for f in desk.check.run()] == ids


def test_the_check_ends_after_a_thousand_findings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("repdesk.services.check.MOST", 3)
    for n in range(5):
        a_deal(desk, f"Acme {n}")
    _tamper(desk, "UPDATE deal SET pushes = 1")
    assert len(desk.check.run()) == 3


def test_records_of_no_deals_are_none(desk: Desk) -> None:
    with desk.context.store.read() as reader:
        assert list(check.records(reader, [DealId(99)])) == []
