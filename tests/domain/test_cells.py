"""What one cell says by its field: exactly, or not at all."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain import cells, fields
from repdesk.domain.dates import DateOrder
from repdesk.domain.deal import LeadState
from repdesk.domain.errors import Unreadable
from repdesk.domain.money import LARGEST, Money, is_currency
from repdesk.domain.numbers import DecimalNotation

notations = st.sampled_from(DecimalNotation)
orders = st.sampled_from(DateOrder)
figures = st.text("0123456789.,'-+() %$€krEURe٣_\u2212", max_size=24)
texts = st.text(max_size=40) | figures | st.sampled_from(("NaN", "inf", "1e309", "1e99999999999999999999", "9" * 400))


def read(key: str, text: str, notation: DecimalNotation = DecimalNotation.POINT) -> Any:  # noqa: ANN401  (any field)
    return cells.parser(key, notation, DateOrder.DMY)(text)


@given(st.sampled_from((*fields.BY_KEY, "x_own")), texts, notations, orders)
def test_any_text_is_read_or_refused_and_nothing_else(
    key: str, text: str, notation: DecimalNotation, order: DateOrder
) -> None:
    with suppress(Unreadable):
        cells.parser(key, notation, order)(text)


@given(texts, notations)
def test_any_amount_fits_the_file_or_is_refused(text: str, notation: DecimalNotation) -> None:
    try:
        found = cells.amount(text, notation, "EUR")
    except Unreadable:
        return
    assert abs(found.amount) <= LARGEST
    assert is_currency(found.currency)


@pytest.mark.parametrize("text", [str(2**63), "1e309", "NaN", "inf", "-Infinity", "8" * 30, str(LARGEST // 100 + 1)])
def test_an_amount_past_the_largest_or_without_end_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        cells.amount(text, DecimalNotation.POINT, "EUR")


@pytest.mark.parametrize(
    ("text", "usual", "money"),
    [
        ("1,250.50", "EUR", Money(amount=125_050, currency="EUR")),
        ("$ 99", "EUR", Money(amount=9_900, currency="USD")),
        ("$99", "CAD", Money(amount=9_900, currency="CAD")),
        ("1000 kr", "NOK", Money(amount=100_000, currency="NOK")),
        ("500 JPY", "EUR", Money(amount=500, currency="JPY")),
        ("(1,000)", "EUR", Money(amount=-100_000, currency="EUR")),
        ("−5", "EUR", Money(amount=-500, currency="EUR")),
        ("0", "KWD", Money(amount=0, currency="KWD")),
    ],
)
def test_an_amount_takes_the_currency_it_names_else_the_usual_one(text: str, usual: str, money: Money) -> None:
    assert cells.amount(text, DecimalNotation.POINT, usual) == money


@pytest.mark.parametrize(
    ("text", "usual", "code"),
    [
        ("EUR", "", "EUR"), ("usd", "", "USD"), ("€", "USD", "EUR"), ("$", "EUR", "USD"), ("$", "CAD", "CAD"),
        ("kr", "NOK", "NOK"), ("zł", "", "PLN"), ("Kč", "", "CZK"), ("lei", "", "RON"), (" chf ", "", "CHF"),
    ],
)  # fmt: skip
def test_a_currency_is_a_code_or_a_sign(text: str, usual: str, code: str) -> None:
    assert cells.currency(text, usual) == code


@pytest.mark.parametrize("text", ["Euro", "5", "-", "$5", "E", "12€", "?"])
def test_what_is_neither_code_nor_sign_is_no_currency(text: str) -> None:
    with pytest.raises(Unreadable):
        cells.currency(text)


@pytest.mark.parametrize(("text", "share"), [("40", 4000), ("40 %", 4000), ("12.5%", 1250), ("0", 0), ("100%", 10_000)])
def test_a_percentage_is_kept_in_basis_points(text: str, share: int) -> None:
    assert read("deal.probability", text) == share


@pytest.mark.parametrize("text", ["101", "-1", "NaN", "12,5", "half", "1e400", "%"])
def test_a_percentage_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read("deal.probability", text)


def test_a_comma_is_read_where_the_file_writes_commas() -> None:
    assert read("deal.probability", "12,5 %", DecimalNotation.COMMA) == 1250
    assert read("company.headcount", "1.200", DecimalNotation.COMMA) == 1200


@pytest.mark.parametrize("text", ["-1", "2.5", "100000001", "many"])
def test_a_headcount_is_a_whole_number_of_people(text: str) -> None:
    with pytest.raises(Unreadable):
        read("company.headcount", text)


def test_words_are_cleaned_and_notes_keep_their_lines() -> None:
    assert read("deal.source", " Fair\x00\nMunich ") == "Fair Munich"
    assert read("deal.problem", "one\r\ntwo") == "one\ntwo"
    assert len(read("deal.title", "x" * 999)) == 200


def test_tags_stand_between_commas_semicolons_or_bars() -> None:
    assert read("deal.tags", "hot, big;hot|Fair ,, ") == ("Fair", "big", "hot")
    with pytest.raises(Unreadable, match=r"tags\.too_many"):
        read("deal.tags", ",".join(map(str, range(51))))


def test_yes_no_states_and_days_are_read() -> None:
    assert [read("deal.inbound", t) for t in ("Yes", "x", "0", "FALSE")] == [True, True, False, False]
    assert read("deal.lead_state", " SQL ") is LeadState.SQL
    assert read("deal.expected_close", "03.02.2026") == date(2026, 2, 3)


@pytest.mark.parametrize(("key", "text"), [("deal.inbound", "maybe"), ("deal.lead_state", "hot"),
                                           ("deal.expected_close", "31.02.2026")])  # fmt: skip
def test_other_words_for_them_are_refused(key: str, text: str) -> None:
    with pytest.raises(Unreadable):
        read(key, text)
