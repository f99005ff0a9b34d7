"""The head of a column speaks of all its deals."""

from pytestqt.qtbot import QtBot

from repdesk.domain.money import Money
from repdesk.domain.views import Totals
from repdesk.ui.board.column_header import ColumnHeader, spoken
from tests.ui.board.cards import a_column

DOLLARS = Money(amount=2_000_000, currency="USD")


def test_it_says_count_sum_weighted_and_chance() -> None:
    assert spoken(a_column()) == "Qualify, 5 deals, €186,000, €18,600 weighted, 10 % likely"


def test_currencies_without_a_rate_stand_side_by_side() -> None:
    euro = Money(amount=18_600_000, currency="EUR")
    totals = Totals(count=2, sums=(euro, DOLLARS), weighted=(euro, DOLLARS))
    assert "€186,000 and $20,000" in spoken(a_column(totals=totals))


def test_after_the_sale_nothing_is_weighted() -> None:
    assert spoken(a_column(is_post_sale=True)) == "Qualify, 5 deals, €186,000, Won"


def test_a_retired_stage_says_so() -> None:
    assert spoken(a_column(is_retired=True)).endswith("Retired")


def test_its_tooltip_says_in_a_whole_sentence_when_a_deal_moves_on(qtbot: QtBot) -> None:
    header = ColumnHeader(a_column(moves_forward_when="the buyer agrees"))
    qtbot.addWidget(header)
    assert "Moves forward when the buyer agrees." in header.toolTip()
