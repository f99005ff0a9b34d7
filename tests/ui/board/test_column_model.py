"""A column holds a window of its cards and lets the store decide."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId, StageId
from repdesk.domain.views import Card, Column
from repdesk.services.board import FIRST_PAGE as FIRST
from repdesk.ui.board.card_pixmaps import CardPixmaps
from repdesk.ui.board.column_model import MORE, ColumnModel
from repdesk.ui.board.column_view import ColumnView
from repdesk.ui.board.dragged import Dragged, packed
from tests.ui.board.cards import SETTING, a_card, a_column


class Shelf:
    """Cards in the order of their ranks, read the way the desk reads them."""

    def __init__(self, count: int) -> None:
        self.cards = [a_card(n) for n in range(1, count + 1)]

    def read(self, column: Column, after: Card | None, limit: int) -> Sequence[Card]:  # noqa: ARG002 -- one stage only
        rest = [c for c in self.cards if after is None or (c.rank, c.id) > (after.rank, after.id)]
        return rest[:limit]


def a_model(shelf: Shelf) -> ColumnModel:
    model = ColumnModel(a_column(), SETTING, shelf.read)
    model.load()
    return model


def numbers(model: ColumnModel) -> list[int]:
    return [int(card.id) for card in model.cards]


@pytest.mark.parametrize("count", [0, 3, FIRST, FIRST + 1, 500])
def test_it_reads_a_window_and_more_on_demand(count: int) -> None:
    model = a_model(Shelf(count))
    assert model.rowCount() == min(count, FIRST)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert numbers(model) == list(range(1, count + 1))


def test_more_comes_two_hundred_at_a_time() -> None:
    model = a_model(Shelf(500))
    model.fetchMore(QModelIndex())
    assert model.rowCount() == FIRST + MORE


@pytest.mark.usefixtures("look")
def test_end_means_the_last_card_of_the_stage_however_few_were_read(qtbot: QtBot) -> None:
    view = ColumnView(a_model(Shelf(500)), CardPixmaps())
    qtbot.addWidget(view)
    view.resize(200, 600)
    view.show()
    view.put_cursor(0)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.cursor_card is not None
    assert view.cursor_card.id == 500


def test_a_moved_in_card_stands_where_its_rank_says() -> None:
    model = a_model(Shelf(3))
    assert model.put(a_card(9, rank="V00015")) == 1
    assert numbers(model) == [1, 9, 2, 3]


def test_a_reordered_card_moves_within_its_column() -> None:
    model = a_model(Shelf(3))
    assert model.put(a_card(1, rank="V9")) == 2
    assert numbers(model) == [2, 3, 1]


def test_a_changed_card_is_replaced_in_place(qtbot: QtBot) -> None:
    model = a_model(Shelf(3))
    with qtbot.waitSignal(model.dataChanged):
        assert model.put(a_card(2, company="Birch")) == 1
    assert model.cards[1].company == "Birch"


def test_a_card_beyond_the_window_waits_until_it_is_read() -> None:
    shelf = Shelf(500)
    model = a_model(shelf)
    assert model.put(a_card(999, rank="V9999")) is None
    assert model.rowCount() == FIRST


def test_a_card_right_after_the_window_joins_it() -> None:
    shelf = Shelf(500)
    model = a_model(shelf)
    dropped = a_card(999, rank="V00605")
    shelf.cards.insert(60, dropped)
    assert model.put(dropped) == FIRST


def test_an_emptied_window_fills_up_again() -> None:
    shelf = Shelf(500)
    model = a_model(shelf)
    for number in range(1, FIRST + 1):
        del shelf.cards[0]
        model.remove(DealId(number))
    assert numbers(model)[:3] == [61, 62, 63]


def test_a_drop_is_reported_and_changes_nothing(qtbot: QtBot) -> None:
    model = a_model(Shelf(3))
    mime = packed(Dragged(deal=DealId(7), stage=StageId(2)))
    with qtbot.waitSignal(model.card_dropped) as dropped:
        assert model.dropMimeData(mime, Qt.DropAction.MoveAction, 2, 0, QModelIndex()) is False
    assert dropped.args == [7, 1, 2]
    assert numbers(model) == [1, 2, 3]


def test_a_drag_from_elsewhere_is_not_taken(qtbot: QtBot) -> None:
    model = a_model(Shelf(3))
    mime = packed(Dragged(deal=DealId(7), stage=StageId(2)))
    mime.setData("application/x-repdesk-deal", b"1:7:2")
    with qtbot.assertNotEmitted(model.card_dropped):
        model.dropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert not model.canDropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_the_card_above_a_slot_is_never_the_dragged_one() -> None:
    model = a_model(Shelf(3))
    assert model.above(2, leaving_out=DealId(2)) == 1
    assert model.above(1, leaving_out=DealId(1)) is None


def test_a_card_is_spoken_whole() -> None:
    model = a_model(Shelf(1))
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Acme, 36,000 euro, next step Call Ilze today, in stage Qualify, 1 of 4 done"
