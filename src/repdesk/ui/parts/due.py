"""When a next step is due, in the two or three words a card has room for."""

from datetime import date
from enum import StrEnum

from repdesk.sentences import counted
from repdesk.sentences.calendar import DAYS, MONTHS

_NAMED_BY_WEEKDAY = 7


class Urgency(StrEnum):
    """How a due day stands to today."""

    LATE = "late"
    TODAY = "today"
    LATER = "later"


def urgency(due: date, today: date) -> Urgency:
    """Whether `due` is past, today or still to come."""
    if due < today:
        return Urgency.LATE
    return Urgency.TODAY if due == today else Urgency.LATER


def short_due(due: date, today: date) -> str:
    """For the card: "3 d late", "Today", "Tue" within the week, "1 Dec", "1 Dec 2028"."""
    match urgency(due, today):
        case Urgency.LATE:
            return f"{(today - due).days} d late"
        case Urgency.TODAY:
            return "Today"
        case Urgency.LATER:
            return _short_day(due, today)


def spoken_due(due: date, today: date) -> str:
    """For the ear: "3 days late", "today", "on Tuesday", "on 1 December"."""
    match urgency(due, today):
        case Urgency.LATE:
            return f"{counted((today - due).days, 'day')} late"
        case Urgency.TODAY:
            return "today"
        case Urgency.LATER:
            return f"on {_spoken_day(due, today)}"


def _short_day(due: date, today: date) -> str:
    if (due - today).days < _NAMED_BY_WEEKDAY:
        return DAYS[due.weekday()][:3]
    return f"{due.day} {MONTHS[due.month - 1][:3]}{_other_year(due, today)}"


def _spoken_day(due: date, today: date) -> str:
    if (due - today).days < _NAMED_BY_WEEKDAY:
        return DAYS[due.weekday()]
    return f"{due.day} {MONTHS[due.month - 1]}{_other_year(due, today)}"


def _other_year(due: date, today: date) -> str:
    return "" if due.year == today.year else f" {due.year}"
