"""What nobody caught: into the log, and once per cause to the rep, who is told that her data is saved."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from repdesk.domain.errors import Refused
from repdesk.ui import messages
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row

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
        self._told: set[str] = set()
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
            self._told.add(cause)
            CrashDialog(error, self._log_folder, QApplication.activeWindow()).show()


class CrashDialog(QDialog):
    """Says so, offers the text to copy and the log folder, and stops nothing."""

    def __init__(self, error: BaseException, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(620, 420)
        self._log_folder = log_folder
        self._text = QPlainTextEdit("".join(traceback.format_exception(error)), self)
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.tr("What went wrong"))
        self._lay_out()

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self._text.toPlainText())

    def open_log_folder(self) -> None:
        """Show where the log lies."""
        messages.open_outside(self._log_folder)

    def _lay_out(self) -> None:
        column = Column(self, gap=12, margins=20)
        column.add(label(self.tr("Something went wrong. Your data is saved."), "title"))
        words = self.tr("You can go on working. This text says what failed; read it before you pass it on.")
        column.add(label(words, color="text2", wrap=True), self._text)
        column.addLayout(self._buttons())

    def _buttons(self) -> Row:
        row = Row(gap=8)
        for text, slot in ((self.tr("Copy"), self.copy), (self.tr("Open log folder"), self.open_log_folder)):
            button = Button(text, parent=self)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        close = Button(self.tr("Go on"), kind="primary", parent=self)
        close.clicked.connect(self.close)
        row.addWidget(close)
        return row


def cause_of(error: BaseException) -> str:
    """What counts as the same cause: the kind of error and the line it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__qualname__} {where}"


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
