"""Amounts as people and programs write them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.errors import Unreadable
from repdesk.domain.numbers import LARGEST_AMOUNT, DecimalNotation, NotationFinder, parse_amount, split_currency

POINT, COMMA = DecimalNotation.POINT, DecimalNotation.COMMA


@pytest.mark.parametrize(
    ("text", "notation", "minor"),
    [
        ("1054", POINT, 105_400),
        ("1250.5", POINT, 125_050),
        ("1.15", POINT, 115),
        (".5", POINT, 50),
        ("1,234.50", POINT, 123_450),
        ("12,34,567.00", POINT, 123_456_700),
        ("1.234,50", COMMA, 123_450),
        ("126000,00", COMMA, 12_600_000),
        ("148 000", COMMA, 14_800_000),
        ("1\u202f234\u202f567,89", COMMA, 123_456_789),
        ("1\xa0234.5", POINT, 123_450),
        ("1'234.50", POINT, 123_450),
        ("1’234’567", POINT, 123_456_700),
        ("-5", POINT, -500),
        ("−5", POINT, -500),
        ("+5", POINT, 500),
        ("5-", POINT, -500),
        ("(1,000)", POINT, -100_000),
        ("(€1.000)", COMMA, -100_000),
        ("$1,200", POINT, 120_000),
        ("-$1,200", POINT, -120_000),
        ("$-1,200", POINT, -120_000),
        ("1.200 €", COMMA, 120_000),
        ("EUR 1.200,5", COMMA, 120_050),
        ("1200.00 USD", POINT, 120_000),
        ("100.000", POINT, 10_000),
        ("100.000", COMMA, 10_000_000),
        ("1099.9999999998", POINT, 110_000),
        ("0", POINT, 0),
    ],
)
def test_an_amount_is_read_exactly(text: str, notation: DecimalNotation, minor: int) -> None:
    assert parse_amount(text, notation, 2) == minor


@pytest.mark.parametrize(
    ("text", "notation", "code"),
    [
        ("", POINT, "number.empty"),
        ("  ", POINT, "number.empty"),
        ("€", POINT, "number.not_a_number"),
        ("NaN", POINT, "number.not_finite"),
        ("-inf", POINT, "number.not_finite"),
        ("1e309", POINT, "number.not_a_number"),
        ("9223372036854775808", POINT, "number.too_large"),
        ("9" * 5000, POINT, "number.too_large"),
        ("twelve", POINT, "number.not_a_number"),
        ("12k", POINT, "number.not_a_number"),
        ("50%", POINT, "number.not_a_number"),
        ("1,23", POINT, "number.not_a_number"),
        ("1.23", COMMA, "number.not_a_number"),
        ("1 2 3", POINT, "number.not_a_number"),
        ("--5", POINT, "number.not_a_number"),
        ("5,-", COMMA, "number.not_a_number"),
        ("1.234", POINT, "number.too_fine"),
        ("٣", POINT, "number.not_a_number"),
        ("=1+1", POINT, "number.not_a_number"),
    ],
)
def test_what_cannot_be_an_amount_is_told_apart(text: str, notation: DecimalNotation, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_amount(text, notation, 2)
    assert caught.value.code == code


def test_the_decimals_are_those_of_the_currency() -> None:
    assert parse_amount("1250", POINT, 0) == 1250
    assert parse_amount("1.234", POINT, 3) == 1234
    with pytest.raises(Unreadable):
        parse_amount("1250.5", POINT, 0)


def test_the_largest_amount_still_fits() -> None:
    assert parse_amount(str(LARGEST_AMOUNT), POINT, 0) == LARGEST_AMOUNT


@given(st.integers(-LARGEST_AMOUNT, LARGEST_AMOUNT), st.sampled_from([0, 2, 3]), st.sampled_from(["{:f}", "{:,f}"]))
def test_a_written_amount_is_read_back(minor: int, exponent: int, layout: str) -> None:
    written = layout.format(Decimal(f"{minor}e-{exponent}"))
    swapped = written.translate(str.maketrans(".,", ",."))
    assert parse_amount(written, POINT, exponent) == minor
    assert parse_amount(swapped, COMMA, exponent) == minor


@given(st.text(), st.sampled_from([POINT, COMMA]))
def test_any_text_is_an_amount_or_unreadable(text: str, notation: DecimalNotation) -> None:
    with suppress(Unreadable):
        assert abs(parse_amount(text, notation, 2)) <= LARGEST_AMOUNT


@pytest.mark.parametrize(
    ("samples", "notation"),
    [
        (["1,234.50"], POINT),
        (["1.234,50", "1.234"], COMMA),
        (["1.234", "2.5"], POINT),
        (["1.234", "€ 1.234.567"], COMMA),
        (["0.500"], POINT),
        (["126000,00", "148 000"], COMMA),
        (["550", "4821", ""], POINT),
        (["n.a.", "550"], POINT),
        (["1.234"], None),
        (["1.234", "1,234"], None),
        (["1.5", "1,5"], None),
        ([], POINT),
    ],
)
def test_the_notation_is_known_or_left_open(samples: list[str], notation: DecimalNotation | None) -> None:
    finder = NotationFinder()
    for sample in samples:
        finder.look_at([sample])
    assert finder.notation is notation


def test_amounts_that_leave_the_notation_open_are_shown() -> None:
    finder = NotationFinder()
    finder.look_at(["100", "1.234", "2.345", "1.234", *(f"{n}.000" for n in range(10, 20))])
    assert finder.samples == ("1.234", "2.345", "10.000", "11.000", "12.000")


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("€ 5", "5", "EUR"),
        ("5 zł", "5", "PLN"),
        ("US$5", "5", "USD"),
        ("R$ 5,00", "5,00", "BRL"),
        ("CHF 1'000", "1'000", "CHF"),
        ("5 kr.", "5", "DKK"),
        ("-£5", "-5", "GBP"),
        ("5", "5", None),
        ("n/a", "n/a", None),
    ],
)
def test_a_currency_is_read_before_or_after(text: str, number: str, code: str | None) -> None:
    assert split_currency(text) == (number, code)


def test_a_shared_sign_means_the_likely_currency() -> None:
    assert split_currency("$5", likely="CAD") == ("5", "CAD")
    assert split_currency("$5", likely="EUR") == ("5", "USD")
