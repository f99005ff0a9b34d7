"""The driver's own connections to a database file, and what every connection is told.

Without SQLAlchemy, so that the file can be looked at while that loads.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

Pragmas = Mapping[str, str | int]

BUSY_MS = 3000

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


LONGEST_VALUE = 64 * 1024 * 1024
"""Many times what any field of a desk holds: a file that was tampered with cannot fill the memory with one cell."""


@contextmanager
def plain_connection(path: Path, how: str = "mode=rw", *, pragmas: Pragmas = READ_ONLY) -> Iterator[sqlite3.Connection]:
    """The driver's own connection, closed after the block, for what is no statement: checks and copies.

    `how` is the URI's query: `mode=ro` leaves the log as it is, `immutable=1` leaves nothing beside the file.
    """
    with closing(sqlite3.connect(f"{file_uri(path)}?{how}", uri=True, isolation_level=None)) as connection:
        set_pragmas(connection, pragmas)
        yield connection


def file_uri(path: Path) -> str:
    """`path` as SQLite's own URI, which alone can say that a missing file must not be made anew."""
    posix = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(posix if posix.startswith("/") else "/" + posix))


def set_pragmas(connection: sqlite3.Connection, pragmas: Pragmas) -> None:
    """Set `pragmas` one by one, and how long a value may be; each is read out, or SQLite may leave it unfinished."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    for name, value in pragmas.items():
        connection.execute(f"PRAGMA {name}={value}").fetchall()
