"""Scrolls while a card is held near an edge: the nearer, the faster, until the edge is left."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollBar

from repdesk.ui.look.theme import current

ZONE = 48
"""How near an edge it begins, in px at 100 %."""
_FASTEST = 18
_TICK_MS = 16


class EdgeScroll(QObject):
    """Moves one scroll bar. `scrolled` says that what lies under the pointer is now something else."""

    scrolled = Signal()

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._pace = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def is_running(self) -> bool:
        """Whether it scrolls now."""
        return self._timer.isActive()

    def hold(self, position: int, length: int) -> None:
        """The card is held at `position` along a side of this `length`."""
        self._pace = pace(position, length, current().px(ZONE))
        if self._pace and not self._timer.isActive():
            self._timer.start()
        elif not self._pace:
            self.stop()

    def stop(self) -> None:
        """The card has left or was let go."""
        self._timer.stop()

    def _on_tick(self) -> None:
        before = self._bar.value()
        self._bar.setValue(before + self._pace)
        if self._bar.value() == before:
            self.stop()
        else:
            self.scrolled.emit()


def pace(position: int, length: int, zone: int) -> int:
    """How many px a tick: none in the middle, up to 18 at an edge, negative towards the start."""
    reach = min(zone, length // 3)
    if reach <= 0:
        return 0
    if position < reach:
        return -_speed(reach - position, reach)
    if position > length - reach:
        return _speed(position - (length - reach), reach)
    return 0


def _speed(depth: int, reach: int) -> int:
    return 1 + (_FASTEST - 1) * min(depth, reach) // reach
