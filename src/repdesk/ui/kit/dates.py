"""Reading a day as people type it, and writing it as they read it."""

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WEEKDAY = re.compile(r"^[^\W\d]+[.,]?\s+(?=\d)")
_FORMATS = ("d MMM yyyy", "d MMMM yyyy", "d.M.yyyy", "d.M.yy")
_CENTURY = 2000
_YEARLESS = ("d MMM", "d MMMM", "MMM d", "MMMM d", "d.M.", "d.M")
_LEAP_YEARS_APART = 8
_CALLED = {"today": 0, "tomorrow": 1, "yesterday": -1}
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_NAME = 2


def date_text(day: date | None) -> str:
    """`Tue 24 Nov 2026`, or nothing."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy") if day else ""


def read_date(text: str) -> date | None:
    """The day that was typed: 2026-11-24, 24.11.2026, 24 Nov 2026 or the computer's own short form."""
    words = _WEEKDAY.sub("", " ".join(text.split()))
    if iso := _ISO.fullmatch(words):
        return _day(QDate(int(iso[1]), int(iso[2]), int(iso[3])))
    locale = QLocale()
    own = locale.dateFormat(QLocale.FormatType.ShortFormat)
    readings = (locale.toDate(words, form) for form in (*_FORMATS, re.sub(r"y+", "yyyy", own), own))
    return next((_day(_this_century(day)) for day in readings if day.isValid()), None)


def read_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that was typed, whole or as she calls it: tomorrow, Fri, 15 Jan.

    A day without its year is the next one called so, or the last where `past`.
    """
    words = " ".join(text.split())
    return read_date(words) or _called(words.casefold(), today, past=past) or _yearless(words, today, past=past)


def _called(word: str, today: date, *, past: bool) -> date | None:
    if word in _CALLED:
        return today + timedelta(days=_CALLED[word])
    name = word.removesuffix(".")
    meant = [at for at, day in enumerate(_WEEK) if len(name) >= _SHORTEST_NAME and day.startswith(name)]
    if len(meant) != 1:
        return None
    ahead = (meant[0] - today.weekday()) % 7
    return today + timedelta(days=-(-ahead % 7) if past else ahead or 7)


def _yearless(words: str, today: date, *, past: bool) -> date | None:
    back_or_on = -1 if past else 1
    for year in range(today.year, today.year + (_LEAP_YEARS_APART + 1) * back_or_on, back_or_on):
        readings = (QLocale().toDate(f"{words} {year}", f"{form} yyyy") for form in _YEARLESS)
        day = next((_day(reading) for reading in readings if reading.isValid()), None)
        if day is not None and (day <= today if past else day >= today):
            return day
    return None


def _this_century(day: QDate) -> QDate:
    # Qt reads the year 26 as 1926, and no deal closes then.
    return day if day.year() >= _CENTURY else day.addYears(100)


def _day(day: QDate) -> date | None:
    return date(day.year(), day.month(), day.day()) if day.isValid() else None
