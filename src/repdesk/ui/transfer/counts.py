"""The counts of a plan or an import, and the bar that shows their shares."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from repdesk.ui.kit.flow import Flow
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column
from repdesk.ui.kit.painted import Painted, fill_round
from repdesk.ui.look.theme import current

NAMES: Final = {
    "new": "new",
    "updated": "updated",
    "unchanged": "unchanged",
    "left_out": "left out",
    "problems": "problems",
}
"""The counts in the order they are shown, with their words."""

_FILLS: Final = {
    "new": "accent",
    "updated": "accent_line",
    "unchanged": "line2",
    "left_out": "line2",
    "problems": "danger",
}
_ALWAYS: Final = frozenset({"new", "updated"})
_BAR, _GAP, _LEAST = 6, 2, 4


class Counts(QWidget):
    """Each count over its word; those that are none step back, problems are red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = Flow(self, gap=20)
        self._figures: dict[str, QLabel] = {}
        self._both: dict[str, QWidget] = {}
        for key, words in NAMES.items():
            self._both[key] = self._figure(key, self.tr(words))
            flow.add(self._both[key])

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show these."""
        for key, figure in self._figures.items():
            figure.setText(f"{counts[key]:,}")
            self._both[key].setVisible(bool(counts[key]) or key in _ALWAYS)
        self.setAccessibleName(", ".join(f"{counts[key]:,} {words}" for key, words in NAMES.items()))

    def _figure(self, key: str, words: str) -> QWidget:
        both = QWidget(self)
        column = Column(both, gap=0)
        tone = "danger" if key == "problems" else "text"
        self._figures[key] = label("0", "title", tone, parent=both)
        column.add(self._figures[key], label(words, "small", "danger" if tone == "danger" else "text3", parent=both))
        return both


class ShareBar(Painted):
    """One bar, parted as the rows are; the counts say the same in figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show these."""
        self._counts = counts
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(current().px(120), current().px(_BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A piece a count, each at least as wide as it is high."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, left = current().px, 0.0
        pieces = [(key, self._counts.get(key, 0)) for key in NAMES if self._counts.get(key)]
        room = self.width() - px(_GAP) * (len(pieces) - 1)
        least = px(_LEAST)
        spread = room - least * len(pieces)
        rows = sum(number for _, number in pieces) or 1
        for key, number in pieces:
            width = least + spread * number / rows
            fill_round(painter, QRectF(left, 0, width, self.height()), self.height() / 2, _FILLS[key])
            left += width + px(_GAP)
