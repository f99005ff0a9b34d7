"""Each check finds what it is for, in a widget broken on purpose."""

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.check import check_box
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.field import TextField
from repdesk.ui.kit.label import ElidedLabel, label, tip
from repdesk.ui.kit.layout import Column
from repdesk.ui.look.theme import LookChoice, install
from tests.look import checks

LONG = "Every word of this sentence has a right to be read"


class Blank(QPushButton):
    """A button that shows nothing, least of all its focus."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing."""


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    """An empty window."""
    install(qapp, LookChoice(mode="light", animations="off"))
    made = QWidget()
    made.resize(400, 300)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def put(widget: QWidget, window: QWidget, *, width: int = 0, height: int = 0, at: tuple[int, int] = (10, 10)) -> None:
    """Force the widget to a place and a size that no layout would give it."""
    widget.setParent(window)
    widget.resize(width or widget.sizeHint().width(), height or widget.sizeHint().height())
    widget.move(*at)
    widget.show()


@pytest.mark.parametrize(
    "make",
    [
        lambda: label(LONG),
        lambda: label(LONG, wrap=True),
        lambda: Button(LONG),
        lambda: check_box(LONG),
        lambda: TextField("Field", placeholder=LONG),
    ],
    ids=["label", "wrapped label", "button", "check box", "placeholder"],
)
def test_words_without_room_are_found(window: QWidget, make: "type[QWidget]") -> None:
    made = make()
    put(made, window, width=900, height=60)
    made.setMinimumWidth(0)
    assert checks.clipped(window) == []
    made.resize(60, 24)
    assert len(checks.clipped(window)) == 1


def test_choice_without_room_is_found(window: QWidget) -> None:
    combo = Combo("Stage")
    combo.add("long", LONG)
    put(combo, window)
    assert checks.clipped(window) == []
    combo.resize(80, combo.height())
    assert len(checks.clipped(window)) == 1


def test_shortened_words_need_their_tooltip(window: QWidget) -> None:
    words = ElidedLabel(LONG)
    put(words, window, width=80)
    assert checks.clipped(window) == []
    tip(words, "")
    assert checks.clipped(window) == ["ElidedLabel “" + words.text() + "” in QWidget is shortened and has no tooltip"]


def test_siblings_on_each_other_are_found(window: QWidget) -> None:
    put(Button("One"), window)
    put(Button("Two"), window, at=(200, 10))
    assert checks.overlapping(window) == []
    put(Button("Three"), window, at=(20, 20))
    assert len(checks.overlapping(window)) == 1


def test_what_sticks_out_is_found(window: QWidget) -> None:
    put(Button("In"), window)
    assert checks.out_of_reach(window) == []
    put(Button("Out"), window, at=(380, 100))
    assert len(checks.out_of_reach(window)) == 1


def test_what_scrolls_into_sight_is_in_reach_and_what_does_not_is_found(window: QWidget) -> None:
    area, high = QScrollArea(), QLabel("High")
    high.resize(50, 2000)
    area.setWidget(high)
    put(area, window, width=200, height=200)
    assert checks.out_of_reach(window) == []
    area.verticalScrollBar().setMaximum(100)
    assert len(checks.out_of_reach(window)) == 1


def test_small_targets_are_found(window: QWidget) -> None:
    put(Button("Large enough"), window)
    assert checks.too_small(window) == []
    put(QToolButton(), window, width=40, height=20, at=(200, 100))
    assert len(checks.too_small(window)) == 1


def test_focus_that_shows_nothing_is_found(window: QWidget) -> None:
    Column(window).add(Button("One"), TextField("Two"), check_box("Three"))
    assert checks.unseen_focus(window) == []
    blank = Blank("Four")
    blank.setParent(window)
    blank.show()
    assert checks.unseen_focus(window) == [f"Blank “Four” in {type(window).__name__}"]
