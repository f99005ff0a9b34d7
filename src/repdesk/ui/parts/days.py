"""Days and times of day in the few words a line has room for, and times as people type them."""

import re
from datetime import UTC, date, datetime

from repdesk.sentences.calendar import DAYS, MONTHS

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?([0-5]\d))?\s*(am|pm)?h?", re.IGNORECASE)


def short_day(day: date, today: date) -> str:
    """`3 Nov`, with the year where it is another one than today's."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" + ("" if day.year == today.year else f" {day.year}")


def weekday(day: date, today: date) -> str:
    """`Tue 24 Nov`, with the year where it is another one than today's."""
    return f"{DAYS[day.weekday()][:3]} {short_day(day, today)}"


def day_of(instant: int) -> date:
    """The rep's own day of an instant in epoch milliseconds."""
    return datetime.fromtimestamp(instant / 1000, UTC).astimezone().date()


def read_time(text: str) -> str | None:
    """The time of day that was typed as `14:00`: 14, 14:00, 9.30, 2 pm; empty for nothing, None where it is none."""
    words = text.strip()
    if not words:
        return ""
    match = _TIME.fullmatch(words)
    if match is None:
        return None
    hour, minute = _hour(int(match[1]), (match[3] or "").lower()), int(match[2] or 0)
    return f"{hour:02}:{minute:02}" if hour is not None else None


def _hour(typed: int, half: str) -> int | None:
    if half:
        return typed % 12 + (12 if half == "pm" else 0) if 1 <= typed <= 12 else None
    return typed if typed <= 23 else None
