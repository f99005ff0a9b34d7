"""Connections to the desk's file: one kind that writes, one kind that cannot; neither makes a missing file."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event

OnConnect = Callable[[sqlite3.Connection], object]
"""What a writing connection gets before its first statement, the journal's triggers for one."""

Pragmas = Mapping[str, str | int]

Reader = Connection
"""What storage reads and writes through; services pass it on and know nothing of it."""

BUSY_MS = 3000
READERS = 4

SAFE: Pragmas = {
    "foreign_keys": "ON",
    "busy_timeout": BUSY_MS,
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "recursive_triggers": "ON",
    "cache_size": -64_000,
    "mmap_size": 0,
    "temp_store": "MEMORY",
}
"""What every connection has: nothing in the file is trusted, and no page is read past SQLite's own checks."""

DURABLE: Pragmas = {
    **SAFE,
    "secure_delete": "ON",
    "fullfsync": "ON",
    "checkpoint_fullfsync": "ON",
    "journal_mode": "WAL",
    "synchronous": "FULL",
}
"""Saved means saved: FULL alone lost nothing in simulated power cuts; deleted names leave the file."""

ALONE: Pragmas = {**DURABLE, "journal_mode": "DELETE"}
"""For a file nobody else has open yet: whole in itself, without a log beside it."""

READ_ONLY: Pragmas = {**SAFE, "query_only": "ON", "wal_autocheckpoint": 0}


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


@contextmanager
def plain_connection(path: Path, how: str = "mode=rw", *, pragmas: Pragmas = READ_ONLY) -> Iterator[sqlite3.Connection]:
    """The driver's own connection, closed after the block, for what is no statement: checks and copies.

    `how` is the URI's query: `mode=ro` leaves the log as it is, `immutable=1` leaves nothing beside the file.
    """
    with closing(sqlite3.connect(f"{file_uri(path)}?{how}", uri=True, isolation_level=None)) as connection:
        set_pragmas(connection, pragmas)
        yield connection


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


def file_uri(path: Path) -> str:
    """`path` as SQLite's own URI, which alone can say that a missing file must not be made anew."""
    posix = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(posix if posix.startswith("/") else "/" + posix))


def set_pragmas(connection: sqlite3.Connection, pragmas: Pragmas) -> None:
    """Set `pragmas` one by one; each is read out, or SQLite may leave it unfinished."""
    for name, value in pragmas.items():
        connection.execute(f"PRAGMA {name}={value}").fetchall()


def is_writing(connection: Connection) -> bool:
    """Whether what this connection reads may still be taken back."""
    return bool(connection.get_execution_options().get("writes", False))


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing(connection) else "BEGIN")
