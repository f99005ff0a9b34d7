"""What is written down of every row that changes: triggers made from the tables' own definitions.

They are TEMP triggers of the writing connection, never part of the file: a migration that rebuilds a table cannot
lose them, and a file that brings triggers of its own is refused. They follow the step named in `current_step`:

- without a row there no step is open, and every change of a journaled table fails;
- at `PAUSED` undo and redo are at work, which add nothing to the journal;
- otherwise each row inserted, updated or deleted becomes a journal row of that step.

An insert keeps no image (undo takes one, for redo), a delete keeps the row, an update the columns that changed. `rev`,
the step of a row's last change, is no change in itself: the store stamps it as the step ends. An update's images carry
the `rev` from before the step, so that undo brings that back too.
"""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Table

from repdesk.storage.rows import metadata

INSERTED, UPDATED, DELETED = "I", "U", "D"

PAUSED = 0
"""The `current_step` under which nothing is journaled."""

STAMP = "rev"

JOURNALED = {t.name: t for t in metadata.sorted_tables if t.info["journaled"]}
"""The tables that undo knows by name, each after those it refers to."""

STAMPED = tuple(name for name, table in JOURNALED.items() if STAMP in table.c)

_OPENS_STEP = """
CREATE TEMP TRIGGER step_opened AFTER INSERT ON main.step
BEGIN
    INSERT INTO current_step VALUES (new.id);
END"""

_IDS_STAY = """
CREATE TEMP TRIGGER {table}_keeps_ids BEFORE UPDATE OF id ON main.{table} WHEN old.id IS NOT new.id
BEGIN
    SELECT RAISE(ABORT, 'the id of a journaled row never changes');
END"""

_RECORD = """
CREATE TEMP TRIGGER {table}_{op} AFTER {event} ON main.{table}
WHEN (SELECT id FROM current_step) IS NOT {paused} {condition}
BEGIN
    INSERT INTO journal (step_id, tab, op, row_id, before, after)
    SELECT (SELECT id FROM current_step), '{table}', '{op}', {values};
END"""


def attach(connection: sqlite3.Connection) -> None:
    """Make this connection write the journal; one that is not attached cannot finish a step."""
    for table in JOURNALED.values():
        for trigger in _triggers(table):
            connection.execute(trigger)
    connection.execute("CREATE TEMP TABLE current_step (id INTEGER NOT NULL)")
    connection.execute(_OPENS_STEP)


def image(table: Table, row: str) -> str:
    """The SQL for a whole `row` (`old`, or the table's name) as JSON that keeps integer, text and NULL apart."""
    return f"json_object({', '.join(_named(column.name, row) for column in table.c)})"


def follow_inserts(table: Table) -> str:
    """The statement that makes the journal follow each row inserted into `table`."""
    return _record(table, INSERTED, "INSERT", "new.id, NULL, NULL")


def ignore_inserts(table: Table) -> str:
    """The statement that ends that, for a caller that writes the journal itself."""
    return f"DROP TRIGGER temp.{table.name}_{INSERTED}"


def _triggers(table: Table) -> Iterator[str]:
    yield _IDS_STAY.format(table=table.name)
    yield follow_inserts(table)
    yield _record(table, DELETED, "DELETE", f"old.id, {image(table, 'old')}, NULL")
    content = [column.name for column in table.c if column.name not in ("id", STAMP)]
    event = f"UPDATE OF {', '.join(map(_quoted, content))}"
    condition = f"AND ({' OR '.join(map(_differs, content))})"
    yield _record(table, UPDATED, event, _changed(table, content), condition)


def _record(table: Table, op: str, event: str, values: str, condition: str = "") -> str:
    return _RECORD.format(table=table.name, op=op, event=event, values=values, paused=PAUSED, condition=condition)


def _changed(table: Table, content: list[str]) -> str:
    """The id and the two images of an update: of the columns that differ, and of the stamp."""
    columns = [f"{_both(name)} WHERE {_differs(name)}" for name in content]
    if STAMP in table.c:
        columns.append(_both(STAMP))
    listed = " UNION ALL ".join(columns)
    images = "json_group_object(name, before), json_group_object(name, after)"
    return f"old.id, {images} FROM ({listed})"


def _both(name: str) -> str:
    return f"SELECT '{name}' AS name, old.{_quoted(name)} AS before, new.{_quoted(name)} AS after"


def _differs(name: str) -> str:
    return f"old.{_quoted(name)} IS NOT new.{_quoted(name)}"


def _named(name: str, row: str) -> str:
    return f"'{name}', {row}.{_quoted(name)}"


def _quoted(name: str) -> str:
    return f'"{name}"'
