"""One piece of work at a time beside the window: a new one makes the old one forget to report."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from repdesk.domain.errors import Refused
from repdesk.ui import tasks
from repdesk.ui.tasks import Progress, Task, Work

T = TypeVar("T")


class Latest(QObject):
    """Runs the work it was given last; of what it was given before nobody hears again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether work is under way whose end will be heard."""
        return self._task is not None

    def start(
        self,
        work: Work[T],
        on_done: Callable[[T], object],
        on_failed: Callable[[Refused], object],
        on_progress: Progress | None = None,
    ) -> None:
        """Begin this work in place of what is under way."""
        self.forget()
        self._task = tasks.run(self, work, on_done, on_failed, on_progress)
        self._task.ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Ask the work to stop; it ends in a refusal that says so."""
        if self._task is not None:
            self._task.cancel()

    def forget(self) -> None:
        """Ask the work to stop, and hear no more of it."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            # What it already sent may still be on its way to this thread.
            task.blockSignals(True)

    def _on_ended(self) -> None:
        self._task = None
