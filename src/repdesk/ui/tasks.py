"""Work that takes longer than a blink runs beside the window; its results come back to it."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from repdesk.domain.errors import Refused

T = TypeVar("T")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], T]


class Task(QObject):
    """A piece of work under way. It dies with its parent, and then nobody hears of the result."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, parent: QObject, *, takes_refusals: bool = False) -> None:
        super().__init__(parent)
        self._takes_refusals = takes_refusals
        self._cancelled = Event()
        self._is_running = False
        self.destroyed.connect(self._cancelled.set)

    @property
    def is_running(self) -> bool:
        """Whether the work has not ended yet."""
        return self._is_running

    def cancel(self) -> None:
        """Ask the work to stop; it answers where it asks `cancelled()`."""
        self._cancelled.set()

    def start(self, work: Work[T]) -> None:
        """Begin the work on another thread."""
        self._is_running = True
        wire = _Wire(QCoreApplication.instance())
        wire.progressed.connect(self.progressed)
        wire.ended.connect(self._on_ended)
        wire.ended.connect(wire.deleteLater)
        QThreadPool.globalInstance().start(_Run(work, wire, self._cancelled))

    def _on_ended(self, outcome: object, error: BaseException | None) -> None:
        self._is_running = False
        self.deleteLater()
        self.ended.emit()
        if error is None:
            self.done.emit(outcome)
        elif isinstance(error, Refused) and self._takes_refusals:
            self.failed.emit(error)
        else:
            raise error


class _Wire(QObject):
    """Lives as long as the program, so that a worker can always speak into it."""

    progressed = Signal(int, int)
    ended = Signal(object, object)


class _Run:
    """What the worker thread calls."""

    def __init__(self, work: Work[T], wire: _Wire, cancelled: Event) -> None:
        self._work, self._wire, self._cancelled = work, wire, cancelled

    def __call__(self) -> None:
        try:
            outcome = self._work(self._wire.progressed.emit, self._cancelled.is_set)
        except Exception as error:  # noqa: BLE001 -- raised again on the window's thread
            self._wire.ended.emit(None, error)
        else:
            self._wire.ended.emit(outcome, None)


def run(
    parent: QObject,
    work: Work[T],
    on_done: Callable[[T], object],
    on_failed: Callable[[Refused], object] | None = None,
    on_progress: Progress | None = None,
) -> Task:
    """Run `work(progress, cancelled)` beside the window and call back on its thread.

    A refusal goes to `on_failed`; every other exception, and a refusal nobody takes, is a defect and flies to
    the crash dialog. Pass bound methods, so that nothing keeps `parent` alive.
    """
    task = Task(parent, takes_refusals=on_failed is not None)
    task.done.connect(on_done)
    if on_failed is not None:
        task.failed.connect(on_failed)
    if on_progress is not None:
        task.progressed.connect(on_progress)
    task.start(work)
    return task
