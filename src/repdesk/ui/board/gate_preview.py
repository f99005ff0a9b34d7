"""The panel at the top of a column that says what a card in the hand would be asked there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from repdesk.ui.board.preview import OpenItem, Preview
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.painted import fill_round
from repdesk.ui.kit.picture import Picture
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Radius

_SIDE, _BELOW = 2, 8


class GatePreview(QWidget):
    """Hidden until `show_preview`; it takes no drop itself, its column does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=0, margins=(_SIDE + 10, 10, _SIDE + 10, 10 + _BELOW))
        self._lines = QWidget(self)
        self._column.addWidget(self._lines)
        self.hide()

    def show_preview(self, preview: Preview) -> None:
        """Say what is asked."""
        lines = QWidget(self)
        column = Column(lines, gap=0)
        column.add(label(preview.title, "small", weight=600, wrap=True, parent=lines))
        column.add(label(preview.progress, "small", "text3", wrap=True, parent=lines))
        column.addSpacing(4)
        for item in preview.items:
            column.add(_line(item, lines))
        for quiet in (preview.more, preview.hint):
            if quiet:
                column.add(label(quiet, "small", "text3", wrap=True, parent=lines))
        self._column.replaceWidget(self._lines, lines)
        self._lines.deleteLater()
        self._lines = lines
        self.setAccessibleName(f"{preview.title}. {preview.progress}")
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card of its own, edged in the accent."""
        painter, px = QPainter(self), current().px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(px(_SIDE), 0, -px(_SIDE), -px(_BELOW))
        fill_round(painter, card, current().px(Radius.CARD), "surface", "accent_line")


def _line(item: OpenItem, parent: QWidget) -> QWidget:
    line = QWidget(parent)
    row = Row(line, gap=6, margins=(0, 0, 0, 6))
    ink = "text" if item.is_required else "text3"
    row.addWidget(Picture("circle-dashed", ink, 14, parent=line), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(item.text, "small", ink, wrap=True, parent=line), 1)
    return line
