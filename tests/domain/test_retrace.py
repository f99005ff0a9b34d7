"""Where the logs say a deal must be."""

from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.deal import DealChange, DealId, EventKind, GateResult, Outcome, StageEvent
from repdesk.domain.retrace import Place, pushes, retraced

DAY = 86_400_000


def an_event(kind: EventKind, day: int, to: str = "qualify", gate: GateResult = GateResult.NONE) -> StageEvent:
    """An event on a day, of a deal that goes to (or stays in) stage `to`."""
    return StageEvent(deal_id=DealId(1), seq=1, kind=kind, at=day * DAY, to_stage=to, gate=gate)


CREATED = an_event(EventKind.CREATED, 1)


def _close(before: str, after: str) -> DealChange:
    return DealChange(deal_id=DealId(1), at=0, field="expected_close", before=before, after=after)


def test_no_events_lead_nowhere() -> None:
    assert retraced([]) == Place()


def test_a_move_begins_a_new_stay() -> None:
    place = retraced([CREATED, an_event(EventKind.SKIP, 5, "close")])
    assert (place.stage, place.outcome, place.entered_at) == ("close", Outcome.OPEN, 5 * DAY)


def test_a_sale_within_its_stage_goes_on_with_the_stay() -> None:
    place = retraced([CREATED, an_event(EventKind.WON, 5)])
    assert (place.outcome, place.entered_at) == (Outcome.WON, DAY)


def test_time_on_hold_is_not_time_in_stage() -> None:
    events = [CREATED, an_event(EventKind.HELD, 4), an_event(EventKind.RESUMED, 14)]
    assert retraced(events[:2]).outcome is Outcome.ON_HOLD
    assert retraced(events).entered_at == 11 * DAY


def test_a_clock_set_back_takes_nothing_away() -> None:
    assert retraced([CREATED, an_event(EventKind.HELD, 9), an_event(EventKind.RESUMED, 4)]).entered_at == DAY


def test_a_lost_deal_that_is_reopened_begins_anew() -> None:
    place = retraced([CREATED, an_event(EventKind.LOST, 3), an_event(EventKind.REOPENED, 8)])
    assert (place.outcome, place.entered_at) == (Outcome.OPEN, 8 * DAY)


def test_an_import_leaves_the_entry_unknown_until_the_next_move() -> None:
    imported = an_event(EventKind.IMPORTED, 1, gate=GateResult.IMPORTED)
    assert retraced([imported]).entered_at is None
    assert retraced([imported, an_event(EventKind.FORWARD, 6, "propose")]).entered_at == 6 * DAY


def test_only_a_later_day_is_a_push() -> None:
    changes = [_close("", "2026-11-20"), _close("2026-11-20", "2026-12-01"), _close("2026-12-01", "2026-11-30")]
    assert pushes(changes) == 1
    assert pushes([_close("2026-12-01", "")]) == 0


@given(st.lists(st.sampled_from(list(EventKind)), max_size=20))
def test_any_log_leads_somewhere(kinds: list[EventKind]) -> None:
    place = retraced(an_event(kind, day) for day, kind in enumerate(kinds))
    assert place.stage == ("qualify" if kinds else "")
