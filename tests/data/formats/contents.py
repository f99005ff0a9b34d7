"""What a desk holds, as its record keeps it."""

from typing import Any

from repdesk.services.desk import Desk
from repdesk.storage import integrity
from repdesk.storage.plain import plain_connection


def contents(desk: Desk) -> dict[str, Any]:
    """The rows of each table, the report, the steps of the history from the first to the last."""
    with plain_connection(desk.path, "mode=ro") as connection:
        tables = integrity.counts(connection)
    steps = [f"{step.verb} {step.state}" for step in reversed(desk.history.steps())]
    return {"tables": tables, "steps": steps, "report": desk.report.report()}
