"""A deal's menu, its panel beside the board, its way back and its way on."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import Outcome
from repdesk.services.desk import Desk
from repdesk.ui.actions import Act
from repdesk.ui.board.card_menu import CardMenu
from repdesk.ui.page import Target
from repdesk.ui.parts.back_sheet import BackSheet
from repdesk.ui.parts.deal_panel import DealPanel
from repdesk.ui.parts.gate_sheet import ChecklistSheet, GateSheet
from tests.builders import a_deal
from tests.ui.board.driver import BoardDriver
from tests.ui.listener import Listener

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def menu_of(board: BoardDriver, name: str) -> CardMenu:
    board.select(name)
    board.page._acts.open_menu(board.deal(name), QPoint(10, 10))
    return next(m for m in board.page.findChildren(CardMenu) if m.isVisible())


def words(menu: CardMenu) -> list[str]:
    return [entry.text().partition("\t")[0] for entry in menu.move_to.actions() if entry.text()]


def win(desk: Desk, board: BoardDriver, name: str) -> None:
    desk.deals.win(board.deal(name), override="They signed already")


def panel_of(board: BoardDriver) -> DealPanel:
    panel = board.page.findChild(DealPanel)
    assert isinstance(panel, DealPanel)
    return panel


def test_the_menu_names_every_stage_with_what_is_open(board: BoardDriver) -> None:
    menu = menu_of(board, "Acme")
    menu.move_to.aboutToShow.emit()
    said = {e.text().partition("\t")[0]: e.text().partition("\t")[2] for e in menu.move_to.actions() if e.text()}
    assert said["Propose"] == "3 open"
    assert said["Close"] == "4 open"
    assert list(said)[:4] == ["Qualify", "Propose", "Close", "Onboard"]
    menu.close()


def test_the_menu_never_offers_the_stage_the_deal_is_in(board: BoardDriver) -> None:
    menu = menu_of(board, "Acme")
    assert not menu.move_to.actions()[0].isEnabled()
    menu.close()


def test_choosing_a_stage_meets_the_gate(board: BoardDriver) -> None:
    menu = menu_of(board, "Acme")
    menu.move_to.actions()[1].trigger()
    assert board.sheet(GateSheet).windowTitle() == "Move Acme to Propose"
    menu.close()


def test_a_won_deal_offers_other_things(board: BoardDriver, desk: Desk) -> None:
    win(desk, board, "Dorn")
    assert board.cards("Onboard") == ["Dorn"]
    board.select("Dorn")
    assert Act.REOPEN in board.page.acts()
    assert Act.LOSE not in board.page.acts()
    board.page.acts()[Act.REOPEN]()
    assert desk.deals.get(board.deal("Dorn")).outcome is Outcome.OPEN


def test_enter_opens_the_deal_and_the_cursor_stays_on_its_card(board: BoardDriver) -> None:
    board.select("Birch")
    board.press(Key.Key_Return)
    assert panel_of(board).deal_id == board.deal("Birch")
    assert board.column("Qualify").view.hasFocus()


def test_the_open_panel_follows_the_cursor(board: BoardDriver, qtbot: QtBot) -> None:
    board.select("Birch")
    board.press(Key.Key_Return)
    board.press(Key.Key_Down)
    qtbot.waitUntil(lambda: panel_of(board).deal_id == board.deal("Corvin"))


def test_a_closed_panel_stays_closed(board: BoardDriver, qtbot: QtBot) -> None:
    board.select("Birch")
    board.press(Key.Key_Return)
    panel_of(board).close_requested.emit()
    board.press(Key.Key_Down)
    qtbot.wait(120)
    assert panel_of(board).isHidden()


def test_f2_goes_into_the_fields(board: BoardDriver) -> None:
    board.select("Birch")
    board.press(Key.Key_F2)
    assert panel_of(board).form.isAncestorOf(board.page.window().focusWidget())


def test_space_shows_the_checklist_and_moves_nothing(board: BoardDriver) -> None:
    board.select("Birch")
    board.press(Key.Key_Space)
    assert board.sheet(ChecklistSheet).windowTitle() == "Checklist of Birch in Qualify"


def test_a_way_back_asks_which_ticks_still_hold(board: BoardDriver, desk: Desk) -> None:
    desk.deals.tick(board.deal("Dorn"), "s.1.budget")
    board.select("Dorn")
    board.press(Key.Key_Left, CTRL_SHIFT)
    sheet = board.sheet(BackSheet)
    assert board.cards("Propose") == ["Dorn"]
    sheet.accept()
    assert (board.cards("Qualify")[0], board.cursor) == ("Dorn", "Dorn")


def test_the_gate_sheet_moves_the_card_and_the_cursor_follows(board: BoardDriver, desk: Desk) -> None:
    board.select("Acme")
    board.press(Key.Key_Right, CTRL_SHIFT)
    sheet = board.sheet(GateSheet)
    for item in sheet.report.missing:
        desk.deals.tick(board.deal("Acme"), item.key, value="yes", evidence="she said so")
    sheet.refresh()
    sheet.accept()
    assert board.cards("Propose") == ["Acme", "Dorn"]
    assert board.cursor == "Acme"


def test_past_the_last_stage_the_key_asks_for_the_signature(board: BoardDriver, desk: Desk) -> None:
    a_deal(desk, "Elm", stage="close")
    board.select("Elm")
    board.press(Key.Key_Right, CTRL_SHIFT)
    assert board.sheet(GateSheet).windowTitle() == "Mark Elm as won"


def test_a_deal_that_left_the_board_can_still_be_shown(board: BoardDriver, desk: Desk) -> None:
    deal = board.deal("Birch")
    desk.deals.lose(deal, "Price")
    target = Target(page="board", deal=deal)
    assert not board.page.is_showing(target)
    board.page.reveal(target)
    assert panel_of(board).deal_id == deal
    assert board.page.is_showing(target)


def test_a_refusal_is_told_and_nothing_moves(board: BoardDriver, desk: Desk, listener: Listener) -> None:
    deal = board.deal("Acme")
    board.page._moves.move(deal, "qualify")
    assert listener.told == ["“Acme roll-out” is in Qualify already."]
    assert desk.deals.get(deal).stage_key == "qualify"


def test_several_processes_can_be_chosen_between(board: BoardDriver, desk: Desk) -> None:
    assert board.page._picker.choice is None
    other = desk.processes.adopt(desk.processes.templates()[0].key)
    board.page.refresh(None)
    board.page._picker.chosen.emit(other)
    assert board.columns[0] == desk.processes.current(other)[1].stages[0].name
    assert board.page._picker.choice is not None
    assert board.page._picker.choice.key == other
