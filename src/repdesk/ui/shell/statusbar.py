"""The line under a page: the page in figures at the left, where everything is kept at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row, fix_size
from repdesk.ui.kit.painted import Painted
from repdesk.ui.kit.picture import Picture
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Size
from repdesk.ui.page import Part

_GAP, _SPACE = 16, 4


class StatusLine(Painted):
    """Draws as many parts as fit, the figure of each in bold; a screen reader gets them all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show these."""
        self._parts = tuple(parts)
        self.setAccessibleName(", ".join(f"{p.figure} {p.words}".strip() for p in parts))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One part after the other; one that does not fit ends the line."""
        painter, left = QPainter(self), 0
        for part in self._parts:
            width = self._width(part)
            if left + width > self.width():
                return
            self._paint_part(painter, part, left)
            left += width + current().px(_GAP)

    def _width(self, part: Part) -> int:
        words = [(part.figure, 600), (part.words, 400)]
        advances = [self._metrics(weight).horizontalAdvance(text) for text, weight in words if text]
        return sum(advances) + current().px(_SPACE) * (len(advances) - 1)

    def _paint_part(self, painter: QPainter, part: Part, left: int) -> None:
        for text, weight in ((part.figure, 600), (part.words, 400)):
            painter.setFont(current().font("small", weight))
            painter.setPen(current().color(part.tone))
            room = QRect(left, 0, self.width(), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            left += (self._metrics(weight).horizontalAdvance(text) + current().px(_SPACE)) if text else 0

    @staticmethod
    def _metrics(weight: int) -> QFontMetrics:
        return QFontMetrics(current().font("small", weight))


class StatusBar(QWidget):
    """The page's line and the one true fact about all of it: it lies on this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fix_size(self, height=Size.STATUS_BAR)
        self.line = StatusLine(self)
        self._where = label(self.tr("Saved on this computer"), "small", "text3", parent=self)
        self._icon = Picture("hard-drive", "text3", 14, parent=self)
        self.backup_words = ""
        self.set_ready(is_ready=False)
        row = Row(self, gap=6, margins=(20, 1, 16, 0))
        row.addWidget(self.line, 1)
        row.add(self._icon, self._where)

    def set_backup(self, words: str) -> None:
        """Say when the last copy was made, in words; empty while there is none."""
        self.backup_words = words
        saved = self.tr("Saved on this computer")
        self._where.setText(f"{saved} · {words}" if words else saved)

    def set_ready(self, *, is_ready: bool) -> None:
        """Say where everything is kept, once there is a desk to keep it in."""
        self._icon.setVisible(is_ready)
        self._where.setVisible(is_ready)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline to the page."""
        QPainter(self).fillRect(0, 0, self.width(), 1, current().color("line"))
