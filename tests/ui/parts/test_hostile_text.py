"""What a deal or a process says is never read as HTML: no picture is loaded, nothing hangs."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import Outcome
from repdesk.ui.kit.layout import Row
from repdesk.ui.parts.back_sheet import open_back
from repdesk.ui.parts.deal_panel import DealPanel
from repdesk.ui.parts.ending_sheet import open_ending
from repdesk.ui.parts.gate_sheet import open_checklist, open_gate
from tests.builders import open_desk
from tests.hostile import canary, hostile_deal, hostile_process, magenta


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """Words that would draw a magenta picture, and nest tables, if anything read them as HTML."""
    return canary(tmp_path)


def assert_plain(widget: QWidget) -> None:
    assert magenta(widget) == 0
    for label in widget.findChildren(QLabel):
        assert not label.text() or label.textFormat() is Qt.TextFormat.PlainText, label.text()
    for part in widget.findChildren(QWidget):
        assert "<img" not in part.toolTip(), part


def test_the_canary_can_be_seen(qtbot: QtBot, hostile: str) -> None:
    label = QLabel(hostile.partition("<table>")[0])
    qtbot.addWidget(label)
    label.resize(60, 60)
    assert magenta(label) > 0


def test_gate_checklist_reasons_and_the_way_back_stay_plain(window: QWidget, tmp_path: Path, hostile: str) -> None:
    with open_desk(tmp_path / "desk", process=hostile_process(hostile)) as desk:
        deal = hostile_deal(desk, hostile)
        sheets = [open_gate(window, desk, deal, "close"), open_checklist(window, desk, deal)]
        for sheet in sheets:
            for row in sheet._items.rows():
                row.unfold()
        desk.deals.move(deal, "propose", override=hostile)
        others = [open_back(window, desk, deal, "qualify"), open_ending(window, desk, deal, Outcome.LOST)]
        for shown in (*sheets, *others):
            assert shown is not None
            assert_plain(shown)
            shown.close()


def test_the_panel_of_a_deal_stays_plain(window: QWidget, tmp_path: Path, hostile: str) -> None:
    with open_desk(tmp_path / "desk", process=hostile_process(hostile)) as desk:
        deal = hostile_deal(desk, hostile)
        desk.deals.lose(deal, hostile, hostile)
        panel = DealPanel(desk, window)
        Row(window).addWidget(panel)
        panel.show_deal(deal)
        assert_plain(panel)
        panel.hide()
