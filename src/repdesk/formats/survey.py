"""What each column of a table holds, found in one pass over the file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from repdesk.domain.text import NAME_LIMIT, clean
from repdesk.formats.progress import Cancelled, Progress
from repdesk.formats.reading import TableFile, rows

DISTINCT_LIMIT: Final = 200
_SAMPLES: Final = 3
# Enough rows to let the loops run in C, few enough to hold the longest cells.
_ROWS_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSurvey:
    """One column: a few samples, how many cells are empty, and its values with their counts, the most frequent first.

    Values are cleaned as a name is, so that a cell finds its own by `clean(cell, NAME_LIMIT)`. A column with more
    distinct values than the limit `is_varied`: it names none, for nobody maps it value by value.
    """

    name: str
    samples: tuple[str, ...]
    empty: int
    values: tuple[tuple[str, int], ...]
    is_varied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The surveyed columns by their place in the table, and how many rows were seen."""

    rows: int
    columns: dict[int, ColumnSurvey]


def survey(
    table: TableFile,
    columns: Iterable[int] | None = None,
    *,
    limit: int = DISTINCT_LIMIT,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Survey:
    """Samples, empty cells and distinct values of `columns` (else of all), in one pass over the file."""
    tallies = {column: _Tally(limit=limit) for column in (range(len(table.headers)) if columns is None else columns)}
    count = 0
    for by_column in column_pieces(table, on_progress=on_progress, cancelled=cancelled):
        count += len(by_column[0])
        for column, tally in tallies.items():
            tally.add(by_column[column])
    return Survey(rows=count, columns={c: tally.result(table.headers[c]) for c, tally in tallies.items()})


def column_pieces(
    table: TableFile, *, on_progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Iterator[Sequence[tuple[str, ...]]]:
    """The cells of a few hundred rows at a time, column by column."""
    found = (row.cells for row in rows(table, on_progress=on_progress, cancelled=cancelled))
    return (list(zip(*batch, strict=True)) for batch in _batches(found))


def _batches(cells: Iterator[tuple[str, ...]]) -> Iterator[Sequence[tuple[str, ...]]]:
    return iter(lambda: tuple(islice(cells, _ROWS_AT_ONCE)), ())


@dataclass(slots=True, kw_only=True)
class _Tally:
    """The counts of one column while the file is read."""

    limit: int
    empty: int = 0
    is_varied: bool = False
    samples: dict[str, None] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, cells: Sequence[str]) -> None:
        self.empty += cells.count("") + sum(map(str.isspace, cells))
        if not self.is_varied:
            self._count(cells)

    def result(self, name: str) -> ColumnSurvey:
        return ColumnSurvey(
            name=name,
            samples=tuple(islice(self.samples, _SAMPLES)),
            empty=self.empty,
            values=tuple(self.counts.most_common()),
            is_varied=self.is_varied,
        )

    def _count(self, cells: Sequence[str]) -> None:
        for cell, times in Counter(cells).items():
            if value := clean(cell, NAME_LIMIT):
                self.counts[value] += times
        self.samples = self.samples or dict.fromkeys(islice(self.counts, _SAMPLES))
        if len(self.counts) > self.limit:
            self.is_varied = True
            self.counts.clear()
