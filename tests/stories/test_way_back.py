"""The promise: back is always allowed, and opens again only what she names."""

from repdesk.ui.parts.back_sheet import BackSheet
from tests.stories.rep import Rep
from tests.ui.parts.driver import click


def test_back_move_opens_again_only_what_was_named(rep: Rep) -> None:
    deal = rep.board.deal("Dorn")
    for key in ("s.1.budget", "s.1.buyer"):
        rep.desk.deals.tick(deal, key, value="x", evidence="They said so")
    rep.board.drag("Dorn", to="Qualify")
    sheet = rep.sheet(BackSheet)
    click(sheet._boxes["s.1.budget"])
    sheet.commit()
    rep.wait()
    assert rep.board.cards("Qualify")[0] == "Dorn"
    assert [item.key for item in rep.desk.deals.checklist(deal).items if item.is_done] == ["s.1.buyer"]


def test_back_move_without_any_tick_asks_nothing(rep: Rep) -> None:
    rep.board.select("Dorn")
    rep.press("Ctrl+Shift+Left")
    assert not rep.has_sheet()
    assert rep.told == "Moved Dorn to Qualify"
