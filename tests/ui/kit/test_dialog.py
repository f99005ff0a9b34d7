"""Sheets open without stopping the program, fit their window, and are gone when they are closed."""

import weakref

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.field import TextArea, TextField
from repdesk.ui.kit.label import label
from repdesk.ui.kit.scrim import Scrim
from repdesk.ui.kit.text import ask, tell
from repdesk.ui.look.theme import LookChoice, install


@pytest.fixture
def sheet(window: QWidget, qtbot: QtBot) -> Sheet:
    """An open sheet with one field and two buttons."""
    made = Sheet(window, "Move Acme")
    made.body.addWidget(TextField("Reason"))
    made.add_cancel()
    made.add_main("Move")
    made.open()
    qtbot.waitExposed(made)
    return made


def test_a_closed_sheet_is_freed_with_its_veil(sheet: Sheet, window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.destroyed):
        sheet.reject()
    qtbot.waitUntil(lambda: not window.findChildren(Scrim))
    assert not window.findChildren(Sheet)


def test_python_keeps_no_closed_sheet(window: QWidget, qtbot: QtBot) -> None:
    kept = weakref.ref(opened := tell(window, "Done", "All is well."))
    with qtbot.waitSignal(opened.destroyed):
        opened.accept()
    del opened
    qtbot.waitUntil(lambda: kept() is None)


def test_escape_leaves(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.rejected):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_control_enter_presses_the_main_button(sheet: Sheet, qtbot: QtBot, key: Qt.Key) -> None:
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)


def test_control_enter_does_nothing_while_the_main_button_is_off(window: QWidget, qtbot: QtBot) -> None:
    closed = Sheet(window, "Move Acme")
    closed.add_main("Move").setEnabled(False)
    closed.open()
    with qtbot.assertNotEmitted(closed.accepted):
        closed.commit()
    assert closed.isVisible()


def test_enter_in_a_field_closes_nothing(sheet: Sheet) -> None:
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    assert sheet.isVisible()


def test_the_first_field_has_the_focus(sheet: Sheet) -> None:
    assert isinstance(sheet.focusWidget(), TextField)


def test_the_window_is_blocked_but_the_program_goes_on(sheet: Sheet, window: QWidget) -> None:
    assert sheet.isModal()
    assert sheet.windowModality() == Qt.WindowModality.WindowModal
    assert [veil.isVisible() for veil in window.findChildren(Scrim)] == [True]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_long_sheet_stays_within_a_small_window_and_scrolls(
    qapp: QApplication, window: QWidget, scale: float
) -> None:
    install(qapp, LookChoice(scale=scale, animations="off"))
    long = Sheet(window, "A sheet with very much in it", width=900)
    for line in range(60):
        long.body.addWidget(label(f"Line {line}"))
    long.open()
    there = long.frameGeometry().translated(-window.mapToGlobal(QPoint()))
    assert window.rect().contains(there)
    assert long.findChildren(QLabel)[-1].y() > long.height()


def test_a_short_sheet_is_as_high_as_its_content(sheet: Sheet) -> None:
    short = sheet.height()
    sheet.body.addWidget(TextArea("Note", lines=6))
    assert short < 300
    _settle(sheet)
    assert sheet.height() > short + 80


def test_a_sheet_follows_its_window(sheet: Sheet, window: QWidget) -> None:
    window.resize(800, 640)
    middle = sheet.geometry().center().x() - window.mapToGlobal(QPoint()).x()
    assert abs(middle - 400) <= 1


def test_a_question_answers_by_signal(window: QWidget, qtbot: QtBot) -> None:
    question = ask(window, "Delete Acme?", "You can undo this.", "Delete", danger=True)
    with qtbot.waitSignal(question.accepted):
        question.commit()


def test_what_destroys_is_not_one_enter_away(window: QWidget, qtbot: QtBot) -> None:
    question = ask(window, "Delete Acme?", "You can undo this.", "Delete", danger=True)
    qtbot.waitExposed(question)
    with qtbot.waitSignal(question.rejected):
        QTest.keyClick(question.focusWidget(), Qt.Key.Key_Return)


def test_typing_control_enter_in_a_note_adds_no_line(sheet: Sheet, qtbot: QtBot) -> None:
    note = TextArea("Note")
    sheet.body.addWidget(note)
    note.setFocus()
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(note, QPlainTextEdit)
    assert note.toPlainText() == ""


def _settle(sheet: Sheet) -> None:
    QApplication.sendPostedEvents()
    sheet.fit()
