"""A deal ends, or rests, only with a reason."""

import weakref
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId, Outcome
from repdesk.services.desk import Desk
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.parts.ending_sheet import EndingSheet, in_a_month, next_quarter, open_ending
from tests.builders import a_deal
from tests.ui.parts.driver import nameless, type_into

ENDS = (Outcome.LOST, Outcome.DISQUALIFIED, Outcome.ON_HOLD)


@pytest.fixture
def acme(desk: Desk) -> DealId:
    """An open deal."""
    return a_deal(desk, "Acme")


def ending(window: QWidget, desk: Desk, deal: DealId, outcome: Outcome, qtbot: QtBot) -> EndingSheet:
    sheet = open_ending(window, desk, deal, outcome)
    qtbot.waitExposed(sheet)
    return sheet


def choose(sheet: EndingSheet, reason: str) -> None:
    next(r for r in sheet.findChildren(QRadioButton) if r.text() == reason).click()


def test_a_lost_deal_keeps_its_reason(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    sheet = ending(window, desk, acme, Outcome.LOST, qtbot)
    choose(sheet, "Price")
    type_into(sheet._why.note, "20 % above the other")
    with qtbot.waitSignal(sheet.ended):
        sheet.commit()
    deal = desk.deals.get(acme)
    assert (deal.outcome, deal.outcome_reason, deal.outcome_note) == (Outcome.LOST, "Price", "20 % above the other")


@pytest.mark.parametrize("outcome", ENDS)
def test_without_a_reason_nothing_happens(
    window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot, outcome: Outcome
) -> None:
    sheet = ending(window, desk, acme, outcome, qtbot)
    sheet.commit()
    assert sheet.isVisible()
    assert desk.deals.get(acme).is_open


def test_other_needs_a_word_of_her_own(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    sheet = ending(window, desk, acme, Outcome.DISQUALIFIED, qtbot)
    choose(sheet, "Other")
    sheet.commit()
    assert desk.deals.get(acme).is_open
    type_into(sheet._why.note, "They were bought")
    sheet.commit()
    assert desk.deals.get(acme).outcome is Outcome.DISQUALIFIED


def test_on_hold_needs_a_day(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    sheet = ending(window, desk, acme, Outcome.ON_HOLD, qtbot)
    choose(sheet, "Contact is away")
    sheet.commit()
    assert desk.deals.get(acme).is_open
    next(b for b in sheet.findChildren(QPushButton) if b.text() == "In a month").click()
    sheet.commit()
    assert desk.deals.get(acme).hold_until == date(2026, 12, 20)


def test_the_empty_day_asks_for_one(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    sheet = ending(window, desk, acme, Outcome.ON_HOLD, qtbot)
    day = sheet.findChild(DateField)
    assert day is not None
    assert day.placeholderText() == "Pick a day"


def test_a_day_in_the_past_is_refused_in_words(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    sheet = ending(window, desk, acme, Outcome.ON_HOLD, qtbot)
    choose(sheet, "Contact is away")
    type_into(sheet._until._field, "2026-11-01")
    QTest.keyClick(sheet._until._field, Qt.Key.Key_Return)
    sheet.commit()
    assert sheet._refusal.isVisible()
    assert desk.deals.get(acme).is_open


@pytest.mark.parametrize("outcome", ENDS)
def test_every_place_for_the_focus_has_a_name(
    window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot, outcome: Outcome
) -> None:
    assert nameless(ending(window, desk, acme, outcome, qtbot)) == []


@pytest.mark.parametrize("outcome", ENDS)
def test_a_closed_sheet_is_freed(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot, outcome: Outcome) -> None:
    kept = weakref.ref(sheet := open_ending(window, desk, acme, outcome))
    with qtbot.waitSignal(sheet.destroyed):
        sheet.reject()
    del sheet
    qtbot.waitUntil(lambda: kept() is None)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_a_month_later_is_in_the_next_month(today: date) -> None:
    later = in_a_month(today)
    assert (later.year * 12 + later.month) - (today.year * 12 + today.month) == 1


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_the_next_quarter_begins_after_today_within_three_months(today: date) -> None:
    start = next_quarter(today)
    assert (start.day, start.month % 3) == (1, 1)
    assert 0 < (start - today).days <= 92
