"""Each signal fires at its own threshold and not a day before."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.health import (
    DAY_MS,
    Finding,
    Limits,
    Pulse,
    Signal,
    Tone,
    days_between,
    findings,
    percentile_80,
    worst,
)

TODAY = date(2026, 11, 20)
LIMITS = Limits(expected_days=14, quiet_days=10)


def a_pulse(**fields: Any) -> Pulse:  # noqa: ANN401  (any field)
    """A deal in good health but for what is named."""
    healthy = {"days_in_stage": 3, "days_since_contact": 2, "has_next_step": True, "next_due": TODAY}
    return Pulse(**{**healthy, **fields})


def found(pulse: Pulse, limits: Limits = LIMITS) -> list[tuple[Signal, Tone]]:
    return [(f.signal, f.tone) for f in findings(pulse, limits, TODAY)]


def test_a_healthy_deal_is_calm() -> None:
    assert found(a_pulse()) == []
    assert worst(findings(a_pulse(), LIMITS, TODAY)) is Tone.CALM


@pytest.mark.parametrize(
    ("days", "tone"), [(14, None), (15, Tone.AMBER), (28, Tone.AMBER), (29, Tone.RED), (None, None)]
)
def test_over_time_is_amber_above_the_expected_days_and_red_above_twice_them(days: int, tone: Tone | None) -> None:
    assert found(a_pulse(days_in_stage=days)) == ([(Signal.OVER_TIME, tone)] if tone else [])


@pytest.mark.parametrize(("days", "tone"), [(15, Tone.AMBER), (20, Tone.AMBER), (21, Tone.RED)])
def test_the_own_percentile_takes_the_place_of_twice_the_expected_days(days: int, tone: Tone) -> None:
    limits = Limits(expected_days=14, quiet_days=10, own_p80_days=20)
    assert found(a_pulse(days_in_stage=days), limits) == [(Signal.OVER_TIME, tone)]


def test_who_is_faster_than_expected_goes_red_only_above_the_expected_days() -> None:
    limits = Limits(expected_days=14, quiet_days=10, own_p80_days=5)
    assert found(a_pulse(days_in_stage=14), limits) == []
    assert found(a_pulse(days_in_stage=15), limits) == [(Signal.OVER_TIME, Tone.RED)]


@pytest.mark.parametrize(("days", "fires"), [(10, False), (11, True), (None, False)])
def test_untouched_fires_above_the_quiet_days(days: int | None, fires: bool) -> None:
    undated = a_pulse(days_since_contact=days, next_due=None)
    assert (found(undated) == [(Signal.UNTOUCHED, Tone.AMBER)]) is fires


def test_a_dated_next_step_silences_untouched() -> None:
    assert found(a_pulse(days_since_contact=99, next_due=TODAY + timedelta(days=1))) == []


def test_without_a_next_step_it_is_amber() -> None:
    assert found(a_pulse(has_next_step=False, next_due=None)) == [(Signal.NEXT_STEP_MISSING, Tone.AMBER)]


@pytest.mark.parametrize(("late", "tone"), [(0, None), (1, Tone.AMBER), (3, Tone.AMBER), (4, Tone.RED)])
def test_an_overdue_next_step_turns_red_after_three_days(late: int, tone: Tone | None) -> None:
    pulse = a_pulse(next_due=TODAY - timedelta(days=late))
    assert found(pulse) == ([(Signal.NEXT_STEP_OVERDUE, tone)] if tone else [])


@pytest.mark.parametrize(
    ("pushes", "close", "fires"), [(2, 0, False), (3, 0, True), (0, -1, True), (0, 0, False), (2, None, False)]
)
def test_slipping_fires_from_three_pushes_or_when_the_date_is_past(pushes: int, close: int | None, fires: bool) -> None:
    expected = None if close is None else TODAY + timedelta(days=close)
    assert (found(a_pulse(pushes=pushes, expected_close=expected)) == [(Signal.SLIPPING, Tone.AMBER)]) is fires


pulses = st.builds(
    Pulse,
    days_in_stage=st.none() | st.integers(0, 90),
    days_since_contact=st.none() | st.integers(0, 90),
    next_due=st.none() | st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9)),
    has_next_step=st.booleans(),
    expected_close=st.none() | st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9)),
    pushes=st.integers(0, 5),
)


@given(pulses)
def test_the_tint_is_the_worst_signal_and_stands_first(pulse: Pulse) -> None:
    signals: tuple[Finding, ...] = findings(pulse, LIMITS, TODAY)
    tones = [f.tone for f in signals]
    assert tones == sorted(tones, reverse=True)
    assert worst(signals) is (tones[0] if tones else Tone.CALM)


@given(pulses)
def test_a_day_more_in_the_stage_never_makes_it_better(pulse: Pulse) -> None:
    later = replace(pulse, days_in_stage=(pulse.days_in_stage or 0) + 1)
    assert worst(findings(later, LIMITS, TODAY)) >= worst(findings(pulse, LIMITS, TODAY))


@given(st.integers(0, 2**41), st.integers(0, 2**41))
def test_days_never_go_below_zero_though_clocks_jump(since: int, now: int) -> None:
    days = days_between(since, now)
    assert days is not None
    assert days * DAY_MS <= max(0, now - since) < (days + 1) * DAY_MS


def test_without_an_instant_there_are_no_days() -> None:
    assert days_between(None, 5) is None


@given(st.lists(st.integers(0, 400 * DAY_MS), min_size=10, max_size=60))
def test_four_in_five_stays_are_no_longer_than_the_percentile(stays: list[int]) -> None:
    found = percentile_80(stays)
    assert found is not None
    assert sum(stay // DAY_MS <= found for stay in stays) * 5 >= len(stays) * 4
    assert sum(stay // DAY_MS < found for stay in stays) * 5 < len(stays) * 4


def test_nine_stays_are_too_few_for_a_percentile_ten_are_enough() -> None:
    assert percentile_80([DAY_MS] * 9) is None
    assert percentile_80([n * DAY_MS for n in range(1, 11)]) == 8
