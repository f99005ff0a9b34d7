"""The imports that stand, newest first, each with the way back."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.services.transfer import Batch
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.picture import Picture
from repdesk.ui.kit.rows import Rows
from repdesk.ui.parts.days import short_day
from repdesk.ui.transfer.counts import NAMES

_SHOWN: Final = 8


class RecentImports(QWidget):
    """A line an import."""

    take_back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows(gap=10, parent=self)
        none = self.tr("Your imports will be listed here, each with a way back.")
        self._none = label(none, "small", "text2", parent=self)
        self._more = label("", "small", "text3", parent=self)
        Column(self, gap=10).add(
            label(self.tr("Recent imports"), weight=600, parent=self), self._none, self._rows, self._more
        )

    @property
    def lines(self) -> tuple["RecentImport", ...]:
        """The lines, the newest first."""
        return tuple(line for line in self._rows.rows() if isinstance(line, RecentImport))

    def show_batches(self, batches: Sequence[Batch], today: date) -> None:
        """Show these."""
        self._rows.clear()
        for batch in batches[:_SHOWN]:
            line = RecentImport(batch, today, self)
            line.take_back_requested.connect(self.take_back_requested)
            self._rows.add_row(line)
        self._none.setVisible(not batches)
        more = len(batches) - _SHOWN
        self._more.setText(self.tr("and {0} earlier").format(more) if more > 0 else "")
        self._more.setVisible(more > 0)

    def set_busy(self, batch: Batch | None) -> None:
        """One is being taken back: the others wait."""
        for line in self.lines:
            line.set_busy(is_waiting=batch is not None, is_it=batch is not None and line.batch.id == batch.id)


class RecentImport(QWidget):
    """One import: its file, when, how much."""

    take_back_requested = Signal(object)

    def __init__(self, batch: Batch, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.batch = batch
        self.take_back = Button("", icon="undo-2", small=True, parent=self)
        self.take_back.clicked.connect(self._on_clicked)
        row, words = Row(self, gap=12), Column(gap=0)
        row.addWidget(Picture("file-text", "text2", parent=self))
        words.add(
            ElidedLabel(batch.file_name, weight=500, parent=self),
            ElidedLabel(f"{_when(batch.at, today)} · {count_words(batch)}", "small", "text2", parent=self),
        )
        row.addLayout(words, 1)
        row.addWidget(self.take_back)
        self.set_busy(is_waiting=False, is_it=False)

    def set_busy(self, *, is_waiting: bool, is_it: bool) -> None:
        """Say that it is going, or wait until another one has gone."""
        words = self.tr("Taking back…") if is_it else self.tr("Take back")
        self.take_back.set_text(words)
        self.take_back.setAccessibleName(f"{words}: {self.batch.file_name}")
        self.take_back.setEnabled(not is_waiting)

    def _on_clicked(self) -> None:
        self.take_back_requested.emit(self.batch)


def count_words(batch: Batch) -> str:
    """How many rows became what: "8,756 new, 44 updated"."""
    counts = ((batch.counts.get(key, 0), words) for key, words in NAMES.items())
    return ", ".join(f"{number:,} {words}" for number, words in counts if number)


def _when(instant: int, today: date) -> str:
    at = datetime.fromtimestamp(instant / 1000, UTC).astimezone()
    return f"{short_day(at.date(), today)}, {at:%H:%M}"
