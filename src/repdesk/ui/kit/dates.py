"""Reading a day as people type it, and writing it as they read it."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WEEKDAY = re.compile(r"^[^\W\d]+[.,]?\s+(?=\d)")
_FORMATS = ("d MMM yyyy", "d MMMM yyyy", "d.M.yyyy", "d.M.yy")
_CENTURY = 2000


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


def _this_century(day: QDate) -> QDate:
    # Qt reads the year 26 as 1926, and no deal closes then.
    return day if day.year() >= _CENTURY else day.addYears(100)


def _day(day: QDate) -> date | None:
    return date(day.year(), day.month(), day.day()) if day.isValid() else None
