"""The promise: money in two currencies stands side by side, until she gives a rate."""

from pathlib import Path

import pytest

from repdesk.domain.money import short
from tests.builders import a_deal, a_desk
from tests.stories.conftest import SitDown
from tests.stories.rep import Rep


@pytest.fixture
def rep(sit_down: SitDown, tmp_path: Path) -> Rep:
    """A desk in euro with one deal in dollars."""
    desk = a_desk(tmp_path / "desk")
    a_deal(desk, "Acme", amount=18_600_000)
    a_deal(desk, "Birch", amount=2_000_000, currency="USD")
    return sit_down(desk)


def sums(rep: Rep) -> str:
    """The sum over the first column, as its head has it."""
    return " + ".join(short(money) for money in rep.board.column("Qualify").stage.totals.sums)


def test_sums_stand_side_by_side_without_a_rate(rep: Rep) -> None:
    assert sums(rep) == "€186k + $20k"
    assert "€186k + $20k" in rep.window.status.line.accessibleName()


def test_one_sum_with_a_rate_at_once(rep: Rep) -> None:
    rep.desk.settings.set_rates({"USD": "0.90"})
    rep.wait()
    assert sums(rep) == "€204k"
    assert "€204k" in rep.window.status.line.accessibleName()
