"""A small coloured word, perhaps with an icon, that says a state."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.ui.kit.painted import Painted, fill_round
from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Radius

Tone = Literal["neutral", "accent", "ok", "warn", "danger"]

COLOURS = {
    "neutral": ("sunken", "text2"),
    "accent": ("accent_soft", "accent_text"),
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "danger": ("danger_soft", "danger"),
}
_ICON, _GAP, _PADDING, _HEIGHT = 12, 4, 6, 18


class Badge(Painted):
    """A word on a tinted ground; a screen reader reads the word."""

    def __init__(
        self,
        text: str,
        tone: Tone = "neutral",
        *,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tone, self._icon = tone, icon
        self.set_text(text)

    def set_text(self, text: str, tone: Tone | None = None) -> None:
        """Say something else, in another tone where one is given."""
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word between its paddings."""
        theme = current()
        words = QFontMetrics(theme.font("micro", 500)).horizontalAdvance(self._text)
        return QSize(self._text_left() + words + theme.px(_PADDING), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, word."""
        theme = current()
        fill, ink = COLOURS[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill_round(painter, QRectF(self.rect()), theme.px(Radius.BADGE), fill)
        if self._icon:
            top = (self.height() - theme.px(_ICON)) // 2
            painter.drawPixmap(theme.px(_PADDING), top, pixmap(self._icon, ink, _ICON, self.devicePixelRatioF()))
        painter.setFont(theme.font("micro", 500))
        painter.setPen(theme.color(ink))
        box = self.rect().adjusted(self._text_left(), 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._text)

    def _text_left(self) -> int:
        px = current().px
        return px(_PADDING) + (px(_ICON) + px(_GAP) if self._icon else 0)
