"""The one list of actions: whole, without clashes, and understood by the views."""

from itertools import chain

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from repdesk.paths import resource
from repdesk.ui.actions import ACTIONS, Act, action, pressed


def test_every_act_is_declared_once() -> None:
    assert sorted(a.act for a in ACTIONS) == sorted(Act)


def test_every_action_has_words_and_an_icon_that_exists() -> None:
    for entry in ACTIONS:
        assert entry.text
        assert resource(f"icons/{entry.icon}.svg").is_file(), entry


def test_no_key_means_two_things() -> None:
    keys = [QKeySequence(k).toString() for k in chain.from_iterable((*a.keys, a.letter) for a in ACTIONS) if k]
    assert sorted(keys) == sorted(set(keys))
    assert all(keys)


@pytest.mark.parametrize(
    ("key", "modifiers", "act"),
    [
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, Act.OPEN_DEAL),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Act.MOVE_ON),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, Act.DELETE_DEAL),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, None),
    ],
)
def test_view_knows_its_keys(key: Qt.Key, modifiers: Qt.KeyboardModifier, act: Act | None) -> None:
    assert pressed(QKeyEvent(QEvent.Type.KeyPress, key, modifiers), letters=True) is act


def test_letters_count_only_where_they_are_on() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "e")
    assert pressed(event, letters=True) is Act.EDIT_DEAL
    assert pressed(event, letters=False) is None


def test_action_is_found_by_name() -> None:
    assert action(Act.UNDO).keys == ("Ctrl+Z",)
