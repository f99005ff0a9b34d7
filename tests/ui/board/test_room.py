"""A column makes room for a card, and closes up again."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.board.room import Room
from repdesk.ui.look.theme import LookChoice, install

SLOT = 64


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot) -> Iterator[Room]:
    """Room in a window where things move."""
    install(qapp, LookChoice(animations="on"))
    window = QWidget()
    qtbot.addWidget(window)
    yield Room(window)
    install(qapp, LookChoice(animations="off"))


def test_the_first_slot_opens_slowly(room: Room, qtbot: QtBot) -> None:
    room.open_slot(2, 8)
    assert room.slot is not None
    assert room.slot.height < SLOT
    qtbot.waitUntil(lambda: room.slot is not None and room.slot.height == SLOT)


def test_the_slot_follows_the_hand_at_once(room: Room, qtbot: QtBot) -> None:
    room.open_slot(2, 8)
    qtbot.waitUntil(lambda: room.slot is not None and room.slot.height == SLOT)
    room.open_slot(3, 8)
    assert room.slot is not None
    assert (room.slot.row, room.slot.height) == (3, SLOT)


def test_a_landed_card_grows_out_of_the_slot_and_leaves_no_gap(room: Room, qtbot: QtBot) -> None:
    room.open_slot(2, 8)
    room.settle(2, 110)
    room.close_slot()
    assert room.gap is not None
    assert room.gap.height < 0
    qtbot.waitUntil(lambda: room.gap is None)


def test_where_nothing_moves_all_is_there_at_once(room: Room, qapp: QApplication) -> None:
    install(qapp, LookChoice(animations="off"))
    room.open_slot(1, 8)
    assert room.slot is not None
    assert room.slot.height == SLOT
    room.settle(1, 110)
    assert room.gap is None
    room.fill(0, 110)
    assert room.gap is None
