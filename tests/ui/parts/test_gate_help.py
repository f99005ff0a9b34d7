"""F1 in the gate and on a checklist explains gates, and the board's help leads there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.help import HelpSheet, open_help
from repdesk.ui.parts.gate_sheet import open_checklist, open_gate
from repdesk.ui.parts.items_sheet import ItemsSheet
from tests.builders import a_deal
from tests.ui.parts.driver import SheetDriver, click

TITLE = "Gates and checklists"


@pytest.fixture(params=["gate", "checklist"])
def sheet(request: pytest.FixtureRequest, window: QWidget, desk: Desk) -> Iterator[ItemsSheet]:
    """The gate, and the checklist."""
    deal = a_deal(desk, "Acme")
    made = open_gate(window, desk, deal, "propose") if request.param == "gate" else open_checklist(window, desk, deal)
    yield made
    made.reject()


def _help(root: QWidget) -> list[HelpSheet]:
    return [sheet for sheet in root.findChildren(HelpSheet) if sheet.isVisible()]


def test_f1_explains_gates_and_esc_comes_back(sheet: ItemsSheet, qtbot: QtBot) -> None:
    driver = SheetDriver(sheet, qtbot)
    driver.press(Qt.Key.Key_F1)
    (explained,) = _help(sheet)
    assert explained.windowTitle() == TITLE
    explained.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sheet.findChildren(HelpSheet) == []
    assert sheet.isVisible()


def test_help_on_a_sheet_has_the_room_of_the_window(sheet: ItemsSheet, window: QWidget, qtbot: QtBot) -> None:
    SheetDriver(sheet, qtbot).press(Qt.Key.Key_F1)
    (explained,) = _help(sheet)
    assert window.frameGeometry().contains(explained.geometry())
    assert explained.height() >= window.height() // 2


def test_the_help_on_the_board_leads_to_gates(window: QWidget, qtbot: QtBot) -> None:
    board = open_help(window, "board")
    qtbot.waitExposed(board)
    click(next(b for b in board.findChildren(Button) if b.text() == "More on gates and checklists"))
    assert [shown.windowTitle() for shown in _help(window)] == [TITLE]
