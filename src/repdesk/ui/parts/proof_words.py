"""What counts as proof for each kind of item, and what a done item shows of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from repdesk.domain.deal import Tick
from repdesk.domain.gate import BY_HAND, Because, Item
from repdesk.domain.money import Money, full
from repdesk.domain.process import Criterion, Kind
from repdesk.sentences import because
from repdesk.ui.parts.days import day_of, short_day

COUNTS: Final[Mapping[Kind, str]] = {
    Kind.FIELD_SET: "Counts: where the buyer said or wrote it.",
    Kind.PERSON_IN_ROLE: "Counts: the name of the {role}, and what shows that this is the one.",
    Kind.CONTACTS: "Counts: the names of at least {at_least} people there you are in touch with.",
    Kind.CONTACT_REACHABLE: "Counts: the number or address at which someone answered.",
    Kind.ACTIVITY_HELD: "Counts: the day of the {activity}, and who was there.",
    Kind.ACTIVITY_PLANNED: "Counts: the day of the {activity}, and who accepted.",
    Kind.DOCUMENT: "Counts: the name of the document, and where it lies.",
    Kind.FRAMEWORK_SCORE: "Counts: your {framework} score, {at_least} or more, and what it rests on.",
    Kind.DRILL: "Counts: the day you rehearsed it, and how it went.",
    Kind.OBJECTIONS_RESOLVED: "Counts: each objection with your answer, and the buyer calling it settled.",
    Kind.NEXT_STEP: "Counts: what was agreed with the buyer, and for when.",
}
ICONS: Final[Mapping[Kind, str]] = {
    Kind.ANSWER: "message-square",
    Kind.CHOICE: "circle-dot",
    Kind.NUMBER: "chart-line",
    Kind.DATE: "calendar",
    Kind.PERSON_IN_ROLE: "user-check",
    Kind.CONTACTS: "users",
    Kind.CONTACT_REACHABLE: "phone",
    Kind.ACTIVITY_HELD: "calendar-check",
    Kind.ACTIVITY_PLANNED: "calendar-plus",
    Kind.DOCUMENT: "file-text",
    Kind.FRAMEWORK_SCORE: "target",
    Kind.DRILL: "badge-check",
    Kind.OBJECTIONS_RESOLVED: "shield-check",
    Kind.NEXT_STEP: "calendar",
}
_OPEN: Final[Mapping[Kind, str]] = {
    Kind.ANSWER: "No answer yet",
    Kind.CHOICE: "Nothing chosen yet",
    Kind.NUMBER: "No figure yet",
    Kind.DATE: "No date yet",
    Kind.FIELD_SET: "Not filled in yet",
    Kind.NEXT_STEP: "No dated next step yet",
}


def what_counts(criterion: Criterion) -> str:
    """The sentence that says what proves an item confirmed by hand; nothing for kinds that need no saying."""
    values = {
        "role": _words(criterion.role) or "person",
        "activity": _words(criterion.activity) or "appointment",
        "framework": criterion.framework.upper() or "qualification",
        "at_least": criterion.at_least or 1,
    }
    return COUNTS.get(criterion.kind, "").format_map(values)


def proof_icon(item: Item) -> str:
    """The icon before the line of a done item."""
    if item.because is not None:
        return "database"
    if item.kind in ICONS:
        return ICONS[item.kind]
    return "quote" if item.tick is not None and item.tick.evidence else "check"


def proof_line(item: Item, today: date, currency: str) -> str:
    """Under a done item: what was given or seen, who said it, when; or why the deal itself proves it."""
    if item.because is not None:
        return _capital(because(_readable(item.because, currency)))
    if item.tick is None:
        return ""
    return _ticked(item, item.tick, today)


def open_line(item: Item) -> str:
    """Under an open item: what it lacks."""
    if item.kind in _OPEN:
        return _OPEN[item.kind]
    return "No evidence yet" if item.needs_evidence else item.how


def _ticked(item: Item, tick: Tick, today: date) -> str:
    day = short_day(tick.on or day_of(tick.at), today)
    said = " · ".join(" ".join(part.split()) for part in (_value(item, tick, today), tick.evidence, tick.who) if part)
    if item.kind in BY_HAND and said:
        return f"Confirmed by you, {day}: {said}"
    return f"{said} · {day}" if said else f"Ticked {day}"


def _value(item: Item, tick: Tick, today: date) -> str:
    return _day_words(tick.value, today) if item.kind is Kind.DATE else tick.value


def _day_words(text: str, today: date) -> str:
    try:
        return short_day(date.fromisoformat(text), today)
    except ValueError:
        return text


def _readable(reason: Because, currency: str) -> Because:
    value = reason.values.get("value", "")
    if reason.values.get("field") == "deal.amount" and value.lstrip("-").isdigit():
        value = full(Money(amount=int(value), currency=currency))
    elif reason.values.get("field") == "deal.lead_state":
        value = value.upper()
    return replace(reason, values={**reason.values, "value": " ".join(value.split())})


def _words(key: str) -> str:
    return key.replace("_", " ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
