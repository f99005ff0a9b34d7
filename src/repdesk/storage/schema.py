"""The file format as a whole: its tables, its search index and the two numbers in its header."""

from sqlalchemy import Connection

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
    metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(FTS_DDL)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def rebuild_search(connection: Connection) -> None:
    """Make the search index anew from the deals and companies as they are."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {SEARCH}")
    connection.exec_driver_sql(FTS_DDL)
    connection.exec_driver_sql(_INDEX_ALL)
