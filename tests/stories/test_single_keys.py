"""The promise: one-letter keys work only while she wants them."""

from repdesk.services.settings import SINGLE_KEYS
from repdesk.ui.board.new_deal import NewDealSheet
from repdesk.ui.parts.ending_sheet import EndingSheet
from tests.stories.rep import Rep


def test_letters_work_on_a_card(rep: Rep) -> None:
    rep.board.select("Birch")
    rep.press("H")
    assert rep.sheet(EndingSheet).windowTitle() == "Why is Birch on hold?"


def test_letters_switched_off_do_nothing_and_the_long_keys_stay(rep: Rep) -> None:
    rep.go("settings")
    box = rep.window.page.fields[SINGLE_KEYS.key]  # type: ignore[union-attr]  # the settings are in front
    box.setFocus()
    rep.press("Space")
    rep.go("board")
    rep.board.select("Birch")
    rep.press("H", "N")
    assert not rep.has_sheet()
    rep.press("Ctrl+N")
    assert rep.has_sheet(NewDealSheet)
