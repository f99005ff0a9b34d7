"""Work under way, shown in the page it belongs to, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import ElidedLabel
from repdesk.ui.kit.layout import Column, Row


class Progress(QWidget):
    """A sentence, a bar and Cancel; it only shows what it is told."""

    cancel_requested = Signal()

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel(text, color="text2", parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = Button(self.tr("Cancel"), small=True, parent=self)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._build()
        self.show_progress(0, 0, text)

    def show_progress(self, done: int, total: int, text: str = "") -> None:
        """`done` of `total`; with no total the bar only says that something goes on."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if text:
            self._words.set_text(text)
            self._bar.setAccessibleName(text)

    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_requested.emit()

    def _build(self) -> None:
        row = Row(self, gap=16)
        words = Column(gap=8)
        words.add(self._words, self._bar)
        row.addLayout(words, 1)
        row.addWidget(self._cancel)
