"""Takes a step back, or brings it again, row by row in the exact order of the journal.

Each row passes through the states it had, so nothing unique is ever held twice and no cascade meets a row that the
journal itself restores. Neighbours in the journal with the same table and op are done in one go.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection

from repdesk.domain.changes import Changes, Step, StepState
from repdesk.storage import search_index, steps
from repdesk.storage.footprint import Span, footprint, stamp
from repdesk.storage.journal import DELETED, INSERTED, JOURNALED, PAUSED, UPDATED, image

PAGE = 5_000
"""Journal rows held in memory at once."""

_OF_STEP = "journal INDEXED BY journal_by_step WHERE step_id = ?"

Columns = dict[str, int | str | None]


class Entry(NamedTuple):
    """A journal row, with the image of where we are going."""

    id: int
    table: str
    op: str
    row_id: int
    image: str | None

    @property
    def columns(self) -> Columns:
        """The image by column."""
        columns: Columns = json.loads(self.image or "{}")
        return columns


def undo_last(connection: Connection) -> Changes | None:
    """Take the last step back; None when there is none."""
    step = steps.last_done(connection)
    if step is None:
        return None
    _unjournaled(connection)
    for run in newest_first(connection, step.id):
        {INSERTED: _take_away, UPDATED: write, DELETED: insert}[run[0].op](connection, run)
    return _arrive(connection, step, StepState.UNDONE, gone=INSERTED)


def redo_next(connection: Connection) -> Changes | None:
    """Bring the step that was undone last; None when there is none."""
    step = steps.first_undone(connection)
    if step is None:
        return None
    _unjournaled(connection)
    for run in _oldest_first(connection, step.id):
        {INSERTED: insert, UPDATED: write, DELETED: delete}[run[0].op](connection, run)
    return _arrive(connection, step, StepState.DONE, gone=DELETED)


def newest_first(connection: Connection, step_id: int) -> Iterator[list[Entry]]:
    """The step's journal rows in groups of one table and op, last change first, each with its image from before."""
    query = f"SELECT id, tab, op, row_id, before FROM {_OF_STEP} AND id < ? ORDER BY id DESC"
    return _runs(connection, query, step_id, start=2**63 - 1)


def insert(connection: Connection, run: Sequence[Entry]) -> None:
    """Bring whole rows, with their ids."""
    names = tuple(run[0].columns)
    statement = f"INSERT INTO {run[0].table} ({_listed(names)}) VALUES ({', '.join('?' * len(names))})"
    connection.exec_driver_sql(statement, [tuple(entry.columns.values()) for entry in run])


def write(connection: Connection, run: Sequence[Entry]) -> None:
    """Write the columns of each image, row by row: two rows may have swapped what is unique."""
    rows = [(entry.row_id, entry.columns) for entry in run]
    for names, same in groupby(rows, key=lambda row: tuple(row[1])):
        statement = f"UPDATE {run[0].table} SET {_listed(names, ' = ?')} WHERE id = ?"
        connection.exec_driver_sql(statement, [(*columns.values(), row_id) for row_id, columns in same])


def delete(connection: Connection, run: Sequence[Entry]) -> None:
    """Take whole rows away."""
    ids = json.dumps([entry.row_id for entry in run])
    connection.exec_driver_sql(f"DELETE FROM {run[0].table} WHERE id IN (SELECT value FROM json_each(?))", (ids,))


def _take_away(connection: Connection, run: Sequence[Entry]) -> None:
    """Delete what the step inserted, but first keep the rows for redo."""
    name = run[0].table
    whole = f"SELECT {image(JOURNALED[name], name)} FROM {name} WHERE {name}.id = journal.row_id"
    ends = sorted((run[0].id, run[-1].id))  # one writer at a time leaves no stranger between them
    connection.exec_driver_sql(f"UPDATE journal SET after = ({whole}) WHERE id BETWEEN ? AND ?", tuple(ends))
    delete(connection, run)


def _oldest_first(connection: Connection, step_id: int) -> Iterator[list[Entry]]:
    query = f"SELECT id, tab, op, row_id, after FROM {_OF_STEP} AND id > ? ORDER BY id"
    return _runs(connection, query, step_id, start=0)


def _runs(connection: Connection, query: str, step_id: int, *, start: int) -> Iterator[list[Entry]]:
    while page := [Entry._make(row) for row in connection.exec_driver_sql(f"{query} LIMIT {PAGE}", (step_id, start))]:
        for _, run in groupby(page, key=lambda entry: (entry.table, entry.op)):
            yield list(run)
        start = page[-1].id


def _unjournaled(connection: Connection) -> None:
    """Leave no trace, and let rows come in any order: the commit fails if a reference is missing then."""
    steps.enter(connection, PAUSED)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def _arrive(connection: Connection, step: Step, state: StepState, *, gone: str) -> Changes:
    span = Span(step=step.id)
    touched = footprint(connection, span)
    search_index.refresh(connection, span, touched, gone=gone)
    if state == StepState.DONE:
        stamp(connection, span, touched)
    steps.mark(connection, step.id, state)
    steps.leave(connection)
    return Changes(step=replace(step, state=state), rows=touched.rows)


def _listed(names: Iterable[str], suffix: str = "") -> str:
    return ", ".join(f'"{name}"{suffix}' for name in names)
