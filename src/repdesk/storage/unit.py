"""One step while it is written: begun, filled by the block of a verb, and ended with the changes it made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from repdesk.domain.changes import Changes, Step
from repdesk.storage import search_index, steps
from repdesk.storage.footprint import Footprint, Span, footprint, stamp
from repdesk.storage.journal import DELETED
from repdesk.storage.steps import Plain


@dataclass(slots=True, kw_only=True)
class Unit:
    """What a verb writes with: everything in one transaction, at one instant, as one step."""

    connection: Connection
    at: int
    """The instant of everything written, in epoch milliseconds."""
    step: Step
    span: Span
    """The journal rows that this unit adds to its step."""
    opened: Step
    """The step as its row has it."""
    joins: bool = False
    """Whether this only adds to a step that stands already."""
    ends_redo: bool = False
    """Whether undone steps stand before it, which it will drop."""
    writes_before: int = 0
    changes: Changes | None = None
    """What it changed, once the block has ended; None when nothing."""

    @property
    def step_id(self) -> int:
        """What a row written by this step may carry as its `rev` at once."""
        return self.step.id

    def note(self, **args: Plain) -> None:
        """Add values for the history line that only the writing has shown."""
        self.step = replace(self.step, args={**self.step.args, **args})


def begin(connection: Connection, *, verb: str, args: Mapping[str, Plain], at: int, session: str) -> Unit:
    """Open a new step."""
    span, ends_redo = steps.begin(connection, verb=verb, args=args, at=at, session=session)
    step = Step(id=span.step, verb=verb, args=args, at=at, session=session)
    before = _writes(connection)
    return Unit(
        connection=connection, at=at, step=step, opened=step, span=span, ends_redo=ends_redo, writes_before=before
    )


def join(connection: Connection, step: Step, *, args: Mapping[str, Plain], at: int) -> Unit:
    """Open the last step once more, to add to it."""
    span = steps.resume(connection, step.id)
    fuller = replace(step, args={**step.args, **args})
    before = _writes(connection)
    return Unit(connection=connection, at=at, step=fuller, opened=step, span=span, joins=True, writes_before=before)


def end(unit: Unit, origin: str) -> Changes | None:
    """Close the step and say what it changed; a step that changed nothing journaled leaves no line behind."""
    touched = footprint(unit.connection, unit.span)
    if not touched.rows:
        _vanish(unit)
        return None
    _settle(unit, touched)
    return Changes(step=unit.step, rows=touched.rows, origin=origin)


def _settle(unit: Unit, touched: Footprint) -> None:
    search_index.refresh(unit.connection, unit.span, touched, gone=DELETED)
    stamp(unit.connection, unit.span, touched)
    if unit.ends_redo:
        steps.drop_undone(unit.connection, before=unit.step_id)
    if unit.step.args != unit.opened.args:
        steps.keep_args(unit.connection, unit.step)
    steps.leave(unit.connection)


def _vanish(unit: Unit) -> None:
    """Without a write at all there is nothing to commit; settings and drafts are saved without a step."""
    if _writes(unit.connection) == unit.writes_before:
        unit.connection.rollback()
        return
    if not unit.joins:
        steps.forget(unit.connection, unit.step_id)
    steps.leave(unit.connection)


def _writes(connection: Connection) -> int:
    """How many rows this connection has ever written."""
    driver = connection.connection.driver_connection
    return 0 if driver is None else int(driver.total_changes)
