"""The promise: everything can be taken back, by key or toast, also tomorrow."""

from pathlib import Path

from repdesk.domain.deal import Outcome
from repdesk.ui.kit.dialog import Sheet
from tests.builders import a_deal, a_desk
from tests.dump import dump
from tests.stories.conftest import SitDown
from tests.stories.rep import Rep


def work(rep: Rep) -> None:
    """A bit of everything: a move on, an order, an edit, an end, a new deal and one thrown away."""
    deals, acme = rep.desk.deals, rep.board.deal("Acme")
    deals.tick(acme, "s.1.budget", evidence="They said so")
    deals.move(acme, "close", override="They are in a hurry")
    deals.edit(rep.board.deal("Birch"), amount=990_000, tags=("fair",))
    deals.reorder(rep.board.deal("Corvin"), after=None)
    deals.lose(rep.board.deal("Dorn"), "Price")
    deals.delete(a_deal(rep.desk, "Elm"))
    rep.wait()


def test_all_of_a_morning_is_undone_and_done_again_by_key(rep: Rep) -> None:
    first, steps = dump(rep.desk.path), len(rep.desk.history.steps())
    work(rep)
    last, done = dump(rep.desk.path), len(rep.desk.history.steps()) - steps
    rep.press(*["Ctrl+Z"] * done)
    assert dump(rep.desk.path) == first
    assert rep.board.cards("Qualify") == ["Acme", "Birch", "Corvin"]
    rep.press(*["Ctrl+Shift+Z"] * done)
    assert dump(rep.desk.path) == last


def test_tomorrow_it_asks_once_and_then_undoes_all(sit_down: SitDown, tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "desk")
    for title in ("Dorn", "Corvin", "Birch", "Acme"):
        a_deal(desk, title)
    before = sit_down(desk)
    first, steps = dump(desk.path), len(desk.history.steps())
    work(before)
    done = len(desk.history.steps()) - steps
    before.leave()

    rep = sit_down(a_desk(tmp_path / "desk"))
    rep.press("Ctrl+Z")
    assert "before RepDesk was last closed: Deleted Elm" in rep.sheet(Sheet).accessibleDescription()
    rep.press("Ctrl+Return", *["Ctrl+Z"] * (done - 1))
    assert not rep.has_sheet()
    assert dump(rep.desk.path) == first


def test_toast_undoes_what_it_tells(rep: Rep) -> None:
    deal = rep.board.deal("Acme")
    rep.desk.deals.lose(deal, "Price")
    assert rep.told == "Marked Acme as lost"
    rep.press_toast()
    assert rep.desk.deals.get(deal).outcome is Outcome.OPEN
    assert rep.board.cards("Qualify") == ["Acme", "Birch", "Corvin"]
