"""What the rep typed is shown, never obeyed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.kit.banner import Banner
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.empty_state import EmptyState
from repdesk.ui.kit.panel import Panel
from repdesk.ui.kit.progress import Progress
from repdesk.ui.kit.section import section
from repdesk.ui.kit.text import ElidedLabel, ask, label, mnemonic_safe, tip, tip_text
from repdesk.ui.kit.toast import Toast

MAGENTA = QColor("#FF00FF")


@pytest.fixture
def canary(tmp_path: Path, window: QWidget) -> str:
    """A text that would show as a magenta picture if it were read as HTML."""
    window.setWindowTitle("canary")
    picture = QPixmap(40, 40)
    picture.fill(MAGENTA)
    picture.save(str(tmp_path / "magenta.png"))
    return f'<img src="{(tmp_path / "magenta.png").as_posix()}" width=40 height=40>'


def test_the_canary_sings_in_a_bare_label(canary: str, window: QWidget) -> None:
    assert _has_magenta(_shown(QLabel(canary), window))


@pytest.mark.parametrize("show", [label, section, Panel, Banner, ElidedLabel, Button, Progress])
def test_words_of_the_rep_stay_words(canary: str, window: QWidget, show: Callable[[str], QWidget]) -> None:
    assert not _has_magenta(_shown(show(canary), window))


def test_an_empty_state_and_a_toast_stay_words(canary: str, window: QWidget) -> None:
    assert not _has_magenta(_shown(EmptyState("folder", canary, action=canary), window))
    assert not _has_magenta(_shown(Toast(window, canary, canary), window))


def test_a_question_stays_words(canary: str, window: QWidget) -> None:
    sheet = ask(window, canary, canary, canary)
    assert not _has_magenta(sheet.grab().toImage())


def test_a_tooltip_stays_words(canary: str, window: QWidget, qtbot: QtBot) -> None:
    tip(window, canary)
    QToolTip.showText(window.mapToGlobal(window.rect().center()), window.toolTip(), window)
    qtbot.waitUntil(QToolTip.isVisible)
    shown = next(w for w in window.findChildren(QLabel) if w.inherits("QTipLabel"))
    assert not _has_magenta(shown.grab().toImage())


def test_no_words_give_no_tooltip() -> None:
    assert tip_text("") == ""


def test_a_tooltip_keeps_its_lines() -> None:
    assert tip_text("a < b\nR&D") == "<p>a &lt; b<br>R&amp;D</p>"


@pytest.mark.usefixtures("qapp")
def test_ampersands_are_not_keys() -> None:
    assert mnemonic_safe("R&D\tlab") == "R&&D lab"
    assert Button("R&D").accessibleName() == "R&D"


def test_a_long_name_is_cut_and_told_in_full(window: QWidget) -> None:
    name = ElidedLabel("A very long company name that cannot fit here", parent=window)
    name.show()
    name.resize(80, 20)
    assert name.text().endswith("…")
    assert "cannot fit" in name.toolTip()
    name.resize(900, 20)
    assert (name.text(), name.toolTip()) == (name.whole, "")


def test_a_label_says_its_role_and_tone(window: QWidget) -> None:
    words = label("Overdue", "small", "danger", parent=window)
    words.ensurePolished()
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert words.fontInfo().pixelSize() == 12


def _shown(widget: QWidget, window: QWidget) -> QImage:
    widget.setParent(window)
    widget.setGeometry(window.rect())
    widget.show()
    return widget.grab().toImage()


def _has_magenta(image: QImage) -> bool:
    places = ((x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return any(image.pixelColor(*place) == MAGENTA for place in places)
