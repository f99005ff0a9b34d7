"""Connections to the desk's file: one kind that writes, one kind that cannot; neither makes a missing file."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from repdesk.storage.plain import BUSY_MS, DURABLE, READ_ONLY, Pragmas, file_uri, set_pragmas

OnConnect = Callable[[sqlite3.Connection], object]
"""What a writing connection gets before its first statement, the journal's triggers for one."""

Reader = Connection
"""What storage reads and writes through; services pass it on and know nothing of it."""

READERS = 4


def writing_engine(
    path: Path, *, foreign_keys: bool = True, journal_mode: str = "WAL", on_connect: OnConnect | None = None
) -> Engine:
    """The one writing connection; its transactions take the write lock at once.

    A transaction that starts by reading and then writes fails with a snapshot error that no timeout heals, so
    every one begins IMMEDIATE. `foreign_keys=False` is for migrations only: inside a transaction the pragma does
    nothing, and a table rebuilt with keys on deletes its children.
    """
    pragmas = {**DURABLE, "foreign_keys": "ON" if foreign_keys else "OFF", "journal_mode": journal_mode}
    return _engine(path, pragmas, on_connect, pool_size=1, execution_options={"writes": True})


def reading_engine(path: Path) -> Engine:
    """A few connections that see the last commit and refuse to write; close what they read soon.

    An open reader holds the write-ahead log back, which then grows with every commit.
    """
    return _engine(path, READ_ONLY, None, pool_size=READERS)


def _engine(path: Path, pragmas: Pragmas, on_connect: OnConnect | None, **options: Any) -> Engine:  # noqa: ANN401  (create_engine's own options)
    url = URL.create("sqlite+pysqlite", database=file_uri(path), query={"mode": "rw", "uri": "true"})
    engine = create_engine(url, max_overflow=0, pool_timeout=BUSY_MS / 1000, **options)

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN leaves DDL outside the transaction
        set_pragmas(connection, pragmas)
        if on_connect is not None:
            on_connect(connection)

    event.listen(engine, "begin", _begin)
    return engine


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection inside `connection`, in the same transaction."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def is_writing(connection: Connection) -> bool:
    """Whether what this connection reads may still be taken back."""
    return bool(connection.get_execution_options().get("writes", False))


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing(connection) else "BEGIN")
