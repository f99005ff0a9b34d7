"""Manual order as text: a rank between any two others, so that a drop writes one row.

Ranks are base-62 digits compared as bytes, read as a fraction after a point. They never end in the lowest
digit, so that there is always room below. See David Greenspan, "Implementing Fractional Indexing" (2017).
"""

from collections.abc import Iterator
from itertools import islice, product

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LONGEST = 32
"""A rank longer than this asks for a respread of its stage."""

_BASE = len(DIGITS)
_COUNTED = 4
"""Digits that count the deals of one import: 14 million."""


def between(above: str, below: str) -> str:
    """A rank after `above` and before `below`; empty means the very top or the very end.

    Raises ValueError when `above` does not stand before `below`.
    """
    if below and above >= below:
        raise ValueError((above, below))
    shared = 0
    while below and shared < len(below) and (above[shared : shared + 1] or DIGITS[0]) == below[shared]:
        shared += 1
    if shared:
        return below[:shared] + between(above[shared:], below[shared:])
    return _apart(above, below)


def is_rank(text: str) -> bool:
    """Whether `text` is such as this module makes: digits only, room below, not longer than a respread allows."""
    return 0 < len(text) <= LONGEST and set(text) <= set(DIGITS) and text[-1] != DIGITS[0]


def spread(count: int) -> list[str]:
    """`count` ranks in order, evenly apart and as short as that allows."""
    length = 1
    while _BASE**length < (count + 1) * 2:
        length += 1
    gap = _BASE**length // (count + 1)
    return [_digits(gap * (n + 1), length) for n in range(count)]


def below(above: str) -> Iterator[str]:
    """Ranks in order for deals that come one after the other at the end of a column, below `above`."""
    start = between(above, "")
    for number in islice(product(DIGITS, repeat=_COUNTED), 1, None):
        yield f"{start}{''.join(number)}{DIGITS[_BASE // 2]}"


def _apart(above: str, below: str) -> str:
    low = DIGITS.index(above[0]) if above else 0
    high = DIGITS.index(below[0]) if below else _BASE
    if high - low > 1:
        return DIGITS[_step(low, high, is_top=not above, is_end=not below)]
    if len(below) > 1:
        return below[0]
    return DIGITS[low] + between(above[1:], "")


def _step(low: int, high: int, *, is_top: bool, is_end: bool) -> int:
    """Half way, but one small step past the top or the end: cards come there most, and ranks stay short."""
    if is_top == is_end:
        return (low + high) // 2
    return low + 1 if is_end else high - 1


def _digits(value: int, length: int) -> str:
    digits = []
    for _ in range(length):
        value, digit = divmod(value, _BASE)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits)).rstrip(DIGITS[0]) or DIGITS[1]
