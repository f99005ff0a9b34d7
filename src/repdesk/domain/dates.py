"""Dates as people and programs write them, and in which order a column writes day, month and year."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import Final

from repdesk.domain.errors import Unreadable

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
# As POSIX has it: 69 is 1969, 68 is 2068.
_PIVOT: Final = 69
_LONGEST_DATE: Final = 48
_REMEMBERED: Final = 8192
"""Distinct values of a column that are weighed once: its few hundred days, or the first of its million instants."""
_SAMPLES: Final = 3


class DateOrder(StrEnum):
    """In which order day, month and year stand."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


_MONTH_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS: Final = {
    name: number
    for number, long_name in enumerate(_MONTH_NAMES, start=1)
    for name in (long_name, long_name[:3], long_name[:4])
}
_MONTH = "(?P<month>[a-z]{3,9})"
_DAY = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_GAP = r"[-\s./,]{0,3}"
_NAMED = tuple(
    re.compile(_GAP.join(parts))
    for parts in (
        (_DAY, rf"{_MONTH}\.?", "(?P<year>[0-9]{4,}|[0-9]{2})"),
        (rf"{_MONTH}\.?", f"{_DAY}(?![0-9])", "(?P<year>[0-9]{4,}|[0-9]{2})"),
        ("(?P<year>[0-9]{4,})", rf"{_MONTH}\.?", _DAY),
    )
)
_NUMBERS = re.compile(r"([0-9]{1,9})\s?([-./ ])\s?([0-9]{1,2})\s?\2\s?([0-9]{1,9})\.?")
_COMPACT = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")
# A date is the day that is written, whatever the hour and the zone: shifting it is how dates come out a day early.
_TIME = re.compile(
    r"(?<=[0-9.])(?:t|,?\s+)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?"
    r"(?:\s?[ap]\.?m\.?)?\s?(?:z|utc|gmt|[-+][0-9]{2}:?[0-9]{2})?"
)
_SERIAL = re.compile(r"([0-9]{1,9})(?:\.[0-9]*)?")
# Excel counts a 29 February 1900 that never was, as day 60.
_SERIAL_OF_THE_FALSE_DAY: Final = 60


def parse_date(text: str, order: DateOrder, *, excel_serials: bool = False) -> date:
    """The day written in `text`, numbers read in `order`; `Unreadable` with the reason where there is none.

    A year written first in full and a month written as a word speak for themselves in any order. Times are ignored.
    """
    return _parsed(text.strip().lower(), order, excel_serials)


class OrderFinder:
    """What columns of dates show of the one order they are written in; only what tells the orders apart is kept.

    Show it whole columns: one day above twelve decides, and it may stand in the last row.
    """

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._read: Counter[DateOrder] = Counter()
        self._samples: dict[str, tuple[str, ...]] = {}
        self._telling: dict[tuple[DateOrder, DateOrder], dict[str, tuple[str, ...]]] = {}

    def look_at(self, texts: Iterable[str], column: str = "") -> None:
        """Take more of a column into account."""
        for text in dict.fromkeys(texts):
            if text not in self._seen and (written := text.strip()):
                self._weigh(written, column)
                if len(self._seen) < _REMEMBERED:
                    self._seen.add(text)

    @property
    def orders(self) -> tuple[DateOrder, ...]:
        """The orders that read the most; more than one when they would read different days: then ask."""
        most = max(self._read.values(), default=0)
        found: list[DateOrder] = []
        for order in self._preferred():
            if self._read[order] == most > 0 and all(self._differ(order, other) for other in found):
                found.append(order)
        return _sorted(found)

    @property
    def example(self) -> tuple[str, tuple[str, ...]]:
        """A column to ask about, and a few of its values: those that the orders read as different days."""
        told = (self._telling.get(pair, {}) for pair in combinations(self.orders, 2))
        telling = next(filter(None, told), self._samples)
        return next(iter(telling.items()), ("", ()))

    def _weigh(self, written: str, column: str) -> None:
        _keep(self._samples, column, written)
        days = {order: _day_or_none(written.lower(), order) for order in DateOrder}
        self._read.update(order for order, day in days.items() if day is not None)
        for pair in combinations(DateOrder, 2):
            if days[pair[0]] != days[pair[1]]:
                _keep(self._telling.setdefault(pair, {}), column, written)

    def _differ(self, one: DateOrder, other: DateOrder) -> bool:
        return _sorted((one, other)) in self._telling

    def _preferred(self) -> tuple[DateOrder, ...]:
        # Of orders that agree on every day, the one that looks like the column is named.
        first = next(iter(self._samples.values()), ("",))[0]
        if first[:4].isdigit():
            return DateOrder.YMD, DateOrder.DMY, DateOrder.MDY
        return DateOrder.DMY, DateOrder.MDY, DateOrder.YMD


def _keep(samples: dict[str, tuple[str, ...]], column: str, written: str) -> None:
    held = samples.get(column, ())
    if len(held) < _SAMPLES:
        samples[column] = (*held, written)


def _sorted(orders: Iterable[DateOrder]) -> tuple[DateOrder, ...]:
    return tuple(sorted(orders, key=list(DateOrder).index))


def _day_or_none(text: str, order: DateOrder) -> date | None:
    try:
        return _parsed(text, order, False)
    except Unreadable:
        return None


# A column repeats its few hundred days for a hundred thousand rows.
@lru_cache(maxsize=8192)
def _parsed(text: str, order: DateOrder, excel_serials: bool) -> date:
    if not text:
        raise Unreadable("date.empty")
    if len(text) > _LONGEST_DATE:
        raise Unreadable("date.not_a_date")
    if excel_serials and (serial := _SERIAL.fullmatch(text)):
        return _from_serial(int(serial[1]))
    return _day(*_year_month_day(_without_time(text), order))


def _without_time(text: str) -> str:
    time = _TIME.search(text)
    return text[: time.start()] if time and time.end() == len(text) else text


def _year_month_day(text: str, order: DateOrder) -> tuple[str, int, int]:
    if numbers := _NUMBERS.fullmatch(text):
        return _ordered(numbers[1], numbers[3], numbers[4], order)
    if order is DateOrder.YMD and (compact := _COMPACT.fullmatch(text)):
        return compact[1], int(compact[2]), int(compact[3])
    for pattern in _NAMED:
        named = pattern.fullmatch(text)
        if named and named["month"] in _MONTHS:
            return named["year"], _MONTHS[named["month"]], int(named["day"])
    raise Unreadable("date.not_a_date")


def _ordered(first: str, second: str, third: str, order: DateOrder) -> tuple[str, int, int]:
    if len(first) > 2:
        order = DateOrder.YMD
    year, month, day = {
        DateOrder.YMD: (first, second, third),
        DateOrder.DMY: (third, second, first),
        DateOrder.MDY: (third, first, second),
    }[order]
    if len(day) > 2:
        raise Unreadable("date.other_order")
    return year, int(month), int(day)


def _day(year: str, month: int, day: int) -> date:
    if len(year) in (1, 3):
        raise Unreadable("date.not_a_date")
    full = int(year) if len(year) > 2 else int(year) + (1900 if int(year) >= _PIVOT else 2000)
    if not FIRST_YEAR <= full <= LAST_YEAR:
        raise Unreadable("date.year_out_of_range")
    try:
        return date(full, month, day)
    except ValueError as error:
        raise Unreadable("date.no_such_day") from error


def _from_serial(serial: int) -> date:
    if serial == _SERIAL_OF_THE_FALSE_DAY:
        raise Unreadable("date.no_such_day")
    if not 1 <= serial <= (date(LAST_YEAR, 12, 31) - date(1899, 12, 30)).days:
        raise Unreadable("date.year_out_of_range")
    start = date(1899, 12, 30) if serial > _SERIAL_OF_THE_FALSE_DAY else date(1899, 12, 31)
    return start + timedelta(days=serial)
