"""The first step: choose a file; and the imports made so far."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.ui.kit.banner import Banner
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.progress import Progress
from repdesk.ui.kit.scroll import Scroll
from repdesk.ui.look.theme import current, look_of
from repdesk.ui.transfer.drop_area import DropArea
from repdesk.ui.transfer.recent import RecentImports

_WIDEST = 720


class FileStep(QWidget):
    """Waits for a file; while it is read it shows how far that is."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop = DropArea(self)
        self.recent = RecentImports(self)
        self.refusal = Banner("", "danger", parent=self)
        self.refusal.hide()
        self._bar: Progress | None = None
        self._build()

    def show_refusal(self, text: str) -> None:
        """Say in one sentence why the file was not taken."""
        self.refusal.set_text(text)
        self.refusal.show()

    def show_reading(self, path: Path) -> None:
        """Say which file is read, with a way to stop it."""
        self.refusal.hide()
        self.end_reading()
        self._bar = Progress(self.tr("Reading {0}").format(path.name), parent=self)
        self._bar.cancel_requested.connect(self.cancel_requested)
        self._column.insertWidget(1, self._bar)
        self.drop.hide()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        if self._bar is not None:
            self._bar.show_progress(done, total)

    def end_reading(self) -> None:
        """The file is read, or refused."""
        if self._bar is not None:
            self._column.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        self.drop.show()

    def _build(self) -> None:
        content = QWidget(self)
        row = Row(content, gap=0, margins=(20, 24, 20, 24))
        self._middle = QWidget(content)
        self._middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = Column(self._middle, gap=20)
        self._column.add(self.refusal, self.drop, self.recent)
        self._column.addStretch(1)
        row.addWidget(self._middle)
        row.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        Column(self, gap=0).addWidget(Scroll(content, self))
        self._narrow()
        if look := look_of():
            look.changed.connect(self._narrow)

    def _narrow(self) -> None:
        self._middle.setMaximumWidth(current().px(_WIDEST))
