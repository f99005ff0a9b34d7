"""Dates as people and programs write them, and in which order a column writes day, month and year."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from repdesk.domain.errors import Unreadable

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
# As POSIX has it: 69 is 1969, 68 is 2068.
_PIVOT: Final = 69
_LONGEST_DATE: Final = 48


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


def detect_order(samples: Iterable[str]) -> tuple[DateOrder, ...]:
    """The orders that read the most of `samples`; more than one when they would read different days: then ask.

    Give it the whole column: one day above twelve decides, and it may stand in the last row.
    """
    written = [text for text in dict.fromkeys(sample.strip().lower() for sample in samples) if text]
    days = {order: tuple(_day_or_none(text, order) for text in written) for order in _preferred(written)}
    read = Counter({order: sum(day is not None for day in found) for order, found in days.items()})
    most = max(read.values())
    first_to_read = {days[order]: order for order in reversed(days) if read[order] == most > 0}
    return tuple(sorted(first_to_read.values(), key=list(DateOrder).index))


def telling(samples: Iterable[str], orders: Iterable[DateOrder]) -> Iterator[str]:
    """The samples that `orders` read as different days: what to show when asking for the order."""
    asked = tuple(orders)
    return (text for text in samples if len({_day_or_none(text.strip().lower(), order) for order in asked}) > 1)


def _preferred(written: list[str]) -> tuple[DateOrder, ...]:
    # Of orders that agree on every day, the one that looks like the column is named.
    if written and written[0][:4].isdigit():
        return DateOrder.YMD, DateOrder.DMY, DateOrder.MDY
    return DateOrder.DMY, DateOrder.MDY, DateOrder.YMD


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
