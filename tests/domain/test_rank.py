"""Ranks keep any order a rep drags cards into, and stay short."""

from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain import rank

ranks = st.text(rank.DIGITS, max_size=8).map(lambda text: text.rstrip(rank.DIGITS[0]))
pairs = st.tuples(ranks, ranks).filter(lambda pair: not pair[1] or pair[0] < pair[1])


@given(pairs)
def test_between_stands_between(pair: tuple[str, str]) -> None:
    above, below = pair
    found = rank.between(above, below)
    assert above < found
    assert not below or found < below


@given(pairs)
def test_a_rank_never_ends_in_the_lowest_digit_so_there_is_always_room_above_it(pair: tuple[str, str]) -> None:
    found = rank.between(*pair)
    assert not found.endswith(rank.DIGITS[0])
    assert rank.between("", found) < found


@given(ranks.filter(bool))
def test_nothing_fits_between_a_rank_and_itself(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        rank.between(text, text)


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_drops_anywhere_keep_the_order_in_which_the_cards_lie(drops: list[int]) -> None:
    column: list[str] = []
    for drop in drops:
        place = drop % (len(column) + 1)
        neighbours = ["", *column, ""]
        column.insert(place, rank.between(neighbours[place], neighbours[place + 1]))
    assert all(above < below for above, below in pairwise(column))


def test_nine_hundred_cards_at_the_top_or_at_the_end_keep_ranks_within_the_limit() -> None:
    top = end = rank.between("", "")
    for _ in range(900):
        top, end = rank.between("", top), rank.between(end, "")
    assert max(len(top), len(end)) <= rank.LONGEST


def test_drops_always_in_the_same_gap_need_a_respread_only_after_a_hundred() -> None:
    above, below, drops = "A", "B", 0
    while len(below) <= rank.LONGEST:
        below, drops = rank.between(above, below), drops + 1
    assert drops > 100


@given(st.integers(0, 5000))
def test_spread_gives_ranks_in_order_with_room_between_all(count: int) -> None:
    found = ["", *rank.spread(count), ""]
    assert len(found) == count + 2
    for above, below in pairwise(found):
        assert above < rank.between(above, below)
        assert len(rank.between(above, below)) <= 4


@pytest.mark.parametrize(("count", "length"), [(1, 1), (30, 1), (31, 2), (1921, 2), (1922, 3)])
def test_spread_is_as_short_as_the_number_of_cards_allows(count: int, length: int) -> None:
    assert max(map(len, rank.spread(count))) == length


@given(ranks, st.integers(1, 300))
def test_imported_cards_follow_each_other_below_the_last_one(last: str, count: int) -> None:
    found = [last, *islice(rank.below(last), count)]
    assert all(above < below for above, below in pairwise(found))
    assert all(map(rank.is_rank, found[1:]))


def test_a_card_fits_between_any_two_imported_ones() -> None:
    first, second, *_ = islice(rank.below("V"), 70)
    assert first < rank.between(first, second) < second


def test_ten_imports_one_below_the_other_keep_ranks_short() -> None:
    last = ""
    for _ in range(50):
        last = list(islice(rank.below(last), 100))[-1]
    assert len(last) <= 12
