"""The lines of the history: begun and ended by the store, undone and redone in order, read as values."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from repdesk.domain.changes import Step, StepState
from repdesk.storage.footprint import Span

Plain = str | int | None | Sequence[str] | Sequence[int]
"""What a step keeps to make its sentence from: codes, numbers, names."""

_WHOLE = "SELECT id, verb, args, at, state, session, closed FROM step"

# The undone steps always end the history, because a new step drops them: the last one tells whether there are any.
_BEGIN = """
    INSERT INTO step (verb, args, at, session) VALUES (:verb, :args, :at, :session) RETURNING
        id, (SELECT coalesce(max(id), 0) FROM journal),
        (SELECT state FROM step AS earlier WHERE earlier.id < step.id ORDER BY earlier.id DESC LIMIT 1)"""

_LAST_DONE = f"{_WHOLE} WHERE id = (SELECT max(id) FROM step WHERE state = 'done') AND closed = 0"

_FIRST_UNDONE = f"""{_WHOLE} WHERE state = 'undone' AND closed = 0
    AND id > coalesce((SELECT max(id) FROM step WHERE state = 'done'), 0) ORDER BY id LIMIT 1"""


def begin(connection: Connection, *, verb: str, args: Mapping[str, Plain], at: int, session: str) -> tuple[Span, bool]:
    """Open a step; gives its still empty part of the journal, and whether undone steps come before it."""
    values = {"verb": verb, "args": json.dumps(args, ensure_ascii=False), "at": at, "session": session}
    step_id, last_row, state_before = connection.exec_driver_sql(_BEGIN, values).one()
    return Span(step=step_id, since=last_row), state_before == StepState.UNDONE


def resume(connection: Connection, step_id: int) -> Span:
    """Open a step again; gives the part of the journal that this adds."""
    enter(connection, step_id)
    return Span(step=step_id, since=connection.exec_driver_sql("SELECT max(id) FROM journal").scalar_one())


def enter(connection: Connection, step_id: int) -> None:
    """Let the journal follow this step."""
    connection.exec_driver_sql("INSERT INTO current_step VALUES (?)", (step_id,))


def leave(connection: Connection) -> None:
    """Let the journal follow no step: until the next one, no journaled row may change."""
    connection.exec_driver_sql("DELETE FROM current_step")


def forget(connection: Connection, step_id: int) -> None:
    """Take away a step that changed nothing that is journaled."""
    connection.exec_driver_sql("DELETE FROM step WHERE id = ?", (step_id,))


def drop_undone(connection: Connection, before: int) -> None:
    """What was undone before this step is no longer to be redone."""
    values = (StepState.DROPPED, StepState.UNDONE, before)
    connection.exec_driver_sql("UPDATE step SET state = ? WHERE state = ? AND id < ?", values)


def keep_args(connection: Connection, step: Step) -> None:
    """Write the step's values anew."""
    values = (json.dumps(step.args, ensure_ascii=False), step.id)
    connection.exec_driver_sql("UPDATE step SET args = ? WHERE id = ?", values)


def mark(connection: Connection, step_id: int, state: StepState) -> None:
    """Write whether the step stands."""
    connection.exec_driver_sql("UPDATE step SET state = ? WHERE id = ?", (state, step_id))


def last_done(connection: Connection) -> Step | None:
    """The step that undo takes back, None at the beginning or at a change of the file format."""
    return _maybe(connection.exec_driver_sql(_LAST_DONE).first())


def first_undone(connection: Connection) -> Step | None:
    """The step that redo does again."""
    return _maybe(connection.exec_driver_sql(_FIRST_UNDONE).first())


def by_id(connection: Connection, step_id: int) -> Step | None:
    """The step with this id, None when there is none."""
    return _maybe(connection.exec_driver_sql(f"{_WHOLE} WHERE id = ?", (step_id,)).first())


def newest(connection: Connection, limit: int, before: int | None) -> tuple[Step, ...]:
    """The last steps, newest first; those older than the step `before` where it is given."""
    older = "" if before is None else f"WHERE id < {before:d}"
    return tuple(map(_step, connection.exec_driver_sql(f"{_WHOLE} {older} ORDER BY id DESC LIMIT {limit:d}")))


def _maybe(row: Row[Any] | None) -> Step | None:
    return None if row is None else _step(row)


def _step(row: Row[Any]) -> Step:
    return Step(
        id=row.id,
        verb=row.verb,
        args=json.loads(row.args or "{}"),
        at=row.at,
        state=StepState(row.state),
        session=row.session,
        is_closed=bool(row.closed),
    )
