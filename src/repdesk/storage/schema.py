"""The file format as a whole, built: its tables, its search index and the two numbers in its header."""

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from repdesk.storage import marks
from repdesk.storage.rows import FTS_DDL, metadata

_INDEX_ALL = f"""
    INSERT INTO {marks.SEARCH} (rowid, title, company, next_what)
    SELECT d.id, d.title, coalesce(c.name, ''), d.next_what FROM deal AS d LEFT JOIN company AS c ON c.id = d.company_id
"""


def create_all(connection: Connection) -> None:
    """Build the newest format into an empty file."""
    for statement in _tables_and_indexes():
        connection.execute(statement)
    connection.exec_driver_sql(FTS_DDL)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (marks.REVISION,))
    connection.exec_driver_sql(f"PRAGMA application_id={marks.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={marks.FORMAT}")


def _tables_and_indexes() -> Iterator[CreateTable | CreateIndex]:
    """In an order that is the same for every desk: `create_all` takes indexes as a set gives them.

    Where two indexes would do, SQLite's planner takes the one made last.
    """
    for table in metadata.sorted_tables:
        yield CreateTable(table)
        yield from map(CreateIndex, sorted(table.indexes, key=lambda index: str(index.name)))


def rebuild_search(connection: Connection) -> None:
    """Make the search index anew from the deals and companies as they are."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {marks.SEARCH}")
    connection.exec_driver_sql(FTS_DDL)
    connection.exec_driver_sql(_INDEX_ALL)
