"""Everything can be found, named and reached without a mouse and without eyes, on every page and dialog."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.kit.layout import Column
from tests.look.playing import Play
from tests.look.scenes import SCENES
from tests.look.screen import Screen
from tests.look.walking import focusable, laid_at, name, seen

_MOST_STOPS = 300


def nameless(root: QWidget) -> list[str]:
    """What takes the focus and has no name."""
    takers = (w for w in seen(root) if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.focusProxy() is None)
    return [name(widget) for widget in takers if not _spoken(widget)]


def loose_buddies(root: QWidget) -> list[str]:
    """Labels whose field cannot take the focus they pass on."""
    captions = (w for w in seen(root) if isinstance(w, QLabel) and w.buddy() is not None)
    return [name(caption) for caption in captions if not _takes_focus(caption.buddy())]


def tabbed() -> list[QWidget]:
    """Where the Tab key leads, from the first stop until it comes round."""
    stops: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        here = QApplication.focusWidget()
        if here is None or here in stops:
            break
        stops.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return stops


def against_reading(stops: list[QWidget], root: QWidget) -> list[str]:
    """Steps of the Tab key that lead up, or to the left on the same line; one such step comes round."""
    wrong = [(a, b) for a, b in pairwise((*stops, stops[0])) if _is_backwards(a, b, root)] if stops else []
    return [f"{name(a)} → {name(b)}" for a, b in wrong[:-1]]


def _is_backwards(one: QWidget, other: QWidget, root: QWidget) -> bool:
    here, there = laid_at(one, root), laid_at(other, root)
    is_above = there.bottom() <= here.top() and there.left() < here.right()
    is_left_of = there.right() <= here.left() and there.top() < here.bottom() and there.bottom() > here.top()
    return is_above or is_left_of


def _spoken(widget: QWidget) -> str:
    """What a screen reader calls it; of a label, its words."""
    return widget.text() if isinstance(widget, QLabel) else widget.accessibleName()


def _takes_focus(widget: QWidget) -> bool:
    target = widget.focusProxy() or widget
    return target.focusPolicy() != Qt.FocusPolicy.NoFocus or any(map(_takes_focus, _children(target)))


def _children(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.children() if isinstance(child, QWidget)]


def front(screen: Screen) -> QWidget:
    """The uppermost window of a scene, with the keys going to it."""
    root = screen.roots()[-1]
    root.activateWindow()
    screen.until(root.isActiveWindow)
    return root


@pytest.mark.parametrize("scene", SCENES)
def test_everything_has_a_name_and_is_reached_in_reading_order(play: Play, scene: str) -> None:
    with play(scene) as screen:
        root = front(screen)
        assert nameless(root) == []
        assert loose_buddies(root) == []
        if isinstance(root, QMenu):
            return
        stops = tabbed()
        assert [name(w) for w in focusable(root) if w not in stops] == []
        assert against_reading(stops, root) == []


def test_every_card_says_one_sentence(play: Play) -> None:
    with play("board") as screen:
        for column in screen.board.page._area.columns:
            view = QAccessible.queryAccessibleInterface(column.view)
            for row, card in enumerate(column.model.cards):
                words = view.child(row).text(QAccessible.Text.Name)
                assert words.startswith(f"{card.company}, "), words
                assert f"in stage {column.stage.name}, {card.checks_done} of {card.checks_total} done" in words
                assert view.child(row).text(QAccessible.Text.Description).startswith(card.title)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Three buttons, one under the other."""
    made = QWidget()
    Column(made).add(*(QPushButton(word) for word in ("One", "Two", "Three")))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_what_has_no_name_is_found(window: QWidget) -> None:
    assert len(nameless(window)) == 3


def test_what_the_keys_do_not_reach_is_found(window: QWidget) -> None:
    one, two, three = window.findChildren(QPushButton)
    one.setFocus()
    assert tabbed() == [one, two, three]
    QWidget.setTabOrder(three, two)
    one.setFocus()
    assert len(against_reading(tabbed(), window)) == 1


def test_label_of_a_field_that_takes_no_focus_is_found(window: QWidget) -> None:
    caption, field = QLabel("Stage", window), QLabel("Qualify", window)
    caption.setBuddy(field)
    for each in (caption, field):
        each.show()
    assert len(loose_buddies(window)) == 1
