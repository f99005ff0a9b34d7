"""Dates as people and programs write them."""

import csv
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.dates import FIRST_YEAR, LAST_YEAR, DateOrder, OrderFinder, parse_date
from repdesk.domain.errors import Unreadable
from tests.real_data import real_data

DMY, MDY, YMD = DateOrder.DMY, DateOrder.MDY, DateOrder.YMD
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2016-10-20", YMD),
        ("2016-10-20", DMY),
        ("2016/10/20", MDY),
        ("20161020", YMD),
        ("20-10-16", DMY),
        ("10/20/2016", MDY),
        ("10/20/16", MDY),
        ("16-10-20", YMD),
        ("20.10.2016", DMY),
        ("20. 10. 2016", DMY),
        ("20 10 2016", DMY),
        (" 20.10.2016 ", DMY),
        ("20 Oct 2016", DMY),
        ("20-OCT-16", YMD),
        ("20th October, 2016", MDY),
        ("Oct 20, 2016", DMY),
        ("October 20 2016", DMY),
        ("2016-Oct-20", DMY),
        ("2016-10-20 14:00", YMD),
        ("2016-10-20T14:00:00Z", YMD),
        ("2016-10-20T23:30:00.000-08:00", YMD),
        ("10/20/2016 2:05 PM", MDY),
        ("Oct 20, 2016, 9:12 AM", DMY),
        ("20.10.2016 14:00", DMY),
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, order: DateOrder) -> None:
    assert parse_date(text, order) == date(2016, 10, 20)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date.empty"),
        ("31.02.2026", "date.no_such_day"),
        ("29.02.1900", "date.no_such_day"),
        ("31 Feb 2026", "date.no_such_day"),
        ("12.13.2026", "date.no_such_day"),
        ("00.00.0000", "date.year_out_of_range"),
        ("20.10.20226", "date.year_out_of_range"),
        ("20226-10-20", "date.year_out_of_range"),
        ("20.10.1899", "date.year_out_of_range"),
        ("20.10.2200", "date.year_out_of_range"),
        ("20.10.216", "date.not_a_date"),
        ("45631", "date.not_a_date"),
        ("20161020", "date.not_a_date"),
        ("soon", "date.not_a_date"),
        ("20 Okt 2016", "date.not_a_date"),
        ("Q4 2016", "date.not_a_date"),
        ("20-10/2016", "date.not_a_date"),
        ("1" * 10_000, "date.not_a_date"),
    ],
)
def test_what_is_no_day_is_told_apart(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_date(text, DMY)
    assert caught.value.code == code


def test_a_year_at_the_end_is_not_read_as_the_day() -> None:
    with pytest.raises(Unreadable):
        parse_date("20-10-2016", YMD)


def test_years_of_two_digits_turn_at_sixty_nine() -> None:
    assert parse_date("01.01.69", DMY).year == 1969
    assert parse_date("01.01.68", DMY).year == 2068


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        ("45631.0", date(2024, 12, 5)),
        ("45631.75", date(2024, 12, 5)),
        ("61", date(1900, 3, 1)),
        ("1", date(1900, 1, 1)),
    ],
)
def test_excel_serials_are_read_when_asked(serial: str, day: date) -> None:
    assert parse_date(serial, DMY, excel_serials=True) == day


@pytest.mark.parametrize("serial", ["0", "60", "109575", "999999999"])
def test_excel_serials_outside_the_calendar_are_refused(serial: str) -> None:
    with pytest.raises(Unreadable):
        parse_date(serial, DMY, excel_serials=True)


@given(DAYS, st.sampled_from("-./ "))
def test_every_day_is_read_back_in_each_order(day: date, mark: str) -> None:
    year, month, number = f"{day.year}", f"{day.month}", f"{day.day:02}"
    assert parse_date(mark.join((number, month, year)), DMY) == day
    assert parse_date(mark.join((month, number, year)), MDY) == day
    assert parse_date(mark.join((year, month, number)), YMD) == day
    assert parse_date(f"{day:%d %B %Y}", YMD) == day


@given(st.text() | st.from_regex(r"[0-9]{1,5}[-./ ][0-9A-Za-z]{1,9}[-./ ][0-9]{1,6}.{0,9}"), st.sampled_from(DateOrder))
def test_any_text_is_a_day_or_unreadable(text: str, order: DateOrder) -> None:
    with suppress(Unreadable):
        assert FIRST_YEAR <= parse_date(text, order).year <= LAST_YEAR


def shown(samples: Iterable[str]) -> OrderFinder:
    finder = OrderFinder()
    finder.look_at(samples)
    return finder


@pytest.mark.parametrize(
    ("samples", "orders"),
    [
        (["2016-10-20", "", "2017-03-01 14:00"], (YMD,)),
        (["20161020"], (YMD,)),
        (["20/10/2016", "03/04/2016"], (DMY,)),
        (["10/20/2016", "03/04/2016"], (MDY,)),
        (["03/04/2016"], (DMY, MDY)),
        (["05/05/2016"], (DMY,)),
        (["20-10-16", "01-03-17"], (DMY, YMD)),
        (["01-02-03"], (DMY, MDY, YMD)),
        (["31-12-32"], (DMY,)),
        (["20 Oct 2016", "Mar 1, 2017"], (DMY,)),
        (["31.02.2026", "18.12.2026"], (DMY,)),
        (["18.12.2026", "n/a", "soon"], (DMY,)),
        (["soon"], ()),
        ([], ()),
    ],
)
def test_the_order_is_known_or_left_open(samples: list[str], orders: tuple[DateOrder, ...]) -> None:
    assert shown(samples).orders == orders


@pytest.mark.parametrize("column", ["engage_date", "close_date"])
def test_a_whole_real_column_of_short_years_stays_open(column: str) -> None:
    with real_data("maven-dmy/sales_pipeline.csv").open(encoding="utf-8", newline="") as file:
        assert shown(row[column] for row in csv.DictReader(file)).orders == (DMY, YMD)


@pytest.mark.parametrize("column", ["engage_date", "close_date"])
def test_a_whole_real_column_of_iso_days_is_known(column: str) -> None:
    with real_data("maven/sales_pipeline.csv").open(encoding="utf-8", newline="") as file:
        assert shown(row[column] for row in csv.DictReader(file)).orders == (YMD,)


def test_only_days_that_read_differently_are_worth_asking_about() -> None:
    finder = OrderFinder()
    finder.look_at(["01/01/2026", "02/02/2026"], "Created")
    finder.look_at(["05/05/2026", "03/04/2026", "31/02/2026"], "Closed")
    assert finder.example == ("Closed", ("03/04/2026",))


def test_what_reads_as_no_date_is_shown_as_it_stands() -> None:
    assert shown(["soon", "", "later", "never", "ever"]).example == ("", ("soon", "later", "never"))


def test_columns_share_one_order() -> None:
    finder = OrderFinder()
    finder.look_at(["03/04/2026"], "Created")
    finder.look_at(["31/12/2026"], "Closed")
    assert finder.orders == (DMY,)


@given(st.lists(DAYS.map(lambda d: f"{d.day}.{d.month}.{d.year % 100:02}"), max_size=30), st.integers(1, 5))
def test_the_order_is_the_same_in_one_look_or_in_many(samples: list[str], size: int) -> None:
    finder = OrderFinder()
    for start in range(0, len(samples), size):
        finder.look_at(samples[start : start + size])
    assert (finder.orders, finder.example) == (shown(samples).orders, shown(samples).example)
