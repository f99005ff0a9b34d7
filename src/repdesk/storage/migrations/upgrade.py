"""Lead an older desk to the newest format: a verified copy first, then all steps in one transaction, or none.

Alembic runs each statement for itself on SQLite, and rebuilding a table with foreign keys on deletes the rows that
refer to it. So the transaction is ours, foreign keys are off, and what must not change is counted before and after.
"""

import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection

from repdesk.domain.errors import Refused
from repdesk.storage import integrity, marks, schema
from repdesk.storage.backup import backup_before
from repdesk.storage.engine import driver, writing_engine
from repdesk.storage.errors import refusing
from repdesk.storage.plain import plain_connection

_HERE = Path(__file__).parent


def upgrade(path: Path, backups: Path, *, versions: Path | None = None) -> None:
    """Bring the desk at `path` to the newest format; untouched when it has it, or when anything goes wrong.

    `versions` holds revisions beyond the program's own. The lock must be held.
    """
    script = _script(versions)
    newest = int(script.get_current_head() or 0)
    with refusing(path=path):
        if _format(path) >= newest:
            return
        backup_before(path, backups, f"format-{newest}", _now())
        engine = writing_engine(path, foreign_keys=False)
        try:
            with engine.begin() as connection:
                _migrate(connection, script, path)
        finally:
            engine.dispose()


def _now() -> datetime:
    """The computer's time: the desk, which has the one clock, is not open yet."""
    return datetime.fromtimestamp(time.time()).astimezone()


def _script(versions: Path | None) -> ScriptDirectory:
    places = [_HERE / "versions"] if versions is None else [_HERE / "versions", versions]
    return ScriptDirectory(_HERE, version_locations=places)


def _format(path: Path) -> int:
    with plain_connection(path) as connection:
        return integrity.versions(connection)[1]


def _migrate(connection: Connection, script: ScriptDirectory, path: Path) -> None:
    before, numbered, last_ids = _rows(connection), _numbered(connection), _last_ids(connection)
    context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
    steps = _due(context, script)
    with Operations.context(context):
        for step in steps:
            step.module.upgrade()
    context.stamp(script, "head")
    _never_reuse(connection, last_ids)
    connection.exec_driver_sql("UPDATE step SET closed = 1")  # their images no longer fit the tables
    schema.rebuild_search(connection)
    connection.exec_driver_sql(f"PRAGMA user_version={int(steps[-1].revision)}")
    _require_whole(connection, _undeclared(steps, before), numbered, path)


def _due(context: MigrationContext, script: ScriptDirectory) -> list[Script]:
    newest_first = script.iterate_revisions("head", context.get_current_revision())
    return [*newest_first][::-1]


def _undeclared(steps: list[Script], before: Mapping[str, int]) -> dict[str, int]:
    """The rows that must still be there: those of all tables that no step names in its ROWS."""
    declared = {table for step in steps for table in getattr(step.module, "ROWS", ())}
    return {table: rows for table, rows in before.items() if table not in declared}


def _require_whole(connection: Connection, kept: Mapping[str, int], numbered: frozenset[str], path: Path) -> None:
    after = _rows(connection)
    changed = tuple(table for table, rows in kept.items() if after.get(table) != rows)
    unnumbered = tuple(sorted((numbered & after.keys()) - _numbered(connection)))
    strays = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if changed or unnumbered or strays or not _is_as_new(connection):
        raise Refused("desk.upgrade_failed", path=path, tables=changed, unnumbered=unnumbered, strays=len(strays))


def _is_as_new(connection: Connection) -> bool:
    """Whether the outcome equals a new desk; else the next start would take it for another's file."""
    raw = driver(connection)
    return integrity.versions(raw)[1] != marks.FORMAT or integrity.is_our_schema(raw)


def _rows(connection: Connection) -> dict[str, int]:
    return integrity.counts(driver(connection))


def _numbered(connection: Connection) -> frozenset[str]:
    """The tables whose ids are never used again."""
    return frozenset(
        connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        ).scalars()
    )


def _last_ids(connection: Connection) -> dict[str, int]:
    return {row.name: row.seq for row in connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")}


def _never_reuse(connection: Connection, last_ids: Mapping[str, int]) -> None:
    """A rebuilt table forgets the ids of deleted rows; the journal and files that left the desk still name them."""
    tables, now = _rows(connection), _last_ids(connection)
    for name, last in last_ids.items():
        if name in tables and now.get(name, 0) < last:
            connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last))
