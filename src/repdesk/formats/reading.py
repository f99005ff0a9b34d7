"""The rows of a delimited file, one after the other, each with the line on which it starts."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple, TextIO

from repdesk.domain.errors import Refused
from repdesk.domain.faults import Fault
from repdesk.formats import encoding
from repdesk.formats.dialect import Dialect
from repdesk.formats.progress import Cancelled, Progress, Teller, require_wanted
from repdesk.formats.source import Stamp, readable, require_unchanged

FIELD_LIMIT: Final = 131_072
# A line may have a million letters: few enough lines that a cancel is heard soon.
_LINES_BETWEEN_LOOKS: Final = 200
# Handed to the reader after the last line: where it does not come back as a row, an open quote has swallowed it.
# No line of the file can begin so, for `encoding.mended` takes out the NULs.
_END: Final = "\0"


class Row(NamedTuple):
    """One record: the line on which it starts, a cell for each column, and what stands beyond the last one."""

    line: int
    cells: tuple[str, ...]
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A delimited file that was looked at: how it reads, what its columns are called and hold, what is odd in it."""

    path: Path
    dialect: Dialect
    stamp: Stamp
    headers: tuple[str, ...]
    row_count: int = 0
    samples: tuple[tuple[str, ...], ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return self.stamp.size


def rows(table: TableFile, *, on_progress: Progress | None = None, cancelled: Cancelled | None = None) -> Iterator[Row]:
    """Every row that has any text, as wide as the header; short rows are filled up with empty cells.

    Nothing is held but the row at hand. The file must stay as it was: a change, or `cancelled`, ends in `Refused`.
    """
    with readable(table.path), encoding.opened(table.path, table.dialect.encoding) as text:
        look = _looks(table, text, Teller(total=table.size, on_progress=on_progress), cancelled)
        look()
        found = records(text, table.dialect, width=len(table.headers))
        next(found)
        due = 0
        for row in found:
            if row.line >= due or row.extra:
                due = row.line + _LINES_BETWEEN_LOOKS
                look()
            yield row
        look()


def records(text: Iterable[str], dialect: Dialect, *, width: int | None = None) -> Iterator[Row]:
    """Every record that has any text, the header first; without a `width` each is as wide as it is."""
    lines = map(encoding.mended, text) if dialect.needs_mending else text
    end = _END + dialect.delimiter * (width or 0)
    reader = csv.reader(chain(lines, (end,)), delimiter=dialect.delimiter, quotechar=dialect.quote, strict=True)
    if dialect.is_declared:
        next(reader)
    line = reader.line_num + 1
    try:
        for cells in reader:
            if len(cells) == width and (cells[0] or any(cells)):
                # Half the price of Row(…), which counts over a hundred thousand rows.
                yield tuple.__new__(Row, (line, tuple(cells), ()))
            elif any(cells):
                if cells[0] == _END:
                    break
                yield _fitted(line, cells, len(cells) if width is None else width)
            line = reader.line_num + 1
    except csv.Error as error:
        raise _refusal(error, line, reader.line_num) from error


def _fitted(line: int, cells: list[str], width: int) -> Row:
    missing = ("",) * (width - len(cells))
    extra = tuple(cells[width:])
    return Row(line, (*cells[:width], *missing), extra if any(extra) else ())


def _refusal(error: csv.Error, first: int, last: int) -> Refused:
    # An open quote runs on over line after line until another quote, the longest field or the end of the file.
    if last > first:
        return Refused("csv.unclosed_quote", line=first)
    if "limit" in str(error):
        return Refused("csv.field_too_long", line=first, limit=FIELD_LIMIT)
    return Refused("csv.stray_quote", line=first)


def _looks(table: TableFile, text: TextIO, teller: Teller, cancelled: Cancelled | None) -> Callable[[], None]:
    def look() -> None:
        require_wanted(cancelled)
        require_unchanged(table.path, table.stamp)
        teller.tell(min(text.buffer.tell(), table.size))

    return look
