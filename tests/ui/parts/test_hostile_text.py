"""What a deal or a process says is never read as HTML: no picture is loaded, nothing hangs."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId, Outcome
from repdesk.domain.process import Process
from repdesk.services.desk import Desk
from repdesk.ui.kit.layout import Row
from repdesk.ui.parts.back_sheet import open_back
from repdesk.ui.parts.deal_panel import DealPanel
from repdesk.ui.parts.ending_sheet import open_ending
from repdesk.ui.parts.gate_sheet import open_checklist, open_gate
from tests.builders import a_deal, a_step, open_desk, short_process

MAGENTA = QColor("magenta")


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """Words that would draw a magenta picture, and nest tables, if anything read them as HTML."""
    picture = tmp_path / "magenta.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(MAGENTA)
    image.save(str(picture))
    return f'<img src="{picture.as_uri()}">' + "<table><tr><td>" * 20 + "&amp;"


def hostile_process(words: str) -> Process:
    stages = [
        replace(
            stage,
            name=f"{words} {stage.key}",
            exit=tuple(
                replace(c, text=f"{words} {c.key}", ask=words, source=(words,), given=False) for c in stage.exit
            ),
            tasks=tuple(replace(t, text=f"{words} {t.key}", how=words) for t in stage.tasks),
        )
        for stage in short_process().stages
    ]
    return replace(short_process(), stages=tuple(stages))


def hostile_deal(desk: Desk, words: str) -> DealId:
    deal = a_deal(
        desk, words, problem=words, source=words, trigger=words, budget_range=words, tags=(words,),
        industry=words, tech_stack=words, website=words, own={"x_note": words}, next_step=a_step(words),
    )  # fmt: skip
    desk.deals.tick(deal, "s.1.buyer", evidence=words, who=words)
    return deal


def magenta(widget: QWidget) -> int:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits()).count(bytes((255, 0, 255, 255)))


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
