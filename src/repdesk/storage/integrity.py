"""Is the file whole, and is its schema ours?"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from repdesk.storage import marks

_STAMP = "alembic_version"

# Only what has no page of its own can run code: triggers, views and virtual tables.
_PLANTED = f"type IN ('trigger', 'view') OR rootpage = 0 AND name <> '{marks.SEARCH}'"

_OWN = f"name NOT GLOB 'sqlite_*' AND name NOT GLOB '{marks.SEARCH}_*'"

_FACETS = (
    'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)',
    "SELECT type, wr, strict FROM pragma_table_list(?) WHERE schema = 'main'",
    'SELECT "from", "table", "to", on_update, on_delete FROM pragma_foreign_key_list(?)',
    "SELECT sql LIKE '%AUTOINCREMENT%' FROM sqlite_master WHERE name = ?",
    """SELECT iif(origin = 'c', i.name, ''), "unique", origin, partial, c.seqno, c.name, c.desc
       FROM pragma_index_list(?) AS i, pragma_index_xinfo(i.name) AS c""",
)
"""What makes two tables alike: columns, kind, references and indexes."""


def is_sound(connection: sqlite3.Connection, *, thorough: bool) -> bool:
    """Whether every page and, when `thorough`, every index entry and reference is as it should be.

    The quick check misses damaged indexes and a few swapped pages; it is enough after a clean close.
    """
    found = connection.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check").fetchall()
    strays = connection.execute("PRAGMA foreign_key_check").fetchall() if thorough else []
    return found == [("ok",)] and not strays


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each of the desk's own tables holds."""
    return {name: _number(connection, f'SELECT count(*) FROM "{name}"') for name in _tables(connection)}


def versions(connection: sqlite3.Connection) -> tuple[int, int]:
    """The application id and the format that the file carries."""
    return _number(connection, "PRAGMA application_id"), _number(connection, "PRAGMA user_version")


def is_our_schema(connection: sqlite3.Connection) -> bool:
    """Whether the file holds exactly the tables, columns, keys and indexes of the newest format.

    The text of a table is not compared: a migrated desk has another one than a new desk.
    """
    with _newest() as expected:
        return _shape(connection) == _shape(expected)


def has_planted_code(connection: sqlite3.Connection) -> bool:
    """Whether a file of any format holds what no desk ever held and what would run with the rep's own edits."""
    return _number(connection, f"SELECT count(*) FROM sqlite_master WHERE {_PLANTED}") > 0


def _number(connection: sqlite3.Connection, question: str) -> int:
    return int(connection.execute(question).fetchone()[0])


def _tables(connection: sqlite3.Connection) -> list[str]:
    question = f"SELECT name FROM sqlite_master WHERE type = 'table' AND {_OWN} AND name NOT IN (?, ?)"
    return [name for (name,) in connection.execute(question, (_STAMP, marks.SEARCH))]


def _shape(connection: sqlite3.Connection) -> dict[str, object]:
    objects = connection.execute(f"SELECT type, name, tbl_name FROM sqlite_master WHERE {_OWN}")
    shape: dict[str, object] = {f"{kind} {name}": table for kind, name, table in objects}
    for name in _tables(connection):
        shape[name] = [sorted(connection.execute(facet, (name,)), key=repr) for facet in _FACETS]
    shape[marks.SEARCH] = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (marks.SEARCH,)).fetchone()
    return shape


@contextmanager
def _newest() -> Iterator[sqlite3.Connection]:
    # The pages are read while SQLAlchemy still loads; only the comparison needs it.
    from sqlalchemy import create_engine

    from repdesk.storage import schema
    from repdesk.storage.engine import driver

    engine = create_engine("sqlite+pysqlite://")
    with engine.begin() as connection:
        schema.create_all(connection)
        yield driver(connection)
    engine.dispose()
