"""A long text comes in plain, never hangs, and is saved only if it was changed."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.text import NOTE_LIMIT
from repdesk.ui.parts.note_area import NoteArea


@pytest.fixture
def area(window: QWidget, qtbot: QtBot) -> NoteArea:
    """An empty note in the active window."""
    made = NoteArea("Problem", parent=window)
    made.resize(300, 100)
    made.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    return made


def test_showing_words_is_no_change(area: NoteArea, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(area.edited, wait=600):
        area.set_text("a no-break space\u00a0and a line\u2028break")
    assert not area.is_changed


def test_a_pause_reports_typing_once(area: NoteArea, qtbot: QtBot) -> None:
    with qtbot.waitSignal(area.edited):
        QTest.keyClicks(area, "Idle")
    area.mark_saved()
    with qtbot.assertNotEmitted(area.edited, wait=600):
        area.clearFocus()


def test_leaving_it_reports_at_once(area: NoteArea, qtbot: QtBot) -> None:
    QTest.keyClicks(area, "Idle")
    with qtbot.waitSignal(area.edited, timeout=100):
        area.clearFocus()


@pytest.mark.parametrize("pasted", ["x" * 1_000_000, "<table>" * 20 + "x", "a" + "\u0301" * 100_000])
def test_whatever_is_pasted_comes_in_plain_and_capped(area: NoteArea, pasted: str) -> None:
    data = QMimeData()
    data.setText(pasted)
    area.insertFromMimeData(data)
    assert len(area.text) <= NOTE_LIMIT
    assert area.text[:5] == pasted[:5] or not area.text.isascii()


def test_an_endless_line_is_not_wrapped(area: NoteArea) -> None:
    area.set_text("x" * 50_000)
    assert area.lineWrapMode() is QPlainTextEdit.LineWrapMode.NoWrap
    area.set_text("short")
    assert area.lineWrapMode() is QPlainTextEdit.LineWrapMode.WidgetWidth


def test_a_full_note_takes_no_more_keys(area: NoteArea) -> None:
    area.set_text("x" * NOTE_LIMIT)
    QTest.keyClicks(area, "yz")
    assert len(area.text) == NOTE_LIMIT
    QTest.keyClick(area, Qt.Key.Key_Backspace)
    assert len(area.text) <= NOTE_LIMIT
