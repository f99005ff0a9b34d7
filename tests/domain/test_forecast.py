"""The chance to win is read from the deal and its stage at every look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.deal import Outcome
from repdesk.domain.forecast import CERTAIN, effective_probability, stage_probability
from repdesk.domain.process import Phase, Probability, Stage, StageKind

shares = st.integers(0, 10_000)


def a_stage(probability: Probability | None = None, kind: StageKind = StageKind.OPEN) -> Stage:
    return Stage(key="s", name="S", phase=Phase.CLOSE, kind=kind, probability=probability)


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_stage_counts_with_the_lower_end_of_its_range(low: int, high: int) -> None:
    assert stage_probability(a_stage(Probability(low=low, high=max(low, high)))) == low * 100


def test_a_stage_without_a_figure_weighs_nothing_and_one_after_the_sale_all() -> None:
    assert stage_probability(a_stage()) == 0
    assert stage_probability(a_stage(kind=StageKind.POST_SALE)) == CERTAIN


@given(shares, shares)
def test_the_reps_own_figure_goes_before_the_stages(own: int, stage: int) -> None:
    assert effective_probability(Outcome.OPEN, own, stage) == own
    assert effective_probability(Outcome.OPEN, None, stage) == stage


@pytest.mark.parametrize(
    ("outcome", "chance"),
    [(Outcome.WON, CERTAIN), (Outcome.LOST, 0), (Outcome.DISQUALIFIED, 0), (Outcome.ON_HOLD, None)],
)
@given(own=st.none() | shares, stage=shares)
def test_what_has_ended_or_rests_is_certain_whatever_was_thought(
    outcome: Outcome, chance: int | None, own: int | None, stage: int
) -> None:
    assert effective_probability(outcome, own, stage) == chance
