"""What the rep typed and has not saved yet: one text for each form, outside the journal."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from repdesk.storage import rows


def keep(connection: Connection, key: str, body: str, at: int) -> None:
    """Write the draft of one form, over an earlier one; an empty one goes."""
    if not body:
        connection.execute(delete(rows.draft).where(rows.draft.c.key == key))
        return
    changed = {"body": body, "at": at}
    statement = insert(rows.draft).values(key=key, **changed)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=changed))


def find(connection: Connection, key: str) -> str:
    """The draft of a form, empty where there is none."""
    return connection.scalar(select(rows.draft.c.body).where(rows.draft.c.key == key)) or ""


def drop_older(connection: Connection, at: int) -> None:
    """Let go of the drafts from before that instant."""
    connection.execute(delete(rows.draft).where(rows.draft.c.at < at))
