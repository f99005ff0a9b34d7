"""Carries every committed step to the screen, always on the thread of the window."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from repdesk.domain.changes import Changes

Listener = Callable[[Changes], None]


class Publisher(Protocol):
    """What tells of committed steps, on whatever thread made them."""

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every commit from now on."""

    def unsubscribe(self, listener: Listener) -> None:
        """Stop calling it."""


class Notifier(QObject):
    """Emits `changed(Changes)` once per committed step."""

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, publisher: Publisher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._publisher = publisher
        # Qt queues this where the step was made on another thread, and calls at once where it was not.
        self._arrived.connect(self._on_arrived)
        publisher.subscribe(self._publish)

    def stop(self) -> None:
        """Hear no more; call it before the desk closes."""
        self._publisher.unsubscribe(self._publish)

    def _publish(self, changes: Changes) -> None:
        self._arrived.emit(changes)

    def _on_arrived(self, changes: Changes) -> None:
        self.changed.emit(changes)
