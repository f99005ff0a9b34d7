"""The two places at the foot of the board where a card in the hand is won or lost."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.domain.deal import Outcome
from repdesk.ui.board.dragged import unpacked
from repdesk.ui.kit.layout import Row
from repdesk.ui.kit.painted import Painted
from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Radius

_HEIGHT, _ICON, _GAP = 44, 16, 8
_DASHES = (3.0, 3.0)


class DropZones(QWidget):
    """Shown while a card is dragged."""

    dropped = Signal(object, object)
    """A deal was dropped on an outcome (`DealId`, `Outcome`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.won = DropZone(Outcome.WON, self.tr("Won"), "trophy", "ok", self)
        self.lost = DropZone(Outcome.LOST, self.tr("Lost, with a reason"), "circle-slash", "danger", self)
        row = Row(self, gap=8, margins=(20, 4, 20, 8))
        row.add(self.won, self.lost)
        for zone in (self.won, self.lost):
            zone.dropped.connect(self.dropped)
        self.hide()


class DropZone(Painted):
    """Takes a card and names the outcome."""

    dropped = Signal(object, object)

    def __init__(self, outcome: Outcome, text: str, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome, self._text, self._icon, self._tone = outcome, text, icon, tone
        self._is_target = False
        self.setAcceptDrops(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the words need to be found."""
        return QSize(120, current().px(_HEIGHT))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a deal of this window."""
        if unpacked(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._become_target(is_target=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The whole zone is one place."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Be as before."""
        self._become_target(is_target=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Report the deal."""
        self._become_target(is_target=False)
        event.acceptProposedAction()
        dragged = unpacked(event.mimeData())
        if dragged is not None:
            self.dropped.emit(dragged.deal, self._outcome)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dashes around an icon and a word; filled while a card is over it."""
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color(self._tone if self._is_target else "line2"), 2 if self._is_target else 1)
        if not self._is_target:
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.setBrush(theme.color(f"{self._tone}_soft") if self._is_target else Qt.BrushStyle.NoBrush)
        corner = theme.px(Radius.CARD)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, ink = current(), self._tone if self._is_target else "text2"
        font = theme.font("body", 500)
        words, icon, gap = QFontMetrics(font).horizontalAdvance(self._text), theme.px(_ICON), theme.px(_GAP)
        left = (self.width() - words - icon - gap) // 2
        top = (self.height() - icon) // 2
        painter.drawPixmap(left, top, pixmap(self._icon, ink, _ICON, self.devicePixelRatioF()))
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        room = self.rect().adjusted(left + icon + gap, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)

    def _become_target(self, *, is_target: bool) -> None:
        self._is_target = is_target
        self.update()
