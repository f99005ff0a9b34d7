"""One column of the board: head, list, and everything a card held over it meets."""

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from repdesk.domain.views import Column as StageView
from repdesk.ui.board.card_pixmaps import CardPixmaps
from repdesk.ui.board.column_header import ColumnHeader
from repdesk.ui.board.column_model import ColumnModel
from repdesk.ui.board.column_view import ColumnView
from repdesk.ui.board.dragged import unpacked
from repdesk.ui.board.edge_scroll import EdgeScroll
from repdesk.ui.board.gate_preview import GatePreview
from repdesk.ui.board.preview import Preview
from repdesk.ui.kit.layout import Column
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Motion, Radius, Size

WIDEST = 320
EDGE = 2
"""The line around a target, which the list leaves free."""

_FOOT = 8


class StageColumn(QWidget):
    """The whole column takes the drop, its head too; the model reports it."""

    drag_entered = Signal(object)
    """A card is held over this column (`Dragged`)."""
    held_at = Signal(QPoint)
    """It is held at this point of the column."""

    def __init__(self, model: ColumnModel, pixmaps: CardPixmaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.header = ColumnHeader(model.column, self)
        self._preview: GatePreview | None = None
        self.view = ColumnView(model, pixmaps, self)
        self._held = QPoint()
        self._edges = EdgeScroll(self.view.verticalScrollBar())
        self._edges.scrolled.connect(self._on_scrolled)
        self._tint = QVariantAnimation(self)
        self._tint.setStartValue(0.0)
        self._tint.setEndValue(1.0)
        self._tint.valueChanged.connect(self.update)
        self._build()

    @property
    def model(self) -> ColumnModel:
        """The cards."""
        return self.view.cards

    @property
    def stage(self) -> StageView:
        """What the column stands for."""
        return self.model.column

    @property
    def preview(self) -> GatePreview | None:
        """What the card in the hand would be asked here, while it is held over the column."""
        return self._preview if self._preview is not None and self._preview.isVisible() else None

    @property
    def is_target(self) -> bool:
        """Whether a card is held over it."""
        return self.view.delegate.ground == "accent_soft"

    def show_preview(self, asked: Preview) -> None:
        """Say what the card in the hand would be asked here."""
        if self._preview is None:
            self._preview = GatePreview(self)
            self._column.insertWidget(1, self._preview)
        self._preview.show_preview(asked)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Become the target of a deal of this window."""
        dragged = unpacked(event.mimeData())
        if dragged is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self._become_target(is_target=True)
        self.drag_entered.emit(dragged)
        self._hold(event.position().toPoint())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the card would land."""
        event.acceptProposedAction()
        self._hold(event.position().toPoint())

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Be as before."""
        self.release()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model report the drop; the slot stays until the store has decided."""
        self._edges.stop()
        row = self._slot_row(event.position().toPoint())
        event.acceptProposedAction()
        self.model.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, QModelIndex())

    def restyle(self) -> None:
        """Take the sizes of another theme."""
        self._take_width()
        self.view.restyle()

    def release(self) -> None:
        """No card is held over it any more."""
        self._edges.stop()
        if self._preview is not None:
            self._preview.hide()
        self.view.room.close_slot()
        self._become_target(is_target=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint and edge of a target."""
        strength = float(self._tint.currentValue() or 0)
        if not strength:
            return
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_blend(theme.color("window"), theme.color("accent"), strength), EDGE))
        painter.setBrush(_blend(theme.color("window"), theme.color("accent_soft"), strength))
        corner = theme.px(Radius.PANEL)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)

    def _on_scrolled(self) -> None:
        self.view.open_slot(self._slot_row(self._held))

    def _hold(self, point: QPoint) -> None:
        self._held = point
        self.view.open_slot(self._slot_row(point))
        self._edges.hold(self._in_list(point), self.view.viewport().height())
        self.held_at.emit(point)

    def _slot_row(self, point: QPoint) -> int:
        return self.view.slot_at(self._in_list(point))

    def _in_list(self, point: QPoint) -> int:
        return self.view.viewport().mapFrom(self, point).y()

    def _become_target(self, *, is_target: bool) -> None:
        self.view.set_ground("accent_soft" if is_target else "window")
        self._tint.setDirection(
            QVariantAnimation.Direction.Forward if is_target else QVariantAnimation.Direction.Backward
        )
        self._tint.setDuration(current().ms(Motion.DROP_TARGET))
        self._tint.start()

    def _build(self) -> None:
        self._column = column = Column(self, gap=0)
        column.setContentsMargins(EDGE, 0, EDGE, 0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        column.addSpacing(_FOOT)
        self._take_width()

    def _take_width(self) -> None:
        self.setMinimumWidth(current().px(Size.COLUMN_MIN))
        self.setMaximumWidth(current().px(WIDEST))


def _blend(start: QColor, end: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        start.redF() + (end.redF() - start.redF()) * share,
        start.greenF() + (end.greenF() - start.greenF()) * share,
        start.blueF() + (end.blueF() - start.blueF()) * share,
    )
