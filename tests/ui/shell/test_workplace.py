"""A window with a desk: going about, undo, toasts, keys, the menu."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import Outcome
from repdesk.services.desk import Desk
from repdesk.services.settings import SINGLE_KEYS, TEXT_SIZE, THEME
from repdesk.ui.actions import Act
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.help import has_help
from repdesk.ui.kit.toast import Toast
from repdesk.ui.look.theme import current
from repdesk.ui.page import Target
from repdesk.ui.shell.places import FIRST_RUN, PLACES
from repdesk.ui.shell.shortcuts import groups
from repdesk.ui.shell.state import WindowState
from repdesk.ui.shell.window import Window
from repdesk.ui.shell.workplace import Workplace
from tests.builders import a_deal


def said(window: Window) -> str:
    """What the toast says; empty without one."""
    toasts = [toast for toast in window.findChildren(Toast) if toast.isVisible()]
    return toasts[-1].accessibleName() if toasts else ""


def press_toast(window: Window) -> None:
    next(toast for toast in window.findChildren(Toast) if toast.isVisible()).button.click()


def the_page(window: Window) -> str:
    assert window.page is not None
    return window.page.KEY


def sheets(window: Window) -> list[Sheet]:
    return [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]


def test_desk_with_a_process_opens_on_its_board(workplace: Workplace, window: Window) -> None:
    assert workplace.history.here == Target(page="board")
    assert the_page(window) == "board"
    assert window.rail.button("board").isChecked()


@pytest.mark.usefixtures("workplace")
def test_rail_leads_to_a_page_and_alt_left_comes_back(window: Window) -> None:
    QTest.mouseClick(window.rail.button("settings"), Qt.MouseButton.LeftButton)
    assert the_page(window) == "settings"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert the_page(window) == "board"
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert the_page(window) == "settings"


@pytest.mark.usefixtures("workplace")
def test_step_that_takes_a_card_away_is_told_with_undo(window: Window, desk: Desk) -> None:
    deal = a_deal(desk, "Acme")
    assert said(window) == ""
    desk.deals.lose(deal, "Price")
    assert said(window) == "Marked Acme as lost"
    press_toast(window)
    assert desk.deals.get(deal).outcome is Outcome.OPEN
    assert said(window) == "Undone: Marked Acme as lost"


@pytest.mark.usefixtures("workplace")
def test_ctrl_z_undoes_and_the_toast_does_it_again(window: Window, desk: Desk) -> None:
    deal = a_deal(desk, "Acme")
    desk.deals.lose(deal, "Price")
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.deals.get(deal).outcome is Outcome.OPEN
    press_toast(window)
    assert desk.deals.get(deal).outcome is Outcome.LOST
    assert said(window) == "Done again: Marked Acme as lost"


def test_undo_of_what_is_not_on_the_screen_offers_to_show_it(workplace: Workplace, window: Window, desk: Desk) -> None:
    deal = a_deal(desk, "Acme")
    desk.deals.edit(deal, source="Fair")
    workplace.history.go(Target(page="settings"))
    workplace.undoing.undo()
    assert "Changed source of Acme" in said(window)
    press_toast(window)
    assert workplace.history.here == Target(page="board", deal=deal)


def test_nothing_to_undo_is_said(workplace: Workplace, window: Window, desk: Desk) -> None:
    while desk.history.undo():
        pass
    workplace.undoing.undo()
    assert said(window) == "There is nothing to undo"
    workplace.undoing.redo()
    workplace.undoing.redo()
    assert said(window) == "There is nothing to redo"


@pytest.mark.usefixtures("workplace")
def test_text_field_with_something_to_undo_comes_first(window: Window, qtbot: QtBot) -> None:
    field = QLineEdit(window)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert said(window) == ""


@pytest.mark.usefixtures("workplace")
def test_text_field_with_nothing_to_undo_leaves_it_to_the_desk(window: Window, desk: Desk, qtbot: QtBot) -> None:
    deal = a_deal(desk, "Acme")
    field = QLineEdit(window)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said(window) == "Undone: Added Acme"
    assert deal not in [found.id for found in desk.board.cards_of((deal,))]


def test_text_size_keys_change_the_setting_and_the_look(workplace: Workplace, desk: Desk) -> None:
    workplace.entries.of(Act.TEXT_LARGER).trigger()
    assert desk.settings.get(TEXT_SIZE) == "110"
    assert current().scale == 1.1
    workplace.entries.of(Act.TEXT_NORMAL).trigger()
    workplace.entries.of(Act.TEXT_SMALLER).trigger()
    assert desk.settings.get(TEXT_SIZE) == "90"


@pytest.mark.usefixtures("workplace")
def test_look_is_remembered_for_the_next_first_paint(desk: Desk, state: WindowState) -> None:
    desk.settings.set(THEME, "dark")
    assert current().is_dark
    assert state.look().mode == "dark"


def test_menu_names_what_undo_would_take_back(workplace: Workplace, desk: Desk) -> None:
    desk.deals.lose(a_deal(desk, "Acme"), "Price")
    workplace.open_menu().close()
    assert workplace.entries.of(Act.UNDO).text() == "Undo: Marked Acme as lost"
    assert workplace.entries.of(Act.REDO).text() == "Redo"


def test_menu_greys_what_is_not_possible_and_hides_what_never_is(workplace: Workplace) -> None:
    assert not workplace.entries.of(Act.MOVE_ON).isEnabled()
    assert workplace.entries.of(Act.MOVE_ON).isVisible()
    workplace.history.go(Target(page="settings"))
    assert not workplace.entries.of(Act.MOVE_ON).isVisible()
    assert workplace.entries.of(Act.BACK).isEnabled()
    assert not workplace.entries.of(Act.FORWARD).isEnabled()


@pytest.mark.parametrize(("act", "title"), [(Act.HELP, "The board"), (Act.SHORTCUTS, "All shortcuts")])
def test_sheets_of_the_help_menu_open(workplace: Workplace, window: Window, act: Act, title: str) -> None:
    workplace.entries.of(act).trigger()
    assert [sheet.windowTitle() for sheet in sheets(window)] == [title]
    sheets(window)[0].reject()


@pytest.mark.parametrize("act", [Act.HELP, Act.SHORTCUTS, Act.ABOUT])
def test_sheets_of_the_help_menu_are_freed(workplace: Workplace, window: Window, act: Act) -> None:
    workplace.entries.of(act).trigger()
    sheets(window)[0].reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(Sheet) == []


def test_about_names_the_version_and_the_place_of_the_desk(workplace: Workplace, window: Window, desk: Desk) -> None:
    workplace.entries.of(Act.ABOUT).trigger()
    (sheet,) = sheets(window)
    assert str(desk.path.parent) in sheet.accessibleDescription()
    sheet.reject()


def test_shortcut_sheet_lists_letters_only_where_they_are_on(desk: Desk) -> None:
    desk.settings.set(SINGLE_KEYS, "no")
    with_letters = {line for _, lines in groups(letters=True) for line in lines}
    without = {line for _, lines in groups(letters=desk.settings.single_keys) for line in lines}
    assert ("New deal", ("Ctrl+N", "N")) in with_letters
    assert ("New deal", ("Ctrl+N",)) in without


def test_new_deal_from_another_page_goes_to_the_board(workplace: Workplace, window: Window) -> None:
    workplace.history.go(Target(page="settings"))
    workplace.entries.of(Act.NEW_DEAL).trigger()
    assert the_page(window) == "board"
    for sheet in sheets(window):
        sheet.reject()


def test_page_in_front_hears_of_changes_and_a_hidden_one_goes_stale(
    workplace: Workplace, window: Window, desk: Desk
) -> None:
    board = window.page
    assert board is not None
    workplace.history.go(Target(page="settings"))
    a_deal(desk, "Acme")
    assert board.is_stale
    workplace.history.go(Target(page="board"))
    assert not board.is_stale
    assert window.status.line.accessibleName().startswith("1 deal")


def test_every_page_has_its_help() -> None:
    for key in (FIRST_RUN, *(place.key for place in PLACES)):
        assert has_help(key), key
