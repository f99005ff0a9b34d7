"""What the rep sees when something went wrong."""

import traceback
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from repdesk.ui import messages
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.look.theme import current


class CrashDialog(QDialog):
    """Says so, offers the text to copy and the log folder, and stops nothing."""

    def __init__(self, error: BaseException, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(current().px(620), current().px(420))
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
