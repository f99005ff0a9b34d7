"""What nobody caught: into the log, and once per cause to the rep, who is told that her data is saved."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from repdesk.domain.errors import Refused

_LOG = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Crash(QObject):
    """Takes every exception that flew past everybody, on any thread."""

    refused = Signal(object)
    """A refusal that nobody turned into a sentence in its own place."""
    _happened = Signal(object)

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_folder = log_folder
        self._told: dict[str, QObject] = {}
        self._happened.connect(self._on_happened)

    def install(self) -> None:
        """Listen to Python, to its threads and to Qt."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        qInstallMessageHandler(_log_qt)

    def remove(self) -> None:
        """Listen no more."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if not issubclass(kind, Refused):
            self._write_down(kind, trace)
        self._happened.emit(error)

    @staticmethod
    def _write_down(kind: type[BaseException], trace: TracebackType | None) -> None:
        # The message of an exception may hold the rep's words; the log gets its name and the way it came.
        _LOG.critical("%s\n%s", kind.__qualname__, "".join(traceback.format_tb(trace)))

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._take(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_happened(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self.refused.emit(error)
            return
        cause = cause_of(error)
        if cause not in self._told:
            self._told[cause] = self._shown(error)

    def _shown(self, error: BaseException) -> QObject:
        """The open dialog; without an active window nobody but `_told` keeps it alive."""
        from repdesk.ui.crash_dialog import CrashDialog  # not before something went wrong

        dialog = CrashDialog(error, self._log_folder, QApplication.activeWindow())
        dialog.show()
        return dialog


def cause_of(error: BaseException) -> str:
    """What counts as the same cause: the kind of error and the line it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__qualname__} {where}"


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
