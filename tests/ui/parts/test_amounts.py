"""Amounts are read as reps type them, and come back as they went in."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.errors import Unreadable
from repdesk.domain.money import CURRENCIES, LARGEST
from repdesk.ui.parts.amounts import amount_text, percent_text, read_amount, read_count, read_number, read_percent


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12k", 1_200_000),
        ("1.2M", 120_000_000),
        ("1,2 m", 120_000_000),
        ("2bn", 200_000_000_000),
        ("12,500", 1_250_000),
        ("12.500", 1_250_000),
        ("12'500", 1_250_000),
        ("12 500,50", 1_250_050),
        ("1,25", 125),
        ("0", 0),
        ("-5", -500),
    ],
)
def test_amounts_are_read_as_typed(typed: str, amount: int) -> None:
    assert read_amount(typed, "EUR") == (amount, "EUR")


@pytest.mark.parametrize(
    ("typed", "currency"), [("$12k", "USD"), ("12k USD", "USD"), ("CHF 12k", "CHF"), ("12k £", "GBP"), ("12k", "EUR")]
)
def test_a_typed_currency_wins(typed: str, currency: str) -> None:
    assert read_amount(typed, "EUR") == (1_200_000, currency)


def test_yen_have_no_decimals_and_dinars_three() -> None:
    assert read_amount("12.500", "JPY") == (12_500, "JPY")
    assert read_amount("12.500", "KWD") == (12_500, "KWD")


@pytest.mark.parametrize("typed", ["", "k", "twelve", "12 k k", "1.2.3", "12kk", "--5", "∞", "1" * 70])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_amount(typed, "EUR")


@given(amount=st.integers(-LARGEST, LARGEST), currency=st.sampled_from(CURRENCIES))
def test_what_a_field_shows_is_read_back_unchanged(amount: int, currency: str) -> None:
    assert read_amount(amount_text(amount, currency), currency) == (amount, currency)


@given(points=st.integers(0, 10_000))
def test_percentages_are_read_back_unchanged(points: int) -> None:
    assert read_percent(percent_text(points)) == points


@pytest.mark.parametrize(("typed", "count"), [("1,200", 1200), ("3k", 3000), ("12", 12)])
def test_counts_are_whole(typed: str, count: int) -> None:
    assert read_count(typed) == count


@pytest.mark.parametrize("typed", ["1.5", "", "many"])
def test_a_part_of_a_person_is_no_count(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_count(typed)


@pytest.mark.parametrize(("typed", "plain"), [("12,5", "12.5"), ("31 %", "31"), ("1,200", "1200"), ("0", "0")])
def test_numbers_come_out_plain(typed: str, plain: str) -> None:
    assert read_number(typed) == plain


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    for read in (read_count, read_percent, read_number):
        with suppress(Unreadable):
            read(text)
