"""How far a checklist is: short bars, one for each item, filled where it is done."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.ui.kit.painted import Painted, fill_round
from repdesk.ui.look.theme import current

_BAR, _GAP, _HEIGHT = 11, 3, 4
_MAX_BARS = 10


class Segments(Painted):
    """`done` of `total` bars; `name` says in words what they count."""

    def __init__(self, name: str, done: int = 0, total: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name = name
        self.set_progress(done, total)

    def set_progress(self, done: int, total: int) -> None:
        """Show another state."""
        self._done, self._total = done, total
        self.setAccessibleName(f"{self._name}: {done}/{total}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the bars."""
        px = current().px
        bars = min(self._total, _MAX_BARS)
        return QSize(bars * px(_BAR) + max(bars - 1, 0) * px(_GAP), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_segments(painter, QRectF(self.rect()), self._done, self._total)


def paint_segments(painter: QPainter, box: QRectF, done: int, total: int) -> None:
    """Paint `done` of `total` bars over the width of `box`; past ten items one bar shows the share."""
    if total <= 0:
        return
    if total > _MAX_BARS:
        _paint_share(painter, box, done / total)
        return
    gap = current().px(_GAP)
    width = (box.width() - gap * (total - 1)) / total
    for at in range(total):
        bar = QRectF(box.left() + at * (width + gap), box.top(), width, box.height())
        fill_round(painter, bar, box.height() / 2, "accent" if at < done else "line2")


def _paint_share(painter: QPainter, box: QRectF, share: float) -> None:
    fill_round(painter, box, box.height() / 2, "line2")
    if share > 0:
        filled = QRectF(box.topLeft(), box.size())
        filled.setWidth(max(box.width() * min(share, 1.0), box.height()))
        fill_round(painter, filled, box.height() / 2, "accent")
