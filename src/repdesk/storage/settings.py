"""The rep's settings: key and value, outside the journal."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from repdesk.storage import rows


def read_all(connection: Connection) -> dict[str, str]:
    """Every setting that was ever chosen."""
    return {row.key: row.value for row in connection.execute(select(rows.setting))}


def save(connection: Connection, key: str, value: str) -> None:
    """Write one setting, over an earlier one."""
    statement = insert(rows.setting).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
