"""How long the window stands still: a heartbeat every two milliseconds, and the longest gap between two beats."""

import gc
import sys
from dataclasses import dataclass
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_BEAT_MS = 2
_IDLE_MS = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Milliseconds between two beats, and this thread's CPU in them: much less CPU means that it waited."""

    wall: float = 0.0
    cpu: float = 0.0


class Heartbeat(QObject):
    """Beats on this thread's event loop."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._last = (0.0, 0.0)
        self._longest = Gap()

    def begin(self) -> None:
        """Listen from now on."""
        self._last, self._longest = (perf_counter(), thread_time()), Gap()
        self._timer.start()

    def end(self) -> Gap:
        """The longest gap since `begin`."""
        self._on_beat()
        self._timer.stop()
        return self._longest

    def _on_beat(self) -> None:
        now = (perf_counter(), thread_time())
        wall, cpu = ((n - b) * 1000 for n, b in zip(now, self._last, strict=True))
        self._last = now
        if wall > self._longest.wall:
            self._longest = Gap(wall=wall, cpu=cpu)


def idle(beat: Heartbeat) -> Gap:
    """The longest gap while nothing happens: what the machine itself adds."""
    beat.begin()
    run_for(_IDLE_MS)
    return beat.end()


def as_when_running() -> None:
    """What the program does when it runs: share the interpreter fairly, and spare the collector what stays."""
    sys.setswitchinterval(0.001)
    gc.collect()
    gc.freeze()


def run_for(ms: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop, loop.quit)
    loop.exec()
