"""What self-painted widgets share: they follow the theme and draw the same boxes and rings."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Size


class Painted(QWidget):
    """A widget that paints itself: a new theme gives it a new size."""

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self.updateGeometry()
            self.update()


def fill_round(painter: QPainter, box: QRectF, radius: float, fill: str, edge: str = "", *, thick: float = 1) -> None:
    """A rounded box in a colour token, with an edge in another where one is given."""
    theme = current()
    painter.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color(edge), thick) if edge else Qt.PenStyle.NoPen)
    half = thick / 2 if edge else 0
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)


def paint_focus(painter: QPainter, box: QRectF, radius: float) -> None:
    """The focus ring, just inside `box`."""
    fill_round(painter, box, radius, "", "focus", thick=Size.FOCUS_RING)
