"""Amounts, counts and percentages as a rep types them: 12k, 1.2M, 12,500, 25 %."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from repdesk.domain.errors import Unreadable
from repdesk.domain.money import decimal_text, exponent
from repdesk.domain.numbers import DecimalNotation, parse_amount, split_currency

_POWERS: Final = {"k": 3, "m": 6, "bn": 9}
_SHORTENED = re.compile(r"(.*\d)\s*(bn|k|m)(?![a-z])\s*(\D*)", re.IGNORECASE | re.DOTALL)
_POINT_FIRST: Final = (DecimalNotation.POINT, DecimalNotation.COMMA)
# Nobody types a third decimal of euros: "12.500" is twelve thousand five hundred.
_THOUSANDS = re.compile(r"\d\.\d{3}$")
_DECIMALS_OF_DINARS: Final = 3


def read_amount(text: str, currency: str) -> tuple[int, str]:
    """Minor units and currency of a typed amount, `currency` where none is written; Unreadable where it is none.

    "12,500" and "12.500" are both twelve thousand five hundred, unless the currency has three decimals.
    """
    number, power = _lengthened(text)
    bare, written = split_currency(number, currency)
    code = written or currency
    return _whole(bare, exponent(code) + power), code


def amount_text(amount: int | None, currency: str) -> str:
    """The amount for a field: `148,000`, `1,234.50`, or nothing."""
    if amount is None:
        return ""
    whole, _, cents = decimal_text(abs(amount), currency).partition(".")
    return ("-" if amount < 0 else "") + f"{int(whole):,}" + (f".{cents}" if cents.strip("0") else "")


def read_count(text: str) -> int:
    """A whole number as typed: 1,200 or 3k; Unreadable where it is none."""
    number, power = _lengthened(text)
    return _whole(number.strip(), power)


def read_number(text: str) -> str:
    """Any number as typed, in plain notation: "12,5" is "12.5"; Unreadable where it is none."""
    places = 6
    scaled = _first_reading(text.replace("%", "").strip(), places)
    return f"{(Decimal(scaled).scaleb(-places)).normalize():f}"


def read_percent(text: str) -> int:
    """Basis points of a typed percentage; Unreadable where it is none."""
    return _first_reading(text.replace("%", "").strip(), 2)


def percent_text(basis_points: int | None) -> str:
    """`25 %`, `12.5 %`, or nothing."""
    if basis_points is None:
        return ""
    return f"{(Decimal(basis_points) / 100).normalize():f} %"


def _lengthened(text: str) -> tuple[str, int]:
    short = _SHORTENED.fullmatch(text.strip())
    if short is None:
        return text, 0
    return f"{short[1]} {short[3]}".strip(), _POWERS[short[2].lower()]


def _whole(number: str, places: int) -> int:
    groups = places < _DECIMALS_OF_DINARS and _THOUSANDS.search(number)
    return _first_reading(number, places, tuple(reversed(_POINT_FIRST)) if groups else _POINT_FIRST)


def _first_reading(number: str, places: int, notations: Sequence[DecimalNotation] = _POINT_FIRST) -> int:
    problem = Unreadable("number.empty")
    for notation in notations:
        try:
            return parse_amount(number, notation, places)
        except Unreadable as unreadable:
            problem = unreadable
    raise problem
