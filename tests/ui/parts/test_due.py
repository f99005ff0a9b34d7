"""When a next step is due, in few words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.ui.parts.due import Urgency, short_due, spoken_due, urgency
from tests.ui.board.cards import TODAY


@pytest.mark.parametrize(
    ("days", "short", "spoken"),
    [
        (-3, "3 d late", "3 days late"),
        (-1, "1 d late", "1 day late"),
        (0, "Today", "today"),
        (1, "Tue", "on Tuesday"),
        (6, "Sun", "on Sunday"),
        (7, "30 Nov", "on 30 November"),
        (45, "7 Jan 2027", "on 7 January 2027"),
    ],
)
def test_a_day_is_said_as_briefly_as_it_is_clear(days: int, short: str, spoken: str) -> None:
    due = TODAY + timedelta(days=days)
    assert (short_due(due, TODAY), spoken_due(due, TODAY)) == (short, spoken)


@given(due=st.dates(), today=st.dates())
def test_only_days_gone_by_are_late(due: date, today: date) -> None:
    assert (urgency(due, today) is Urgency.LATE) == ("late" in short_due(due, today)) == (due < today)
