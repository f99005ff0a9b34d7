"""Everything a desk holds, as plain values that compare."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from repdesk.storage import rows

Dump = dict[str, list[tuple[object, ...]]]

_HISTORY = frozenset({"step", "journal", "setting", "draft"})


def dump(database: Path, *, with_history: bool = False, without: Collection[str] = ()) -> Dump:
    """Every row of every table, search included; history, settings and drafts only where asked for."""
    leave_out = {"rev", *without}
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        return {name: connection.execute(query).fetchall() for name, query in _queries(with_history, leave_out)}


def _queries(with_history: bool, leave_out: Collection[str]) -> Iterator[tuple[str, str]]:
    for table in rows.metadata.sorted_tables:
        if with_history or table.name not in _HISTORY:
            columns = [f'"{c.name}"' for c in table.c if c.name not in leave_out]
            yield table.name, f"SELECT {', '.join(columns)} FROM {table.name} ORDER BY 1"
    yield "deal_fts", "SELECT rowid, title, company, next_what FROM deal_fts ORDER BY rowid"
