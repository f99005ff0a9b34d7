"""How a delimited file parts its cells, by a rule of our own: only signs that give every row the same width."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from repdesk.domain.errors import Refused

DELIMITERS: Final = (",", ";", "\t", "|")
QUOTE: Final = '"'
# Excel writes, and reads, a first line that names the delimiter.
_DECLARATION = re.compile(r'"?sep=([,;\t|])"?[\r\n]*')


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How to read a delimited file; `is_declared` when its first line names the delimiter."""

    encoding: str
    delimiter: str
    quote: str = QUOTE
    is_declared: bool = False
    needs_mending: bool = False


def declared_delimiter(lines: Sequence[str]) -> str | None:
    """The delimiter that the first line declares ("sep=;"), if it does."""
    match = _DECLARATION.fullmatch(lines[0]) if lines else None
    return match[1] if match else None


def detect_delimiter(lines: Sequence[str]) -> str:
    """The delimiter under which most rows are as wide as the header; a comma for a single column."""
    return max(DELIMITERS, key=lambda delimiter: _agreement(lines, delimiter))


def require_known(delimiter: str) -> str:
    """`delimiter`, when it is one of those that can be chosen."""
    if delimiter not in DELIMITERS:
        raise Refused("csv.unknown_delimiter", delimiter=delimiter)
    return delimiter


def _agreement(lines: Sequence[str], delimiter: str) -> tuple[bool, float, int]:
    widths = list(_widths(lines, delimiter)) or [1]
    columns = widths[0]
    parts_most_rows = columns > 1 and widths.count(1) <= len(widths) / 2
    return parts_most_rows, round(widths.count(columns) / len(widths), 1), columns


def _widths(lines: Sequence[str], delimiter: str) -> Iterator[int]:
    # A cell too long for the reader ends the evidence, not the reading.
    with suppress(csv.Error):
        for cells in csv.reader(lines, delimiter=delimiter, quotechar=QUOTE):
            if any(cells):
                yield len(cells)
