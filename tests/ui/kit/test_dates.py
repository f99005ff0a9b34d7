"""Days are read as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.kit.date_field import DateField
from repdesk.ui.kit.dates import date_text, read_date, read_day

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("text", ["2026-11-24", "24.11.2026", "24.11.26", "24 Nov 2026", " 24  Nov 2026 "])
def test_a_day_is_read(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize("text", ["", "soon", "31.02.2026", "2026-13-01", "24", "2026-02-30"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "ahead", "back"),
    [
        ("today", 0, 0),
        ("Tomorrow", 1, 1),
        ("yesterday", -1, -1),
        ("fri", 3, -4),
        ("Tue.", 7, 0),
        ("27 Nov", 3, -362),
        ("24.11.", 0, 0),
        ("Jan 5", 42, -323),
    ],
)
def test_a_day_is_read_as_she_calls_it(text: str, ahead: int, back: int) -> None:
    assert read_day(text, DAY) == DAY + timedelta(days=ahead)
    assert read_day(text, DAY, past=True) == DAY + timedelta(days=back)


def test_the_leap_day_is_the_next_there_is() -> None:
    assert read_day("29 Feb", DAY) == date(2028, 2, 29)
    assert read_day("29 Feb", DAY, past=True) == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["", "s", "t", "soon", "31 Feb", "24", "the day after"])
def test_what_she_calls_no_day_is_none(text: str) -> None:
    assert read_day(text, DAY) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_what_is_shown_can_be_read_again(day: date) -> None:
    assert read_date(date_text(day)) == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read_day(text, DAY) is None or isinstance(read_day(text, DAY), date)


def test_a_typed_day_is_reported_once(window: QWidget, qtbot: QtBot) -> None:
    field = DateField("Due", parent=window)
    with qtbot.waitSignal(field.date_edited) as edited:
        QTest.keyClicks(field, "2026-11-24")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert (edited.args, field.value) == ([DAY], DAY)
    with qtbot.assertNotEmitted(field.date_edited):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_set_day_is_not_reported(window: QWidget, qtbot: QtBot) -> None:
    field = DateField("Due", parent=window)
    with qtbot.assertNotEmitted(field.date_edited):
        field.set_value(DAY)
    assert field.value == DAY


def test_an_emptied_field_reports_none(window: QWidget, qtbot: QtBot) -> None:
    field = DateField("Due", DAY, parent=window)
    field.selectAll()
    with qtbot.waitSignal(field.date_edited) as edited:
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert edited.args == [None]


def test_what_cannot_be_read_keeps_the_old_day_and_says_so(window: QWidget, qtbot: QtBot) -> None:
    field = DateField("Due", DAY, parent=window)
    field.selectAll()
    with qtbot.assertNotEmitted(field.date_edited):
        QTest.keyClicks(field, "soonish")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.value, field.is_readable, field.property("tone")) == (DAY, False, "danger")


def test_a_picked_day_is_reported_and_the_month_goes(window: QWidget, qtbot: QtBot) -> None:
    field = DateField("Due", parent=window)
    field.pick()
    month = field.findChildren(QCalendarWidget)[0]
    with qtbot.waitSignal(field.date_edited) as edited, qtbot.waitSignal(month.destroyed):
        month.clicked.emit(DAY)
    assert edited.args == [DAY]
