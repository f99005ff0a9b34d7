"""Holding a card near an edge scrolls, faster the nearer."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from repdesk.ui.board.edge_scroll import EdgeScroll, pace


@given(position=st.integers(-100, 700), length=st.integers(0, 600))
def test_it_never_scrolls_in_the_middle_third_nor_faster_than_its_limit(position: int, length: int) -> None:
    assert abs(pace(position, length, 48)) <= 18
    if length // 3 <= position <= length - length // 3:
        assert pace(position, length, 48) == 0


def test_nearer_the_edge_is_faster() -> None:
    paces = [pace(position, 600, 48) for position in (599, 580, 560, 300, 40, 20, 0)]
    assert paces == sorted(paces, reverse=True)
    assert paces[0] > 0 > paces[-1]


def test_it_goes_on_until_the_end_and_then_rests(qtbot: QtBot) -> None:
    bar = QScrollBar()
    qtbot.addWidget(bar)
    bar.setRange(0, 90)
    edges = EdgeScroll(bar)
    edges.hold(599, 600)
    qtbot.waitUntil(lambda: bar.value() == 90 and not edges.is_running)


def test_leaving_the_edge_stops_it(qtbot: QtBot) -> None:
    bar = QScrollBar()
    qtbot.addWidget(bar)
    bar.setRange(0, 10_000)
    edges = EdgeScroll(bar)
    edges.hold(599, 600)
    edges.hold(300, 600)
    assert not edges.is_running
