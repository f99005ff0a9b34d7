"""Ctrl+C in the terminal and the system's request to end close the window in order."""

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_WANTED = (signal.SIGINT, signal.SIGTERM)


class QuitOnSignal(QObject):
    """Wakes the event loop when a signal comes in; Python alone would see it only at the next event.

    Windows has no pipes that Qt can listen to: there the process ends at once, which costs nothing, because
    every edit is committed when it is made.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        if sys.platform == "win32":
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            return
        self._out, self._in = os.pipe()
        for end in (self._out, self._in):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._out, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._before = {wanted: signal.signal(wanted, _take) for wanted in _WANTED}
        self._wakeup_before = signal.set_wakeup_fd(self._in, warn_on_full_buffer=False)

    def remove(self) -> None:
        """Give the signals back to Python."""
        if sys.platform == "win32":
            return
        signal.set_wakeup_fd(self._wakeup_before)
        for wanted, before in self._before.items():
            signal.signal(wanted, before)
        self._notifier.setEnabled(False)
        os.close(self._out)
        os.close(self._in)

    def _on_signal(self) -> None:
        os.read(self._out, 16)
        QApplication.quit()


def _take(_number: int, _frame: object) -> None:
    """Python writes to the pipe only for signals that have a handler; this one has nothing else to do."""
