"""The way back opens again what she names, and nothing else."""

import weakref

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId
from repdesk.services.desk import Desk
from repdesk.ui.parts.back_sheet import BackSheet, open_back
from tests.builders import a_deal
from tests.ui.parts.driver import click, nameless


@pytest.fixture
def acme(desk: Desk) -> DealId:
    """A deal in Propose that came through a full gate."""
    deal = a_deal(desk, "Acme")
    desk.deals.tick(deal, "s.1.budget", evidence="They have 50k")
    desk.deals.tick(deal, "s.1.buyer", evidence="Per signs")
    desk.deals.tick(deal, "s.2.needs", value="Speed")
    desk.deals.move(deal, "propose")
    return deal


@pytest.fixture
def sheet(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> BackSheet:
    """The sheet back to Qualify."""
    made = open_back(window, desk, acme, "qualify")
    assert made is not None
    qtbot.waitExposed(made)
    return made


def done(desk: Desk, deal: DealId) -> list[str]:
    return [item.key for item in desk.deals.gate(deal, "propose").items if item.is_done]


def test_nothing_is_named_at_first_and_everything_stays(sheet: BackSheet, desk: Desk, acme: DealId) -> None:
    assert sheet.named == ()
    sheet.commit()
    assert desk.deals.get(acme).stage_key == "qualify"
    assert done(desk, acme) == ["s.1.budget", "s.1.buyer", "s.2.needs"]


def test_only_what_was_named_is_open_again(sheet: BackSheet, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    click(sheet._boxes["s.1.budget"])
    with qtbot.waitSignal(sheet.moved):
        sheet.commit()
    assert done(desk, acme) == ["s.1.buyer", "s.2.needs"]


def test_leaving_it_moves_nothing(sheet: BackSheet, desk: Desk, acme: DealId) -> None:
    sheet.reject()
    assert desk.deals.get(acme).stage_key == "propose"


def test_a_refused_move_says_why(sheet: BackSheet, desk: Desk, acme: DealId) -> None:
    desk.deals.lose(acme, "Price")
    sheet.commit()
    assert sheet._refusal.isVisible()
    assert sheet.isVisible()


def test_without_any_tick_it_moves_at_once(window: QWidget, desk: Desk) -> None:
    deal = a_deal(desk, "Birch", stage="propose")
    assert open_back(window, desk, deal, "qualify") is None
    assert desk.deals.get(deal).stage_key == "qualify"


def test_every_place_for_the_focus_has_a_name(sheet: BackSheet) -> None:
    assert nameless(sheet) == []


def test_a_closed_sheet_is_freed(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    kept = weakref.ref(sheet := open_back(window, desk, acme, "qualify"))
    assert sheet is not None
    with qtbot.waitSignal(sheet.destroyed):
        sheet.reject()
    del sheet
    qtbot.waitUntil(lambda: kept() is None)
