"""Everything on the board goes by keys, with one cursor over all columns."""

import pytest
from PySide6.QtCore import Qt

from repdesk.services.desk import Desk
from repdesk.services.settings import SINGLE_KEYS
from repdesk.ui.board.new_deal import NewDealSheet
from tests.ui.board.driver import BoardDriver

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def test_the_first_card_has_the_cursor(board: BoardDriver) -> None:
    assert board.focused == "Acme, 12,000 euro, no next step, in stage Qualify, 0 of 3 done"


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("Acme", Key.Key_Down, "Birch"),
        ("Birch", Key.Key_Up, "Acme"),
        ("Acme", Key.Key_End, "Corvin"),
        ("Corvin", Key.Key_Home, "Acme"),
        ("Acme", Key.Key_Right, "Dorn"),
        ("Dorn", Key.Key_Left, "Acme"),
        ("Dorn", Key.Key_Right, "Dorn"),
        ("Acme", Key.Key_Left, "Acme"),
    ],
)
def test_arrows_go_between_cards_and_columns(board: BoardDriver, start: str, key: Key, end: str) -> None:
    board.select(start)
    board.press(key)
    assert board.cursor == end


def test_only_one_card_is_current_over_all_columns(board: BoardDriver) -> None:
    board.select("Birch")
    board.press(Key.Key_Right)
    current = [c.stage.name for c in board.page._area.columns if c.view.currentIndex().isValid()]
    assert current == ["Propose"]


def test_tab_meets_one_column_only(board: BoardDriver) -> None:
    board.select("Dorn")
    stops = [c.stage.name for c in board.page._area.columns if c.view.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["Propose"]


def test_moving_back_by_key_takes_the_focus_along(board: BoardDriver) -> None:
    board.select("Dorn")
    board.press(Key.Key_Left, CTRL_SHIFT)
    assert board.cards("Qualify") == ["Dorn", "Acme", "Birch", "Corvin"]
    assert board.cursor == "Dorn"
    assert board.column("Qualify").view.hasFocus()


def test_order_is_changed_by_key_and_the_cursor_stays(board: BoardDriver) -> None:
    board.select("Acme")
    board.press(Key.Key_Down, CTRL_SHIFT)
    assert board.cards("Qualify") == ["Birch", "Acme", "Corvin"]
    board.press(Key.Key_Down, CTRL_SHIFT)
    board.press(Key.Key_Down, CTRL_SHIFT)
    assert board.cards("Qualify") == ["Birch", "Corvin", "Acme"]
    board.press(Key.Key_Up, CTRL_SHIFT)
    assert (board.cards("Qualify"), board.cursor) == (["Birch", "Acme", "Corvin"], "Acme")


def test_delete_is_undoable_and_hands_the_cursor_on(board: BoardDriver, desk: Desk) -> None:
    board.select("Birch")
    board.press(Key.Key_Delete)
    assert (board.cards("Qualify"), board.cursor) == (["Acme", "Corvin"], "Corvin")
    desk.history.undo()
    assert board.cards("Qualify") == ["Acme", "Birch", "Corvin"]


def test_n_asks_for_a_new_deal_in_the_column_of_the_cursor(board: BoardDriver) -> None:
    board.select("Dorn")
    board.press(Key.Key_N)
    sheet = board.sheet(NewDealSheet)
    assert sheet.stage.key == "propose"
    sheet.reject()


def test_one_letter_keys_can_be_switched_off(board: BoardDriver, desk: Desk) -> None:
    desk.settings.set(SINGLE_KEYS, "no")
    board.page.shown()
    board.select("Dorn")
    board.press(Key.Key_N)
    assert not board.has_sheet(NewDealSheet)
