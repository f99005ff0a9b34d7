"""Sums are exact, rounded once, and never mix currencies without a rate."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.money import (
    BASIS_POINTS,
    CURRENCIES,
    LARGEST,
    Money,
    Rates,
    decimal_text,
    exponent,
    full,
    is_currency,
    short,
    total,
)

currencies = st.sampled_from(("EUR", "USD", "JPY", "KWD", "CHF"))
amounts = st.integers(-LARGEST, LARGEST)
rates = st.decimals("1e-9", "1e9", places=9).filter(lambda rate: rate > 0)
FREE = Rates(base="EUR")


def eur(amount: int) -> Money:
    return Money(amount=amount, currency="EUR")


@given(st.lists(amounts, max_size=30))
def test_the_sum_of_one_currency_is_the_sum(cents: list[int]) -> None:
    assert total((("EUR", c) for c in cents), FREE) == (eur(sum(cents)),)


@given(st.lists(st.tuples(amounts, rates), max_size=20))
def test_a_converted_sum_is_exact_and_rounded_once(deals: list[tuple[int, Decimal]]) -> None:
    for amount, rate in deals:
        own = Rates(base="EUR", worth={"USD": rate})
        lines = [("USD", amount), ("EUR", 1), ("USD", amount)]
        assert total(lines, own) == (eur(round(2 * amount * Fraction(rate) + 1)),)


@given(st.lists(st.tuples(amounts, st.integers(0, BASIS_POINTS)), min_size=1, max_size=30))
def test_a_weighted_sum_rounds_once_half_to_even(deals: list[tuple[int, int]]) -> None:
    exact = sum(Fraction(amount * chance, BASIS_POINTS) for amount, chance in deals)
    found = total((("EUR", amount * chance) for amount, chance in deals), FREE, divisor=BASIS_POINTS)
    assert found == (eur(round(exact)),)


@pytest.mark.parametrize(("cents", "rounded"), [(1, 0), (3, 2), (5, 2), (7, 4), (-1, 0), (-3, -2)])
def test_half_a_cent_goes_to_the_even_one(cents: int, rounded: int) -> None:
    assert total([("EUR", cents)], FREE, divisor=2) == (eur(rounded),)


@given(st.lists(st.tuples(currencies, amounts), max_size=20))
def test_currencies_without_a_rate_stand_side_by_side(deals: list[tuple[str, int]]) -> None:
    found = {m.currency: m.amount for m in total(deals, FREE)}
    for currency in found:
        assert found[currency] == sum(amount for code, amount in deals if code == currency)
    assert [c for c in found if c != "EUR"] == sorted(c for c in found if c != "EUR")


def test_the_own_currency_comes_first() -> None:
    found = total([("CHF", 100), ("EUR", 200), ("ARS", 300)], FREE)
    assert [m.currency for m in found] == ["EUR", "ARS", "CHF"]


def test_nothing_sums_up_to_nothing_in_the_own_currency() -> None:
    assert total([], FREE) == (eur(0),)
    assert total([("USD", 0)], FREE) == (eur(0),)


def test_a_rate_knows_that_yen_have_no_cents_and_dinars_three_digits() -> None:
    own = Rates(base="EUR", worth={"JPY": Decimal("0.006"), "KWD": Decimal(3)})
    assert own.in_base(1000, "JPY") == 600
    assert own.in_base(1000, "KWD") == 300
    assert own.in_base(1000, "USD") is None


@pytest.mark.parametrize(("rate", "cents"), [("0.005", 0), ("0.015", 2), ("0.025", 2), ("0.0050000000000000001", 1)])
def test_a_converted_amount_rounds_half_to_even_however_long_the_rate(rate: str, cents: int) -> None:
    own = Rates(base="EUR", worth={"USD": Decimal(rate)})
    assert own.in_base(100, "USD") == cents


def test_a_hundred_thousand_of_the_largest_amount_fit_the_file() -> None:
    assert 100_000 * LARGEST < 2**63


@given(amounts, st.sampled_from(CURRENCIES))
def test_decimal_text_is_the_exact_amount(amount: int, currency: str) -> None:
    text = decimal_text(amount, currency)
    assert Decimal(text) * 10 ** exponent(currency) == amount
    assert len(text.partition(".")[2]) == exponent(currency)


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (eur(14_800_000), "€148,000"), (eur(123_450), "€1,234.50"), (eur(5), "€0.05"), (eur(-250), "−€2.50"),
        (Money(amount=980, currency="JPY"), "¥980"), (Money(amount=98_000, currency="CHF"), "CHF 980"),
        (Money(amount=1_500, currency="KWD"), "KWD 1.500"), (eur(0), "€0"),
    ],
)  # fmt: skip
def test_full_amounts_read_well(money: Money, text: str) -> None:
    assert full(money) == text


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (3_600_000, "€36k"), (163_000_000, "€1.63M"), (95_000, "€950"), (99_949, "€999"), (99_950, "€1k"),
        (999_499, "€9.99k"), (999_500, "€10k"), (99_949_999, "€999k"), (99_950_000, "€1M"), (5, "€0.05"),
        (0, "€0"), (-3_600_000, "−€36k"), (99_950_000_000, "€1bn"), (123_400, "€1.23k"),
    ],
)  # fmt: skip
def test_short_amounts_have_three_digits_at_most(cents: int, text: str) -> None:
    assert short(eur(cents)) == text


@given(st.integers(0, 10**14))
def test_short_amounts_are_right_to_half_a_percent(cents: int) -> None:
    text = short(eur(cents)).removeprefix("€")
    digits = text.rstrip("kMbn")
    size = {"": 1, "k": 10**3, "M": 10**6, "bn": 10**9}[text.removeprefix(digits)]
    assert sum(c.isdigit() for c in digits.lstrip("0.")) <= 3 or size == 10**9
    assert abs(Decimal(digits) * size * 100 - cents) <= max(Decimal(cents) / 200, Decimal("0.5"))


@pytest.mark.parametrize("text", ["eur", "EURO", "E1R", "", "ÄÖÜ", "€"])
def test_only_three_plain_capitals_are_a_currency(text: str) -> None:
    assert not is_currency(text)
    assert is_currency("EUR")
