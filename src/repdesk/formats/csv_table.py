"""Delimited text files: what is in one, its rows, a survey of its columns, and writing one."""

from dataclasses import replace
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Final

from repdesk.domain.errors import Refused
from repdesk.domain.text import NAME_LIMIT, clean
from repdesk.formats import dialect as dialects
from repdesk.formats import encoding as encodings
from repdesk.formats.csv_writing import guarded, unguarded, write_csv
from repdesk.formats.dialect import DELIMITERS, Dialect
from repdesk.formats.encoding import ENCODINGS
from repdesk.formats.headers import header_names
from repdesk.formats.inspection import inspect
from repdesk.formats.progress import Cancelled, Progress
from repdesk.formats.reading import Row, TableFile, records, rows
from repdesk.formats.source import readable, stamp
from repdesk.formats.survey import ColumnSurvey, Survey, column_pieces, survey

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "ColumnSurvey",
    "Dialect",
    "Row",
    "Survey",
    "TableFile",
    "column_pieces",
    "guarded",
    "rows",
    "sniff",
    "survey",
    "unguarded",
    "write_csv",
]

COLUMN_LIMIT: Final = 500
_HEAD: Final = 64 * 1024
_SAMPLED_ROWS: Final = 200
_SAMPLES: Final = 3


def sniff(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> TableFile:
    """Look through the whole file once: how it reads, its columns, its rows; `encoding` and `delimiter` overrule.

    `Refused` says what cannot be a table, with the line where there is one.
    """
    seen = stamp(path)
    with readable(path):
        alphabet = encodings.require_known(encoding) if encoding else encodings.detect(path, cancelled)
        found = inspect(path, alphabet, cancelled)
        dialect = _dialect(path, found.encoding, delimiter, needs_mending=found.needs_mending)
        headers = _headers(path, dialect)
    table = TableFile(path=path, dialect=dialect, stamp=seen, headers=headers, faults=found.faults)
    return _counted(table, on_progress, cancelled)


def _dialect(path: Path, encoding: str, delimiter: str | None, *, needs_mending: bool) -> Dialect:
    with encodings.opened(path, encoding) as text:
        head = text.read(_HEAD)
    lines = list(StringIO(head, newline=""))
    whole = lines[:-1] if len(head) == _HEAD and len(lines) > 1 else lines
    declared = dialects.declared_delimiter(lines)
    chosen = dialects.require_known(delimiter) if delimiter else declared or dialects.detect_delimiter(whole)
    return Dialect(encoding=encoding, delimiter=chosen, is_declared=declared is not None, needs_mending=needs_mending)


def _headers(path: Path, dialect: Dialect) -> tuple[str, ...]:
    with encodings.opened(path, dialect.encoding) as text:
        header = next(records(text, dialect), None)
    if header is None:
        raise Refused("file.empty", path=path)
    if len(header.cells) > COLUMN_LIMIT:
        raise Refused("csv.too_many_columns", path=path, columns=len(header.cells), limit=COLUMN_LIMIT)
    return header_names(header.cells)


def _counted(table: TableFile, on_progress: Progress | None, cancelled: Cancelled | None) -> TableFile:
    found = (row.cells for row in rows(table, on_progress=on_progress, cancelled=cancelled))
    first = list(islice(found, _SAMPLED_ROWS))
    if not first:
        raise Refused("file.header_only", path=table.path)
    samples = tuple(_samples(column) for column in zip(*first, strict=True))
    return replace(table, row_count=len(first) + sum(1 for _ in found), samples=samples)


def _samples(cells: tuple[str, ...]) -> tuple[str, ...]:
    distinct = dict.fromkeys(filter(None, (clean(cell, NAME_LIMIT) for cell in cells)))
    return tuple(islice(distinct, _SAMPLES))
