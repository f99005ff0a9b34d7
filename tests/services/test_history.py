"""Every verb is one step that can be taken back and brought again, and leaves one line."""

from datetime import date
from pathlib import Path

import pytest

from repdesk.domain.changes import Changes
from repdesk.domain.deal import DealId
from repdesk.services.desk import Desk
from tests.builders import Clock, a_deal, a_step, open_desk, the_process
from tests.dump import dump
from tests.services.tables import a_row, a_table, bring_in
from tests.verbs import Verb

ONE = DealId(1)
VERBS: dict[str, Verb] = {
    "create_deal": lambda desk, _: a_deal(desk, "Birch", tags=("hot",), industry="Steel"),
    "edit_deal": lambda desk, _: desk.deals.edit(ONE, title="New", company="Birch", amount=5, tags=("a", "b")),
    "delete_deal": lambda desk, _: desk.deals.delete(ONE),
    "tick": lambda desk, _: desk.deals.tick(ONE, "s.1.buyer", evidence="Jane"),
    "untick": lambda desk, _: desk.deals.untick(ONE, "s.1.budget"),
    "move_deal": lambda desk, _: desk.deals.move(ONE, "close", override="Now", next_step=a_step()),
    "end_deal": lambda desk, _: desk.deals.hold(ONE, "Contact is away", date(2027, 1, 5)),
    "reorder_deal": lambda desk, _: desk.deals.reorder(ONE, after=None),
    "adopt_process": lambda desk, _: desk.processes.adopt("entry-exit"),
    "import_deals": lambda desk, _: bring_in(desk, a_table(desk.path.parent, a_row(id="1", firm="F", tags="x"))),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_one_step_there_and_back(desk: Desk, clock: Clock, verb: str) -> None:
    a_deal(desk, "Acme")
    desk.deals.tick(ONE, "s.1.budget")
    a_deal(desk, "Cedar")
    clock.pass_days(1)
    before, steps = dump(desk.path), len(desk.history.steps())
    VERBS[verb](desk, 0)
    after = dump(desk.path)
    assert [s.verb for s in desk.history.steps()[: len(desk.history.steps()) - steps]] == [verb]
    assert after != before
    desk.history.undo()
    assert dump(desk.path) == before
    desk.history.redo()
    assert dump(desk.path) == after
    assert desk.check.run() == ()


def test_reopening_is_one_step_there_and_back(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.lose(acme, "Price")
    before = dump(desk.path)
    desk.deals.reopen(acme)
    desk.history.undo()
    assert dump(desk.path) == before


def test_a_step_says_what_the_history_line_needs(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.move(acme, "propose", override="Now")
    step = desk.history.next_undo()
    assert step is not None
    assert (step.verb, dict(step.args)) == (
        "move_deal", {"deal": acme, "title": "Acme roll-out", "company": "Acme", "stage": "Propose"}
    )  # fmt: skip


def test_who_listens_hears_of_each_step_once_and_who_made_it(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    heard: list[Changes] = []
    desk.subscribe(heard.append)
    desk.deals.edit(acme, origin="form", source="Fair")
    desk.history.undo()
    assert [(c.origin, c.ids("deal")) for c in heard] == [("form", frozenset({acme})), ("", frozenset({acme}))]


def test_a_new_step_ends_what_could_be_redone(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.edit(acme, source="Fair")
    desk.history.undo()
    assert desk.history.next_redo() is not None
    desk.deals.edit(acme, source="Web")
    assert desk.history.next_redo() is None
    assert desk.history.redo() is None


def test_a_step_of_yesterday_is_known_as_such_and_can_be_undone(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        a_deal(desk, "Acme")
    with open_desk(tmp_path) as desk:
        step = desk.history.next_undo()
        assert step is not None
        assert desk.history.is_from_earlier_session(step)
        desk.history.undo()
        assert desk.board.summary(the_process(desk)).totals.count == 0
