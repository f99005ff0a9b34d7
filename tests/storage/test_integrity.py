"""What a file must not hold besides a desk, whatever its format."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from repdesk.storage import integrity
from tests.storage.desks import new_desk


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A new desk, in the driver's own hands."""
    with closing(sqlite3.connect(new_desk(tmp_path), isolation_level=None)) as connection:
        yield connection


def test_a_new_desk_is_ours_and_holds_no_code(connection: sqlite3.Connection) -> None:
    assert integrity.is_our_schema(connection)
    assert not integrity.has_planted_code(connection)


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER deal_I AFTER INSERT ON deal BEGIN DELETE FROM company; END",
        "CREATE VIEW board AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
        "CREATE VIRTUAL TABLE found USING fts5(title)",
    ],
)
def test_code_is_found_in_a_desk_of_any_format(connection: sqlite3.Connection, planted: str) -> None:
    connection.execute("PRAGMA user_version = 0")
    connection.execute(planted)
    assert integrity.has_planted_code(connection)


def _dropped(connection: sqlite3.Connection, table: str) -> str:
    """Take the table away; gives the statement that made it."""
    (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(f"DROP TABLE {table}")
    return str(made)


def test_a_table_built_as_it_was_is_ours(connection: sqlite3.Connection) -> None:
    connection.execute(_dropped(connection, "setting"))
    assert integrity.is_our_schema(connection)


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [
        ("setting", " STRICT", " STRICT, WITHOUT ROWID"),
        ("draft", " STRICT", ""),
        ("tick", " ON DELETE CASCADE", ""),
        ("deal", "DEFAULT 'open'", "DEFAULT 'won'"),
        ("deal_tag", "name TEXT NOT NULL", "name TEXT"),
        ("process", "UNIQUE (uid)", "CHECK (1)"),
    ],
)
def test_a_table_built_in_another_way_is_not_ours(
    connection: sqlite3.Connection, table: str, before: str, after: str
) -> None:
    made = _dropped(connection, table)
    assert before in made
    connection.execute(made.replace(before, after))
    assert not integrity.is_our_schema(connection)
