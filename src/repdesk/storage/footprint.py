"""Which rows a step touched, read from its part of the journal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from repdesk.domain.changes import LISTED_IDS
from repdesk.storage.journal import STAMP, STAMPED

# Named, so that no statistics lead the planner to the index by row: that reads all that ever happened to a table.
_HERE = "FROM journal INDEXED BY journal_by_step WHERE step_id = :step AND id > :since"

_FIRST = f"SELECT DISTINCT tab, op, row_id {_HERE} LIMIT {LISTED_IDS + 1}"
_COUNTED = f"SELECT tab, op, count(*) {_HERE} GROUP BY tab, op"
_OF_TABLE = f"SELECT DISTINCT tab, op, row_id {_HERE} AND tab = :table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The journal rows of one step: all of them, or those after the row `since`."""

    step: int
    since: int = 0

    def values(self, **more: object) -> dict[str, Any]:
        """What a statement over these journal rows is filled with."""
        return {"step": self.step, "since": self.since, **more}


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """The rows touched by table, as in `Changes`, and what was done to each table."""

    rows: Mapping[str, frozenset[int] | None]
    done: frozenset[tuple[str, str]]
    """Table and I, U or D, each that occurred."""


def footprint(connection: Connection, span: Span) -> Footprint:
    """What `span` touched; a table with more rows than a list is worth is given as a whole."""
    first = connection.exec_driver_sql(_FIRST, span.values()).all()
    if len(first) <= LISTED_IDS:
        return Footprint(rows=_by_table(first), done=frozenset((table, op) for table, op, _ in first))
    return _large(connection, span)


def _large(connection: Connection, span: Span) -> Footprint:
    counted = connection.exec_driver_sql(_COUNTED, span.values()).all()
    sizes: dict[str, int] = defaultdict(int)
    for table, _, count in counted:
        sizes[table] += count
    listed = [table for table, size in sizes.items() if size <= LISTED_IDS]
    rows = [row for table in listed for row in connection.exec_driver_sql(_OF_TABLE, span.values(table=table))]
    return Footprint(
        rows=dict.fromkeys(sizes, None) | _by_table(rows), done=frozenset((table, op) for table, op, _ in counted)
    )


def _by_table(rows: Iterable[Any]) -> dict[str, frozenset[int] | None]:
    ids: dict[str, set[int]] = defaultdict(set)
    for table, _, row_id in rows:
        ids[table].add(row_id)
    return {table: frozenset(found) for table, found in ids.items()}


def stamp(connection: Connection, span: Span, touched: Footprint) -> None:
    """Write the step into the `rev` of every row it touched, where the verb has not done so."""
    for table in STAMPED:
        if table in touched.rows:
            connection.exec_driver_sql(
                f"UPDATE {table} SET {STAMP} = :step WHERE {STAMP} <> :step"
                f" AND id IN (SELECT row_id {_HERE} AND tab = '{table}')",
                span.values(),
            )
