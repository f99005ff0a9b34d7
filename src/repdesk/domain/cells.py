"""What one cell of somebody else's table says, by the field it is for."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial
from typing import Any, Final

from repdesk.domain import fields
from repdesk.domain.dates import DateOrder, parse_date
from repdesk.domain.deal import LeadState
from repdesk.domain.errors import Unreadable
from repdesk.domain.fields import FieldKind
from repdesk.domain.money import BASIS_POINTS, LARGEST, Money, exponent, is_currency
from repdesk.domain.numbers import DecimalNotation, parse_amount, split_currency
from repdesk.domain.text import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT, clean

_YES: Final = frozenset({"yes", "y", "true", "1", "x"})
_NO: Final = frozenset({"no", "n", "false", "0"})
_LIMITS: Final[Mapping[str, int]] = {
    "deal.title": TITLE_LIMIT,
    "company.name": NAME_LIMIT,
    "deal.next_what": TITLE_LIMIT,
}
_MOST_PEOPLE: Final = 100_000_000
_DAYS: Final = 8_192


def parser(key: str, notation: DecimalNotation, order: DateOrder) -> Callable[[str], Any]:
    """How cells for this field are read; what it returns raises `Unreadable` with a code."""
    kind = fields.BY_KEY[key].kind if key in fields.BY_KEY else FieldKind.TEXT
    match kind:
        case FieldKind.DATE | FieldKind.INSTANT:
            return day_parser(order)
        case FieldKind.NUMBER:
            return lambda text: _count(text, notation)
        case FieldKind.PERCENT:
            return lambda text: _share(text, notation)
        case FieldKind.LONG_TEXT:
            return lambda text: clean(text, NOTE_LIMIT, multiline=True)
        case _:
            limit = _LIMITS.get(key, LINE_LIMIT)
            return _BY_KIND.get(kind, lambda text: clean(text, limit))


def day_parser(order: DateOrder) -> Callable[[str], date]:
    """How the cells of one column of dates are read; it repeats its few hundred days for a hundred thousand rows."""
    return lru_cache(_DAYS)(partial(parse_date, order=order))


def currency(text: str, usual: str = "") -> str:
    """The currency code in a cell, or the one its sign means; `usual` settles signs such as "$" and "kr"."""
    written = clean(text, NAME_LIMIT)
    rest, meant = split_currency(f"{written}1", usual)
    if meant is not None and rest == "1":
        return meant
    if is_currency(written.upper()):
        return written.upper()
    raise Unreadable("currency.unknown")


def amount(text: str, notation: DecimalNotation, usual: str) -> Money:
    """The amount in a cell, in the currency it names or else the usual one."""
    if text.isdigit() and text.isascii():
        found = Money(amount=parse_amount(text, notation, exponent(usual)), currency=usual)
    else:
        digits, named = split_currency(text, usual)
        code = named or usual
        found = Money(amount=parse_amount(digits, notation, exponent(code)), currency=code)
    if abs(found.amount) > LARGEST:
        raise Unreadable("amount.too_large")
    return found


def _tags(text: str) -> tuple[str, ...]:
    parts = text.replace(";", ",").replace("|", ",").split(",")
    tags = {tag for part in parts if (tag := clean(part, NAME_LIMIT))}
    if len(tags) > fields.MOST_TAGS:
        raise Unreadable("tags.too_many")
    return tuple(sorted(tags))


def _yes_no(text: str) -> bool:
    word = text.strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise Unreadable("yes_no.unknown")


def _lead_state(text: str) -> LeadState:
    try:
        return LeadState(text.strip().lower())
    except ValueError as error:
        raise Unreadable("lead_state.unknown") from error


def _count(text: str, notation: DecimalNotation) -> int:
    count = parse_amount(text, notation, 0)
    if not 0 <= count <= _MOST_PEOPLE:
        raise Unreadable("number.out_of_range")
    return count


def _share(text: str, notation: DecimalNotation) -> int:
    """Basis points of a percentage: "40", "40 %", "12.5%"."""
    digits = text.replace("%", "").strip()
    try:
        share = Decimal(digits.replace(",", ".") if notation is DecimalNotation.COMMA else digits)
    except InvalidOperation as error:
        raise Unreadable("number.not_a_number") from error
    if not share.is_finite() or not 0 <= share <= BASIS_POINTS // 100:
        raise Unreadable("number.out_of_range")
    return int(share * 100)


_BY_KIND: Final[Mapping[FieldKind, Callable[[str], Any]]] = {
    FieldKind.TAGS: _tags,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _lead_state,
    FieldKind.CURRENCY: currency,
}
