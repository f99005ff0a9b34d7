"""Every model of the program keeps Qt's rules, empty and full."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel
from pytestqt.modeltest import ModelTester

from repdesk.ui.board.column_model import ColumnModel
from repdesk.ui.transfer.match_model import MatchModel
from repdesk.ui.transfer.match_row import MatchRow
from tests.classes import own_classes
from tests.ui.board.cards import SETTING, a_card, a_column


def cards(count: int) -> ColumnModel:
    model = ColumnModel(a_column(), SETTING, lambda *_: [a_card(n) for n in range(1, count + 1)])
    model.load()
    return model


def matches(count: int) -> MatchModel:
    model = MatchModel()
    model.set_rows([MatchRow(key=("columns", str(n)), name=f"Column {n}") for n in range(count)])
    return model


MAKERS: dict[type[QAbstractItemModel], Callable[[int], QAbstractItemModel]] = {
    ColumnModel: cards,
    MatchModel: matches,
}


def test_no_model_is_forgotten() -> None:
    assert own_classes(QAbstractItemModel) == set(MAKERS)


@pytest.mark.parametrize("count", [0, 1, 30])
@pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.__name__)
def test_model_keeps_the_rules(qtmodeltester: ModelTester, kind: type[QAbstractItemModel], count: int) -> None:
    qtmodeltester.check(MAKERS[kind](count))  # type: ignore[no-untyped-call]  # pytest-qt names no types here
