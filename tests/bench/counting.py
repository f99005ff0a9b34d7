"""Counts what the desk asks its file: statements, rows, transactions, and how the planner goes about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event

_NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK")


@dataclass(slots=True, kw_only=True)
class Counted:
    """What was asked while it was looked at."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    commits: int = 0

    def _on_execute(
        self, _connection: object, _cursor: object, statement: str, values: object, _context: object, many: bool
    ) -> None:
        if not many and not statement.startswith(_NOT_COUNTED):
            self.statements.append((statement, values))

    def _on_commit(self, _connection: object) -> None:
        self.commits += 1

    def questions(self) -> list[tuple[str, Any]]:
        """The statements that only read."""
        return [(sql, values) for sql, values in self.statements if sql.lstrip().startswith("SELECT")]


@contextmanager
def counted() -> Iterator[Counted]:
    """Count every statement of every engine."""
    seen = Counted()
    listeners = (("before_cursor_execute", seen._on_execute), ("commit", seen._on_commit))
    for name, listener in listeners:
        event.listen(Engine, name, listener)
    try:
        yield seen
    finally:
        for name, listener in listeners:
            event.remove(Engine, name, listener)


def rows_of(connection: sqlite3.Connection, questions: list[tuple[str, Any]]) -> int:
    """How many rows these questions give."""
    return sum(len(connection.execute(sql, values).fetchall()) for sql, values in questions)


def plans_gone_wrong(connection: sqlite3.Connection, questions: list[tuple[str, Any]]) -> list[str]:
    """Steps of the plans that sort deals, or that go over every one."""
    found = []
    for sql, values in (question for question in questions if "deal" in question[0]):
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        found += [step for step in steps if "TEMP B-TREE" in step or step.startswith("SCAN deal")]
    return found
