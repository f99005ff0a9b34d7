"""What only she can know of a file: which number is the day, which sign is the decimal one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from repdesk.domain.dates import DateOrder, parse_date
from repdesk.domain.errors import Refused, Unreadable
from repdesk.domain.mapping import ImportMapping
from repdesk.domain.numbers import DecimalNotation, parse_amount, split_currency
from repdesk.sentences.calendar import MONTHS

DATE_ORDER: Final = "import.date_order_unclear"
DECIMAL: Final = "import.decimal_unclear"

_ORDER_NAMES: Final[Mapping[DateOrder, str]] = {
    DateOrder.DMY: "day first",
    DateOrder.MDY: "month first",
    DateOrder.YMD: "year first",
}
_SIGNS: Final = ((DecimalNotation.POINT, "The point"), (DecimalNotation.COMMA, "The comma"))
_PLACES: Final = 3

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Answer:
    """One button: its words, and what it settles. The empty answer leaves the column out."""

    words: str
    settles: DateOrder | DecimalNotation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A sentence and the answers to choose from."""

    column: str
    text: str
    answers: tuple[Answer, ...]


def question_of(refused: Refused) -> Question | None:
    """What to ask her; None where the refusal is no question."""
    asked = {DATE_ORDER: _about_dates, DECIMAL: _about_amounts}.get(refused.code)
    return asked(refused.values) if asked else None


def answered(mapping: ImportMapping, answer: Answer) -> ImportMapping:
    """The mapping with what an answer settles."""
    if isinstance(answer.settles, DateOrder):
        return replace(mapping, date_order=answer.settles)
    return replace(mapping, decimal=answer.settles)


def _about_dates(values: Mapping[str, object]) -> Question:
    column, orders = str(values["column"]), values["orders"]
    assert isinstance(orders, tuple), "the orders that read the column"
    samples = str(values["samples"]).split(", ")
    if not orders:
        text = f"“{column}” is to be a date, but nothing in it reads as one ({samples[0]})."
        return Question(column=column, text=text, answers=(Answer("Don’t import it", None),))
    sample = _most_telling(samples, orders)
    days = [(order, _day(sample, order)) for order in orders]
    answers = tuple(Answer(_order_words(day, order), order) for order, day in days)
    return Question(column=column, text=_asked(column, sample, [day for _, day in days]), answers=answers)


def _asked(column: str, sample: str, days: list[date | None]) -> str:
    readings = " or ".join(f"the {_spoken(day)}" for day in days if day)
    return f"In “{column}”, is {sample} {readings}?" if readings else f"How are the dates in “{column}” written?"


def _most_telling(samples: Iterable[str], orders: Iterable[DateOrder]) -> str:
    """The sample that reads as the most different days."""
    return max(samples, key=lambda sample: len({_day(sample, order) for order in orders} - {None}))


def _about_amounts(values: Mapping[str, object]) -> Question:
    column, sample = str(values["column"]), str(values["samples"]).split(", ")[0]
    read = ((name, notation, _amount(sample, notation)) for notation, name in _SIGNS)
    answers = tuple(Answer(f"{name}, so {amount}" if amount else name, notation) for name, notation, amount in read)
    text = f"In “{column}”, which sign in {sample} is the decimal one?"
    return Question(column=column, text=text, answers=answers)


def _order_words(day: date | None, order: DateOrder) -> str:
    name = _ORDER_NAMES[order]
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year} ({name})" if day else _capital(name)


def _spoken(day: date) -> str:
    return f"{_ordinal(day.day)} of {MONTHS[day.month - 1]} {day.year}"


def _ordinal(number: int) -> str:
    tail = "th" if number in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _day(sample: str, order: DateOrder) -> date | None:
    return _or_none(lambda: parse_date(sample, order))


def _amount(sample: str, notation: DecimalNotation) -> str:
    number = split_currency(sample)[0]
    thousandths = _or_none(lambda: parse_amount(number, notation, _PLACES))
    return "" if thousandths is None else f"{thousandths / 10**_PLACES:,.3f}".rstrip("0").rstrip(".")


def _or_none(read: Callable[[], Read]) -> Read | None:
    try:
        return read()
    except Unreadable:
        return None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
