"""While the rep rests the desk tidies itself, beside the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from repdesk.domain.changes import Changes
from repdesk.ui import tasks

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

REST_MS = 30_000
"""So long nothing was written: she reads, talks, or is away."""


class Rest(QObject):
    """One timer, begun anew by every step; it runs out once, and then waits for the next step."""

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pause = QTimer(self, interval=REST_MS, singleShot=True)
        self._pause.timeout.connect(self._on_rested)
        self._pause.start()

    def stop(self) -> None:
        """The desk is about to close."""
        self._pause.stop()

    def on_changed(self, _changes: Changes) -> None:
        """A step was made: she is at work."""
        self._pause.start()

    def _on_rested(self) -> None:
        self._desk.drafts.settle()
        tasks.run(self, partial(_tidied, self._desk), self._on_tidied)

    def _on_tidied(self, _nothing: None) -> None:
        """A draft that an import turned away is tried again after the next rest."""
        if self._desk.drafts.is_waiting:
            self._pause.start()


def _tidied(desk: "Desk", _progress: tasks.Progress, _cancelled: tasks.Cancelled) -> None:
    desk.upkeep.run()
