"""The checklist of a stage: the same rows as the gate, and nothing moves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId
from repdesk.services.desk import Desk
from repdesk.ui.parts.gate_sheet import GateSheet, open_checklist
from tests.builders import a_deal
from tests.ui.parts.driver import SheetDriver, nameless


@pytest.fixture
def acme(desk: Desk) -> DealId:
    """A deal in the first stage."""
    return a_deal(desk, "Acme")


@pytest.fixture
def sheet(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> SheetDriver:
    """The checklist of Qualify."""
    return SheetDriver(open_checklist(window, desk, acme), qtbot)


def test_it_shows_tasks_of_every_level(sheet: SheetDriver) -> None:
    assert sheet.sheet.windowTitle() == "Checklist of Acme in Qualify"
    assert sheet.rows[-1] == "Read their last annual report"


def test_ticking_is_saved_and_nothing_moves(sheet: SheetDriver, desk: Desk, acme: DealId) -> None:
    sheet.tick("Read their last annual report")
    sheet.confirm("Economic buyer named", "Per signs")
    sheet.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.ticked == ["Economic buyer named", "Read their last annual report"]
    assert desk.deals.get(acme).stage_key == "qualify"


def test_moving_on_goes_through_the_gate(sheet: SheetDriver, window: QWidget, desk: Desk, acme: DealId) -> None:
    sheet.press_button("Move to Propose")
    gate = window.findChildren(GateSheet)[0]
    assert gate.windowTitle() == "Move Acme to Propose"
    assert desk.deals.get(acme).stage_key == "qualify"
    gate.close()


def test_a_lost_deal_offers_no_move(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    desk.deals.lose(acme, "Price")
    sheet = SheetDriver(open_checklist(window, desk, acme), qtbot)
    with pytest.raises(StopIteration):
        sheet.press_button("Move to Propose")
    sheet.sheet.close()


def test_the_last_open_stage_leads_to_won(window: QWidget, desk: Desk, qtbot: QtBot) -> None:
    sheet = SheetDriver(open_checklist(window, desk, a_deal(desk, "Birch", stage="close")), qtbot)
    sheet.press_button("Mark as won")
    assert window.findChildren(GateSheet)[0].windowTitle() == "Mark Birch as won"


def test_every_place_for_the_focus_has_a_name(sheet: SheetDriver) -> None:
    for row in sheet.sheet._items.rows():
        row.unfold()
    assert nameless(sheet.sheet) == []
