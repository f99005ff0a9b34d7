"""Where a deal must be by its own logs: what is stored with it is held against this."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from repdesk.domain.deal import DealChange, EventKind, GateResult, Outcome, StageEvent

_OUTCOMES = {
    EventKind.WON: Outcome.WON,
    EventKind.LOST: Outcome.LOST,
    EventKind.DISQUALIFIED: Outcome.DISQUALIFIED,
    EventKind.HELD: Outcome.ON_HOLD,
    EventKind.RESUMED: Outcome.OPEN,
    EventKind.REOPENED: Outcome.OPEN,
}
"""The outcome that an event gives; all other events leave it as it is."""

_ARRIVALS = frozenset({EventKind.CREATED, EventKind.REOPENED})
"""Events that begin a stay whether or not the stage is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Stage and outcome of a deal, and since when its days in that stage count."""

    stage: str = ""
    outcome: Outcome = Outcome.OPEN
    entered_at: int | None = None
    """None where the log cannot know: an import says when a deal came, and apart from that when it entered."""
    held_at: int | None = None


def retraced(events: Iterable[StageEvent]) -> Place:
    """The place the stage log leads to, its events oldest first."""
    place = Place()
    for event in events:
        place = _after(place, event)
    return place


def pushes(changes: Iterable[DealChange]) -> int:
    """How often the expected close was put off: from one day to a later one."""
    return sum(1 for c in changes if c.field == "expected_close" and "" < c.before < c.after)


def _after(place: Place, event: StageEvent) -> Place:
    return replace(
        place,
        stage=event.to_stage or place.stage,
        outcome=_OUTCOMES.get(event.kind, place.outcome),
        entered_at=_entered(place, event),
        held_at=event.at if event.kind is EventKind.HELD else place.held_at,
    )


def _entered(place: Place, event: StageEvent) -> int | None:
    if event.kind is EventKind.RESUMED:
        return _put_off(place, event.at)
    if event.kind in _ARRIVALS or event.to_stage != place.stage:
        return None if event.gate is GateResult.IMPORTED else event.at
    return place.entered_at


def _put_off(place: Place, at: int) -> int | None:
    """The entry, later by the time on hold, so that the days in stage leave it out."""
    if place.entered_at is None or place.held_at is None:
        return place.entered_at
    return place.entered_at + max(0, at - place.held_at)
