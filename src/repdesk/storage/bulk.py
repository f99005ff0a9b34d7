"""Many new rows at once: written into the journal by one statement instead of a trigger for each."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

from sqlalchemy import Connection, Table

from repdesk.storage import journal

_LAST_ID = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?"

_RECORD = """
    INSERT INTO journal (step_id, tab, op, row_id)
    SELECT (SELECT id FROM current_step), '{table}', 'I', id FROM "{table}" WHERE id > ? ORDER BY id"""


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> range:
    """Insert new `rows`, alike in their columns, into a journaled table; gives their ids in order.

    Ids that rows bring along must follow the last one that was ever given, without a gap.

    A row costs half of what it costs one by one, and an import is mostly new rows. Where one is refused the whole
    step is over: rows without a trace in the journal must not be left behind.
    """
    if not rows:
        return range(0)
    before = connection.exec_driver_sql(_LAST_ID, (table.name,)).scalar_one()
    try:
        _insert(connection, table, rows)
        connection.exec_driver_sql(_RECORD.format(table=table.name), (before,))
    except BaseException:
        connection.rollback()
        raise
    return range(before + 1, before + 1 + len(rows))


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    names = tuple(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    values = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({", ".join("?" * len(names))})'
    connection.exec_driver_sql(journal.ignore_inserts(table))
    connection.exec_driver_sql(statement, list(map(values, rows)))
    connection.exec_driver_sql(journal.follow_inserts(table))
