"""What a deal's fields may hold: every value is cleaned and checked here before it is written."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from repdesk.domain.deal import Company, Deal, LeadState, NextStep, StepKind
from repdesk.domain.errors import Refused
from repdesk.domain.fields import MOST_TAGS
from repdesk.domain.money import BASIS_POINTS, LARGEST, is_currency
from repdesk.domain.text import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT, clean

COMPANY_FIELDS: Final = ("industry", "headcount", "tech_stack", "website")
"""Fields of a deal's company that are edited together with the deal."""

_KEYS: Final = {
    "company": "company.name",
    "next_step": "deal.next_what",
    **{name: f"company.{name}" for name in COMPANY_FIELDS},
}
"""Fields whose key in the catalogue is not simply that of a deal."""

LOGGED: Final = ("amount", "currency", "expected_close", "probability")
"""Fields whose changes the second log keeps: pushes and forecast accuracy are read from it."""

FIRST_YEAR, LAST_YEAR = 1900, 2199


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields by name, cleaned; Refused names the first that cannot be kept."""
    unknown = set(fields) - set(_CHECKS)
    if unknown:
        raise TypeError(f"unknown deal fields: {sorted(unknown)}")
    return {name: _CHECKS[name](name, value) for name, value in fields.items()}


def changed(values: Mapping[str, Any], deal: Deal, company: Company | None) -> list[str]:
    """The catalogue keys of the fields that get another value than they have."""
    others = [_KEYS.get(name, f"deal.{name}") for name, value in values.items() if value != _held(name, deal, company)]
    own = values.get("own", deal.own)
    mine = [key for key in {*own, *deal.own} if own.get(key) != deal.own.get(key)]
    return sorted({*others, *mine} - {"deal.own"})


def _held(name: str, deal: Deal, company: Company | None) -> Any:  # noqa: ANN401  (whatever the field holds)
    return getattr(company, name, None) if name in COMPANY_FIELDS else getattr(deal, name)


def _line(limit: int) -> Callable[[str, Any], str]:
    return lambda _name, value: clean(value or "", limit)


def _note(_name: str, value: str) -> str:
    return clean(value or "", NOTE_LIMIT, multiline=True)


def _title(_name: str, value: str) -> str:
    title = clean(value or "", TITLE_LIMIT)
    if not title:
        raise Refused("deal.title_empty")
    return title


def _amount(_name: str, value: int | None) -> int | None:
    if value is not None and not -LARGEST <= value <= LARGEST:
        raise Refused("deal.amount_too_large")
    return value


def _currency(_name: str, value: str) -> str:
    if value and not is_currency(value):
        raise Refused("deal.not_a_currency", text=clean(value, NAME_LIMIT))
    return value


def _probability(_name: str, value: int | None) -> int | None:
    if value is not None and not 0 <= value <= BASIS_POINTS:
        raise Refused("deal.probability_out_of_range")
    return value


def _headcount(_name: str, value: int | None) -> int | None:
    if value is not None and not 0 <= value <= 100_000_000:
        raise Refused("company.headcount_out_of_range")
    return value


def _day(name: str, value: date | None) -> date | None:
    if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise Refused("deal.date_out_of_range", field=f"deal.{name}", value=value.isoformat())
    return value


def _next_step(_name: str, value: NextStep | None) -> NextStep | None:
    if value is None or not (what := clean(value.what, TITLE_LIMIT)):
        return None
    return NextStep(
        what=what,
        kind=StepKind(value.kind),
        who=clean(value.who, NAME_LIMIT),
        due=_day("next_due", value.due),
        time=clean(value.time, NAME_LIMIT),
    )


def _tags(_name: str, value: tuple[str, ...]) -> tuple[str, ...]:
    tags = sorted({tag for text in value if (tag := clean(text, NAME_LIMIT))})
    if len(tags) > MOST_TAGS:
        raise Refused("deal.too_many_tags", most=MOST_TAGS)
    return tuple(tags)


def _own(_name: str, value: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, raw in value.items() if (text := clean(raw, LINE_LIMIT))}


def _as_is(_name: str, value: Any) -> Any:  # noqa: ANN401  (instants and flags come from our own code)
    return value


_CHECKS: Final[Mapping[str, Callable[[str, Any], Any]]] = {
    "title": _title,
    "company": _line(NAME_LIMIT),
    "amount": _amount,
    "currency": _currency,
    "expected_close": _day,
    "probability": _probability,
    "next_step": _next_step,
    "problem": _note,
    "source": _line(LINE_LIMIT),
    "budget_range": _line(LINE_LIMIT),
    "trigger": _line(LINE_LIMIT),
    "tags": _tags,
    "own": _own,
    "lead_state": lambda _name, value: LeadState(value),
    "received_at": _as_is,
    "inbound": _as_is,
    "industry": _line(LINE_LIMIT),
    "headcount": _headcount,
    "tech_stack": _line(LINE_LIMIT),
    "website": _line(LINE_LIMIT),
}
