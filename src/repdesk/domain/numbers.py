"""Amounts as people and programs write them, read exactly or not at all."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Final

from repdesk.domain.errors import Unreadable

LARGEST_AMOUNT: Final = 2**63 - 1
_LONGEST_AMOUNT: Final = 60
_LONGEST_PLAIN: Final = 15
_LONGEST_WRITTEN_FRACTION: Final = 3
_SAMPLES: Final = 5


class DecimalNotation(StrEnum):
    """Which sign parts the whole from the fraction."""

    POINT = "point"
    COMMA = "comma"


def _pattern(group: str, mark: str) -> re.Pattern[str]:
    # Groups have three digits, in India two but the last. Anything else is a sign that the notation is the wrong one.
    by_sign = rf"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{2,3}})*{group}[0-9]{{3}}"
    by_gap = r"[1-9][0-9]{0,2}(?P<gap>[ '])[0-9]{3}(?:(?P=gap)[0-9]{3})*"
    return re.compile(rf"(?P<whole>{by_sign}|{by_gap}|[0-9]+)?(?:{mark}(?P<fraction>[0-9]+))?")


_PATTERNS: Final = {DecimalNotation.POINT: _pattern(",", r"\."), DecimalNotation.COMMA: _pattern(r"\.", ",")}
_EITHER: Final = tuple(_PATTERNS)
_NOT_FINITE = re.compile(r"nan|inf(inity)?", re.IGNORECASE)
_SPELLINGS = str.maketrans({"−": "-", "\xa0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "’": "'", "\t": " "})

# A sign shared by several currencies means the likely one where it is among them, else the most used.
_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "CLP", "COP", "ARS")
_SIGNS: Final[dict[str, tuple[str, ...]]] = {
    "US$": ("USD",), "CA$": ("CAD",), "C$": ("CAD",), "AU$": ("AUD",), "A$": ("AUD",), "NZ$": ("NZD",),
    "HK$": ("HKD",), "S$": ("SGD",), "R$": ("BRL",), "MX$": ("MXN",), "NT$": ("TWD",), "$": _DOLLARS,
    "€": ("EUR",), "£": ("GBP", "EGP"), "¥": ("JPY", "CNY"), "₹": ("INR",), "₽": ("RUB",), "₺": ("TRY",),
    "₩": ("KRW",), "₪": ("ILS",), "₴": ("UAH",), "₫": ("VND",), "฿": ("THB",), "₱": ("PHP",), "₦": ("NGN",),
    "zł": ("PLN",), "Kč": ("CZK",), "Ft": ("HUF",), "lei": ("RON",), "SFr.": ("CHF",), "Fr.": ("CHF",),
    "kr.": ("DKK", "NOK", "SEK", "ISK"), "kr": ("SEK", "NOK", "DKK", "ISK"),
}  # fmt: skip
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_CURRENCY_BEFORE = re.compile(rf"([-+(]?) *({_SIGN}|[A-Z]{{3}}) *(?=[-+0-9(.,])")
_CURRENCY_AFTER = re.compile(rf"(?<=[0-9)]) *({_SIGN}|[A-Z]{{3}})(?=[)-]?$)")


def parse_amount(text: str, notation: DecimalNotation, exponent: int) -> int:
    """The amount in minor units of a currency with `exponent` decimals; `Unreadable` where any doubt remains.

    A fraction of up to three digits must fit the currency, because "1.234" read in the wrong notation looks just so;
    a longer one can only be a computed value and is rounded, half to even.
    """
    if text.isdigit() and text.isascii() and len(text) <= _LONGEST_PLAIN:
        return int(text + "0" * exponent)
    sign, digits = _sign_and_digits(split_currency(text)[0])
    return sign * _minor_units(digits, notation, exponent)


def split_currency(text: str, likely: str | None = None) -> tuple[str, str | None]:
    """The bare number, and the currency written before or after it; `likely` settles signs such as "$" and "kr"."""
    number = text.translate(_SPELLINGS).strip()
    before = _CURRENCY_BEFORE.match(number)
    if before:
        return before[1] + number[before.end() :], _currency(before[2], likely)
    after = _CURRENCY_AFTER.search(number)
    if after:
        return number[: after.start()] + number[after.end() :], _currency(after[1], likely)
    return number, None


class NotationFinder:
    """What a column of amounts shows of its decimal sign; show it the whole column."""

    def __init__(self) -> None:
        self._readings: set[tuple[DecimalNotation, ...]] = set()
        self.samples: tuple[str, ...] = ()
        """A few amounts that have a sign at all."""

    def look_at(self, texts: Iterable[str]) -> None:
        """Take more of the column into account."""
        for text in texts:
            if "." in text or "," in text:
                self._readings.add(_readable_as(split_currency(text)[0]))
                if len(self.samples) < _SAMPLES:
                    self.samples = (*dict.fromkeys((*self.samples, text.strip())),)

    @property
    def notation(self) -> DecimalNotation | None:
        """The one shown; None when the amounts leave it open ("1.234") or contradict each other."""
        shown = {notation for reading in self._readings if len(reading) == 1 for notation in reading}
        if not shown and _EITHER not in self._readings:
            return DecimalNotation.POINT
        return shown.pop() if len(shown) == 1 else None


def _readable_as(number: str) -> tuple[DecimalNotation, ...]:
    digits = _sign_and_digits(number)[1]
    return tuple(notation for notation, pattern in _PATTERNS.items() if pattern.fullmatch(digits))


def _currency(written: str, likely: str | None) -> str:
    codes = _SIGNS.get(written, (written,))
    return likely if likely in codes else codes[0]


def _sign_and_digits(text: str) -> tuple[int, str]:
    if text.startswith("(") and text.endswith(")"):
        return -1, text[1:-1].strip()
    if text.endswith("-"):
        return -1, text[:-1].rstrip()
    if text.startswith(("-", "+")):
        return (-1 if text[0] == "-" else 1), text[1:].lstrip()
    return 1, text


def _minor_units(digits: str, notation: DecimalNotation, exponent: int) -> int:
    whole, fraction = _parts(digits, notation)
    exact = Decimal(f"{whole}.{fraction}e{exponent}")
    minor = exact.to_integral_value(ROUND_HALF_EVEN)
    if minor != exact and len(fraction) <= _LONGEST_WRITTEN_FRACTION:
        raise Unreadable("number.too_fine")
    if minor > LARGEST_AMOUNT:
        raise Unreadable("number.too_large")
    return int(minor)


def _parts(digits: str, notation: DecimalNotation) -> tuple[str, str]:
    if not digits:
        raise Unreadable("number.empty")
    if len(digits) > _LONGEST_AMOUNT:
        raise Unreadable("number.too_large" if digits.isdigit() else "number.not_a_number")
    match = _PATTERNS[notation].fullmatch(digits)
    if match is None:
        raise Unreadable("number.not_finite" if _NOT_FINITE.fullmatch(digits) else "number.not_a_number")
    return re.sub("[^0-9]", "", match["whole"] or "0"), match["fraction"] or "0"
