"""The way to the desk's file: reading at any time, writing one step at a time, undo over the steps.

The only commit in the program is here; what a step changed is published after it, once.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import cast

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from repdesk.domain.changes import Changes, Step
from repdesk.domain.errors import Refused
from repdesk.storage import drafts, pruning, revert, steps, undo, unit
from repdesk.storage.engine import reading_engine, writing_engine
from repdesk.storage.errors import refusing, translate
from repdesk.storage.journal import JOURNALED, attach
from repdesk.storage.plain import BUSY_MS, SAFE, plain_connection
from repdesk.storage.revert import RowId
from repdesk.storage.steps import Plain
from repdesk.storage.unit import Unit as Unit  # services name it as the store's
from repdesk.storage.whereabouts import Moved, Whereabouts

TYPING_MS = 30_000
"""Edits of one field this soon after the first of them are one step."""

_ROWS_LOOKED_AT = 1_000
"""Of each index, to learn how its values are spread."""

Listener = Callable[[Changes], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """The last step, while the rep may still be typing into the field that made it."""

    merge: str
    step: Step


class Store:
    """One open desk: any thread may read, one at a time may write."""

    def __init__(self, path: Path, *, now: Callable[[], int], session: str) -> None:
        self.path = path
        self.session = session
        self.revision = 0
        """Goes up with every committed step: what was read at one revision is true as long as it stays."""
        self._now = now
        self._writer = writing_engine(path, on_connect=attach)
        self._reader = reading_engine(path)
        self._alone = Lock()
        self._whereabouts = Whereabouts(path)
        self._is_tidying = False
        self._has_written = False
        self._typed: _Typed | None = None
        self._listeners: list[Listener] = []

    def connect(self) -> None:
        """Make the writing connection ready now rather than at the first step."""
        with self._refusing(), self._writer.connect():
            pass

    def close(self) -> None:
        """Let go of the file, with everything in the one file; waits for a write that is still going on.

        Who only read leaves the log as it is: it may be that of a window, and emptying it would wait for that.
        """
        self._reader.dispose()
        with self._alone:
            self._writer.dispose()
            if self._has_written and self._whereabouts.is_there:
                self._empty_log(BUSY_MS)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees the last commit and cannot write, let go of at once."""
        with self._refusing(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def write(self, verb: str, /, *, origin: str = "", merge: str = "", **args: Plain) -> Iterator[Unit]:
        """Write one step, or nothing at all when the block raises.

        `merge` names the field being typed into: while that goes on, this adds to the last step. A block that
        changes only what is outside the journal, settings and drafts, is saved without a step.
        """
        with self._one_writer(verb):
            with self._transaction() as connection:
                written = self._begin(connection, verb, args, merge)
                yield written
                changes = unit.end(written, origin)
            if changes is not None:
                self._typed = _Typed(merge=merge, step=changes.step)
        written.changes = changes
        self._publish(changes)

    def undo(self) -> Changes | None:
        """Take the last step back; None when there is none to take back."""
        return self._travel("undo", undo.undo_last)

    def redo(self) -> Changes | None:
        """Bring the step that was undone last; None when there is none."""
        return self._travel("redo", undo.redo_next)

    def revert(self, step_id: int, *, put_back: bool = False) -> Changes | None:
        """Take an earlier step back by a new one, but for the rows changed since, unless `put_back`.

        None when there was nothing left to take back. The new step has the values of the earlier one, to be told by.
        """
        earlier = self.step(step_id)
        revert.check(earlier)
        with self.write("revert") as written:
            # They were plain when that step was written.
            written.note(**cast("dict[str, Plain]", {**earlier.args, "step": step_id}))
            revert.apply(written.connection, step_id, put_back=put_back)
        return written.changes

    def touched_since(self, step_id: int) -> tuple[RowId, ...]:
        """The rows of a step that its revert would leave alone."""
        with self.read() as connection:
            return revert.touched_since(connection, step_id)

    def next_undo(self) -> Step | None:
        """The step that `undo` would take back."""
        with self.read() as connection:
            return steps.last_done(connection)

    def next_redo(self) -> Step | None:
        """The step that `redo` would bring again."""
        with self.read() as connection:
            return steps.first_undone(connection)

    def step(self, step_id: int) -> Step:
        """One line of the history."""
        with self.read() as connection:
            step = steps.by_id(connection, step_id)
        if step is None:
            raise Refused("history.unknown", step=step_id)
        return step

    def steps(self, limit: int = 200, before: int | None = None) -> tuple[Step, ...]:
        """The history, newest first; what is older than the step `before` where that is given."""
        with self.read() as connection:
            return steps.newest(connection, limit, before)

    def prune(self, now: int) -> int:
        """Take out of the file what is too old or too much of the history, and old drafts; gives how many steps.

        No step of its own: what left can no longer be undone, and nothing else changes.
        """
        with self.read() as connection:
            gone = pruning.to_prune(pruning.weights(connection), now) if pruning.is_due(connection, now) else ()
        with self._tidying("prune"), self._transaction() as connection:
            drafts.drop_older(connection, now - pruning.DRAFT_MS)
            if gone:
                pruning.prune(connection, gone[-1])
        return len(gone)

    def checkpoint(self) -> None:
        """Put what is in the log into the one file, as far as no reader is in the way."""
        self._empty_log(busy_ms=0)

    def analyze(self) -> None:
        """Let SQLite learn how the desk's own rows are spread.

        Not the journal's: after one large import its average step would look as if reading it all were cheaper.
        """
        self._has_written = True
        with self._refusing(), plain_connection(self.path, pragmas=SAFE) as connection:
            connection.execute(f"PRAGMA analysis_limit={_ROWS_LOOKED_AT}").fetchall()
            for table in JOURNALED:
                connection.execute(f'ANALYZE main."{table}"')

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after each commit, on the thread that wrote."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Call it no more."""
        self._listeners.remove(listener)

    def _begin(self, connection: Connection, verb: str, args: dict[str, Plain], merge: str) -> Unit:
        at, typed = self._now(), self._typed
        if typed and merge == typed.merge != "" and 0 <= at - typed.step.at < TYPING_MS:
            return unit.join(connection, typed.step, args=args, at=at)
        return unit.begin(connection, verb=verb, args=args, at=at, session=self.session)

    def _travel(self, verb: str, go: Callable[[Connection], Changes | None]) -> Changes | None:
        with self._one_writer(verb):
            self._typed = None
            with self._transaction() as connection:
                changes = go(connection)
        self._publish(changes)
        return changes

    def _publish(self, changes: Changes | None) -> None:
        if changes is not None:
            self.revision += 1
            for listener in tuple(self._listeners):
                listener(changes)

    def _empty_log(self, busy_ms: int) -> None:
        pragmas = {**SAFE, "busy_timeout": busy_ms, "checkpoint_fullfsync": "ON"}
        with refusing(path=self.path), plain_connection(self.path, pragmas=pragmas) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    @contextmanager
    def _tidying(self, verb: str) -> Iterator[None]:
        """The one writer for a moment: a step that the rep begins meanwhile waits instead of being refused."""
        if not self._alone.acquire(blocking=False):
            raise Refused("desk.busy", verb=verb)
        self._is_tidying = True
        try:
            yield
        finally:
            self._is_tidying = False
            self._alone.release()

    @contextmanager
    def _one_writer(self, verb: str) -> Iterator[None]:
        """Turn a second thread away at once rather than let it wait for a whole import."""
        if not self._alone.acquire(timeout=BUSY_MS / 1000 if self._is_tidying else 0):
            raise Refused("desk.busy", verb=verb)
        try:
            yield
        finally:
            self._alone.release()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """The writing connection, committed when the block ends well."""
        self._has_written = True
        with self._refusing(), self._rescuing(), self._writer.begin() as connection:
            yield connection
            self._whereabouts.require_unmoved()

    @contextmanager
    def _rescuing(self) -> Iterator[None]:
        """When the file or its log was taken away, all earlier work goes into the one file, wherever that is now."""
        try:
            yield
        except Moved as moved:
            with closing(self._writer.raw_connection()) as held:
                held.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if moved.is_log_alone:
                self._begin_new_log()
            raise

    def _begin_new_log(self) -> None:
        self._writer.dispose()
        self._reader.dispose()
        self._whereabouts = Whereabouts(self.path)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Faults of the database leave as refusals; what else a block raises is its own affair."""
        try:
            yield
        except (DBAPIError, NoConnectionFree) as fault:
            refused = translate(fault, path=self.path)
            if refused is None:
                raise
            raise refused from fault
