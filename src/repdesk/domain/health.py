"""Is a deal in trouble? Four independent signals, each with its reason, judged anew at every look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

DAY_MS = 86_400_000
ENOUGH_PASSAGES = 10
"""From this many finished passages on, the rep's own 80th percentile replaces twice the expected days."""
OVERDUE_IS_RED_AFTER = 3
PUSHES_FOR_BADGE = 2
PUSHES_FOR_SIGNAL = 3


class Tone(IntEnum):
    """How bad a signal is; the card takes the worst."""

    CALM = 0
    AMBER = 1
    RED = 2


class Signal(StrEnum):
    """What is wrong."""

    OVER_TIME = "over_time"
    UNTOUCHED = "untouched"
    NEXT_STEP_MISSING = "next_step_missing"
    NEXT_STEP_OVERDUE = "next_step_overdue"
    SLIPPING = "slipping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One signal with the numbers of its reason."""

    signal: Signal
    tone: Tone
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is usual in a stage: days by its process, days without contact, the rep's own 80th percentile."""

    expected_days: int | None = None
    quiet_days: int | None = None
    own_p80_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """What the signals look at. Days are counted to today; None where nothing is known."""

    days_in_stage: int | None = None
    days_since_contact: int | None = None
    next_due: date | None = None
    has_next_step: bool = False
    expected_close: date | None = None
    pushes: int = 0


def findings(pulse: Pulse, limits: Limits, today: date) -> tuple[Finding, ...]:
    """Every signal that fires, worst first."""
    found = (
        _over_time(pulse, limits),
        _untouched(pulse, limits),
        _next_step(pulse, today),
        _slipping(pulse, today),
    )
    return tuple(sorted((f for f in found if f is not None), key=lambda f: -f.tone))


def worst(found: Sequence[Finding]) -> Tone:
    """The tone that tints the card."""
    return max((f.tone for f in found), default=Tone.CALM)


def days_between(since_ms: int | None, now_ms: int) -> int | None:
    """Whole days from an instant to now, never below zero though clocks jump; None without an instant."""
    return None if since_ms is None else max(0, (now_ms - since_ms) // DAY_MS)


def percentile_80(durations_ms: Sequence[int]) -> int | None:
    """The rep's own 80th percentile in whole days (nearest rank), None below ten passages."""
    if len(durations_ms) < ENOUGH_PASSAGES:
        return None
    rank = -(-len(durations_ms) * 80 // 100)
    return int(sorted(durations_ms)[rank - 1] // DAY_MS)


def _over_time(pulse: Pulse, limits: Limits) -> Finding | None:
    days, expected = pulse.days_in_stage, limits.expected_days
    if days is None or expected is None or days <= expected:
        return None
    red_above = limits.own_p80_days if limits.own_p80_days is not None else 2 * expected
    tone = Tone.RED if days > max(red_above, expected) else Tone.AMBER
    return Finding(signal=Signal.OVER_TIME, tone=tone, values={"days": days, "expected": expected})


def _untouched(pulse: Pulse, limits: Limits) -> Finding | None:
    days, quiet = pulse.days_since_contact, limits.quiet_days
    if pulse.next_due is not None or days is None or quiet is None or days <= quiet:
        return None
    return Finding(signal=Signal.UNTOUCHED, tone=Tone.AMBER, values={"days": days, "quiet": quiet})


def _next_step(pulse: Pulse, today: date) -> Finding | None:
    if not pulse.has_next_step:
        return Finding(signal=Signal.NEXT_STEP_MISSING, tone=Tone.AMBER)
    if pulse.next_due is None or pulse.next_due >= today:
        return None
    late = (today - pulse.next_due).days
    tone = Tone.RED if late > OVERDUE_IS_RED_AFTER else Tone.AMBER
    return Finding(signal=Signal.NEXT_STEP_OVERDUE, tone=tone, values={"days": late})


def _slipping(pulse: Pulse, today: date) -> Finding | None:
    is_past = pulse.expected_close is not None and pulse.expected_close < today
    if pulse.pushes < PUSHES_FOR_SIGNAL and not is_past:
        return None
    return Finding(signal=Signal.SLIPPING, tone=Tone.AMBER, values={"pushes": pulse.pushes, "past": int(is_past)})
