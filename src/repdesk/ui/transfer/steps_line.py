"""Where she is in the import: three steps in the top bar."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.ui.kit.painted import Painted, fill_round
from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.theme import current

FILE, MATCH, DONE = range(3)

_DISC: Final = 20
_GAP: Final = 8
_LINE: Final = 24


class StepsLine(Painted):
    """Done steps carry a check, the present one is filled, those to come are grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = (self.tr("File"), self.tr("Match and check"), self.tr("Done"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_step(FILE)

    def set_step(self, step: int) -> None:
        """Show that she is here."""
        self._step = step
        self.setAccessibleName(self.tr("Step {0} of 3: {1}").format(step + 1, self._words[step]))
        self.update()

    def sizeHint(self) -> QSize:
        """Discs, words and the lines between them."""
        px, metrics = current().px, QFontMetrics(current().font("small", 600))
        words = sum(metrics.horizontalAdvance(word) for word in self._words)
        discs = 3 * (px(_DISC) + px(_GAP))
        return QSize(words + discs + 2 * (px(_LINE) + 2 * px(_GAP)) + 4, px(_DISC) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The three, from the left."""
        painter, px, left = QPainter(self), current().px, 1.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step, words in enumerate(self._words):
            if step:
                middle = self.height() / 2
                painter.setPen(QPen(current().color("line2"), 1))
                painter.drawLine(QPointF(left, middle), QPointF(left + px(_LINE), middle))
                left += px(_LINE) + px(_GAP)
            left = self._paint_step(painter, left, step, words) + px(_GAP)

    def _paint_step(self, painter: QPainter, left: float, step: int, words: str) -> float:
        px = current().px
        self._paint_disc(painter, QRectF(left, (self.height() - px(_DISC)) / 2, px(_DISC), px(_DISC)), step)
        left += px(_DISC) + px(_GAP)
        font = current().font("small", 600 if step == self._step else 400)
        width = QFontMetrics(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(current().color(self._ink(step, "text")))
        painter.drawText(QRectF(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return left + width

    def _paint_disc(self, painter: QPainter, disc: QRectF, step: int) -> None:
        fill, edge = ("accent", "") if step == self._step else ("accent_soft", "accent_line")
        if step > self._step:
            fill, edge = "", "line2"
        fill_round(painter, disc, disc.height() / 2, fill, edge)
        if step < self._step:
            side = current().px(12)
            corner = QPointF(disc.center().x() - side / 2, disc.center().y() - side / 2)
            painter.drawPixmap(corner, pixmap("check", "accent_text", 12, self.devicePixelRatioF()))
            return
        painter.setFont(current().font("micro", 600))
        painter.setPen(current().color(self._ink(step, "on_accent")))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(step + 1))

    def _ink(self, step: int, of_present: str) -> str:
        if step == self._step:
            return of_present
        return "accent_text" if step < self._step else "text3"
