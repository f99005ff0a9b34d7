"""What a screen reader finds on the board, and that nothing stays behind when a window closes."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from repdesk.services.desk import Desk
from repdesk.ui.board.card_menu import CardMenu
from repdesk.ui.board.new_deal import NewDealSheet
from tests.ui.board.driver import BoardDriver


def test_a_card_is_found_by_its_whole_sentence(board: BoardDriver) -> None:
    column = QAccessible.queryAccessibleInterface(board.column("Qualify").view)
    first = column.child(0)
    assert column.text(QAccessible.Text.Name) == "Qualify, 3 deals"
    assert first.text(QAccessible.Text.Name) == "Acme, 12,000 euro, no next step, in stage Qualify, 0 of 3 done"
    assert first.text(QAccessible.Text.Description) == "Acme roll-out. 0 days in this stage"


def test_everything_that_takes_the_focus_has_a_name(board: BoardDriver) -> None:
    board.press(Qt.Key.Key_Return)
    takers = [w for w in board.page.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    nameless = [w for w in takers if w.isVisible() and not w.accessibleName()]
    assert nameless == []


def test_a_column_says_its_new_count(board: BoardDriver, desk: Desk) -> None:
    desk.deals.delete(board.deal("Birch"))
    assert board.column("Qualify").view.accessibleName() == "Qualify, 2 deals"


def test_real_steps_keep_the_model_sound(board: BoardDriver, desk: Desk) -> None:
    model = board.column("Qualify").model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    desk.deals.reorder(board.deal("Acme"), after=board.deal("Corvin"))
    desk.deals.delete(board.deal("Birch"))
    desk.history.undo()
    desk.history.undo()
    assert board.cards("Qualify") == ["Acme", "Birch", "Corvin"]


def test_the_new_deal_sheet_is_freed_when_it_closes(board: BoardDriver) -> None:
    board.press(Qt.Key.Key_N)
    sheet = board.sheet(NewDealSheet)
    sheet.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(sheet)


def test_the_menu_is_freed_when_it_closes(board: BoardDriver) -> None:
    board.page._acts.open_menu(board.deal("Acme"), QPoint(10, 10))
    menu = next(iter(board.page.findChildren(CardMenu)))
    menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(menu)
