"""The soft shadow under what floats: a dialog, a card in the hand, a toast."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QRadialGradient

from repdesk.ui.look.theme import current

_STOPS = 8


def paint_shadow(painter: QPainter, box: QRectF, *, blur: int, drop: int) -> None:
    """Paint the shadow of `box`, `blur` px soft and `drop` px lower, both at 100 % text."""
    theme = current()
    soft, lower = theme.px(blur), theme.px(drop)
    inner = box.translated(0, lower).adjusted(soft / 2, soft / 2, -soft / 2, -soft / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(inner, theme.color("shadow"))
    _paint_edges(painter, inner, soft, theme.color("shadow"))
    _paint_corners(painter, inner, soft, theme.color("shadow"))
    painter.restore()


def _paint_edges(painter: QPainter, inner: QRectF, soft: int, colour: QColor) -> None:
    for start, end, area in (
        (inner.topLeft(), QPointF(0, -soft), QRectF(inner.left(), inner.top() - soft, inner.width(), soft)),
        (inner.bottomLeft(), QPointF(0, soft), QRectF(inner.left(), inner.bottom(), inner.width(), soft)),
        (inner.topLeft(), QPointF(-soft, 0), QRectF(inner.left() - soft, inner.top(), soft, inner.height())),
        (inner.topRight(), QPointF(soft, 0), QRectF(inner.right(), inner.top(), soft, inner.height())),
    ):
        fade = QLinearGradient(start, start + end)
        _fade_out(fade, colour)
        painter.fillRect(area, QBrush(fade))


def _paint_corners(painter: QPainter, inner: QRectF, soft: int, colour: QColor) -> None:
    for corner, left, top in (
        (inner.topLeft(), -soft, -soft),
        (inner.topRight(), 0, -soft),
        (inner.bottomLeft(), -soft, 0),
        (inner.bottomRight(), 0, 0),
    ):
        fade = QRadialGradient(corner, soft)
        _fade_out(fade, colour)
        painter.fillRect(QRectF(corner.x() + left, corner.y() + top, soft, soft), QBrush(fade))


def _fade_out(fade: QLinearGradient | QRadialGradient, colour: QColor) -> None:
    """Let the colour run out the way light does: quickly first, then slowly."""
    for step in range(_STOPS + 1):
        way = step / _STOPS
        there = QColor(colour)
        there.setAlphaF(colour.alphaF() * (1 - way) ** 2)
        fade.setColorAt(way, there)
