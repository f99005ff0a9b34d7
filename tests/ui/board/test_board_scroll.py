"""Nothing scrolls under her hand."""

import pytest

from repdesk.domain.deal import NextStep
from repdesk.services.desk import Desk
from tests.builders import a_deal
from tests.ui.board.driver import BoardDriver


@pytest.fixture
def long_board(desk: Desk, request: pytest.FixtureRequest) -> BoardDriver:
    """A board with more cards in Qualify than fit."""
    for number in range(40):
        a_deal(desk, f"Firm {number}")
    board: BoardDriver = request.getfixturevalue("board")
    board.column("Qualify").view.doItemsLayout()
    return board


def test_a_step_elsewhere_leaves_the_scroll_where_it_is(long_board: BoardDriver, desk: Desk) -> None:
    bar = long_board.column("Qualify").view.verticalScrollBar()
    bar.setValue(900)
    desk.deals.set_next_step(long_board.deal("Dorn"), NextStep(what="Call"))
    desk.deals.set_next_step(long_board.deal("Acme"), NextStep(what="Call"))
    assert bar.value() == 900


def test_reading_all_anew_leaves_it_too(long_board: BoardDriver) -> None:
    view = long_board.column("Qualify").view
    view.verticalScrollBar().setValue(900)
    long_board.page.refresh(None)
    view.doItemsLayout()
    assert view.verticalScrollBar().value() == 900


def test_a_card_reached_by_key_comes_into_sight(long_board: BoardDriver) -> None:
    view = long_board.column("Qualify").view
    long_board.select("Acme")
    row = view.currentIndex().row()
    assert view.viewport().rect().contains(view._card_rect(row))


def test_the_board_comes_back_to_its_very_beginning(board: BoardDriver) -> None:
    board.page.resize(400, 700)
    board.select("Acme")
    bar = board.page._area.horizontalScrollBar()
    bar.setValue(bar.maximum())
    board.select("Acme")
    assert (bar.maximum() > 0, bar.value()) == (True, 0)
