"""The file format as a whole: its tables, its search index and the two numbers in its header."""

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from repdesk.storage.rows import FTS_DDL, metadata

APPLICATION_ID = 0x52504453
"""“RPDS”: what tells a desk from any other SQLite file."""

FORMAT = 1
"""The number of the newest file format, raised by each migration."""

SEARCH = "deal_fts"
"""The search index; SQLite keeps its parts in tables of the same beginning."""

REVISION = f"{FORMAT:04}"
"""The migration that leads to `FORMAT`."""

_INDEX_ALL = f"""
    INSERT INTO {SEARCH} (rowid, title, company, next_what)
    SELECT d.id, d.title, coalesce(c.name, ''), d.next_what FROM deal AS d LEFT JOIN company AS c ON c.id = d.company_id
"""


def create_all(connection: Connection) -> None:
    """Build the newest format into an empty file."""
    for statement in _tables_and_indexes():
        connection.execute(statement)
    connection.exec_driver_sql(FTS_DDL)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def _tables_and_indexes() -> Iterator[CreateTable | CreateIndex]:
    """In an order that is the same for every desk: `create_all` takes indexes as a set gives them.

    Where two indexes would do, SQLite's planner takes the one made last.
    """
    for table in metadata.sorted_tables:
        yield CreateTable(table)
        yield from map(CreateIndex, sorted(table.indexes, key=lambda index: str(index.name)))


def rebuild_search(connection: Connection) -> None:
    """Make the search index anew from the deals and companies as they are."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {SEARCH}")
    connection.exec_driver_sql(FTS_DDL)
    connection.exec_driver_sql(_INDEX_ALL)
