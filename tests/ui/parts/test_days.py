"""Days and times in few words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.ui.parts.days import day_of, read_time, short_day, weekday

TODAY = date(2026, 11, 20)


def test_a_day_of_this_year_needs_no_year() -> None:
    assert short_day(date(2026, 11, 3), TODAY) == "3 Nov"
    assert weekday(date(2027, 1, 4), TODAY) == "Mon 4 Jan 2027"


@pytest.mark.parametrize(
    ("typed", "time"),
    [("14", "14:00"), ("14:05", "14:05"), ("9.30", "09:30"), ("2 pm", "14:00"), ("12am", "00:00"), ("", ""),
     ("9h", "09:00")],
)  # fmt: skip
def test_times_are_read_as_typed(typed: str, time: str) -> None:
    assert read_time(typed) == time


@pytest.mark.parametrize("typed", ["25", "14:75", "noon", "13 pm", "1430000"])
def test_other_words_are_no_time(typed: str) -> None:
    assert read_time(typed) is None


@given(st.times())
def test_a_shown_time_is_read_back(time: object) -> None:
    shown = f"{time:%H:%M}"
    assert read_time(shown) == shown


def test_an_instant_has_the_day_of_the_reps_own_zone() -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert day_of(int(noon.timestamp() * 1000)) == noon.astimezone().date()
