"""Undo and redo of everything, across restarts, and the line each step leaves."""

from collections.abc import Sequence

from repdesk.domain.changes import Changes, Step
from repdesk.storage.store import Store


class History:
    """The steps of this desk, newest first, and the way back and forth between them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def undo(self) -> Changes | None:
        """Take the latest step back; None when there is none."""
        return self._store.undo()

    def redo(self) -> Changes | None:
        """Do the step last taken back again; None when there is none."""
        return self._store.redo()

    def next_undo(self) -> Step | None:
        """The step that undo would take back."""
        return self._store.next_undo()

    def next_redo(self) -> Step | None:
        """The step that redo would do again."""
        return self._store.next_redo()

    def steps(self, limit: int = 200, before: int | None = None) -> Sequence[Step]:
        """The latest steps, or those before a given one."""
        return self._store.steps(limit, before)

    def is_from_earlier_session(self, step: Step) -> bool:
        """Whether another run of the program made the step: undoing it asks once."""
        return step.session != self._store.session
