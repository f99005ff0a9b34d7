"""Puts the picture of each card into its row, and makes room where a card is to come or has gone."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from repdesk.domain.deal import DealId
from repdesk.domain.views import Card
from repdesk.ui.board.card_pixmaps import CardPixmaps, Pose
from repdesk.ui.board.column_model import ColumnModel
from repdesk.ui.kit.label import tip_text
from repdesk.ui.parts.card_face import CardState
from repdesk.ui.parts.card_text import CardText

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Room above the card in `row`, below the last one where `row` is their number.

    A negative height covers that much of the card itself, which so grows into its place.
    """

    row: int
    height: int
    is_slot: bool = False
    """It is painted as the place where the card in the hand will land."""


class CardDelegate(QStyledItemDelegate):
    """Paints cards from `pixmaps`. `painted` counts the cards put on the screen."""

    def __init__(self, model: ColumnModel, pixmaps: CardPixmaps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Asked for every row at every layout: the cards are read from the model itself, not through its roles.
        self._model = model
        self.pixmaps = pixmaps
        self.painted = 0
        self.gap: Gap | None = None
        self.dragged: DealId | None = None
        self.ground = "window"
        self.width = 0
        """How wide a card is now; the view says so."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The card, the space below it, and the room made at it."""
        row = index.row()
        height = self.card_height(row) + self.pixmaps.style.measures.between
        return QSize(1, max(0, height + self._room_at(row)))

    def card_height(self, row: int) -> int:
        """How high the card in `row` itself is."""
        return self.pixmaps.height(self._model.cards[row], self._model.setting, self.width)

    def card_rect(self, place: QRect, row: int) -> QRect:
        """Where the card stands in the place its row has."""
        gap = self.gap
        top = place.top() + (max(gap.height, 0) if gap and gap.row == row else 0)
        return QRect(place.left() + self.pixmaps.style.measures.side, top, self.width, self.card_height(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the card."""
        self.painted += 1
        row, place = index.row(), _rect(option)
        card, box = self._model.cards[row], self.card_rect(place, row)
        pose = Pose(self.width, painter.device().devicePixelRatioF(), self._state(option, card), self.ground)
        if self._room_at(row) < 0:
            painter.setClipRect(place)
        self.pixmaps.paint(painter, box.topLeft(), card, self._model.setting, pose)
        painter.setClipping(False)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show in full what the card had to cut."""
        if not index.isValid():
            return False
        text = self.pixmaps.text(self._model.cards[index.row()], self._model.setting)
        QToolTip.showText(event.globalPos(), tip_text(_whole(text)) if self._is_cut(text) else "", view)
        return True

    def _room_at(self, row: int) -> int:
        gap = self.gap
        if gap is None:
            return 0
        is_below_last = gap.row == row + 1 == len(self._model.cards)
        return gap.height if gap.row == row or is_below_last else 0

    def _state(self, option: QStyleOptionViewItem, card: Card) -> CardState:
        flags = _state_of(option)
        return CardState(
            selected=bool(flags & QStyle.StateFlag.State_Selected),
            focused=bool(flags & QStyle.StateFlag.State_HasFocus),
            hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
            dragged=card.id == self.dragged,
        )

    def _is_cut(self, text: CardText) -> bool:
        style, sizes = self.pixmaps.style, self.pixmaps.style.measures
        room = self.width - 2 * sizes.padding
        beside_amount = room - style.amount.width(text.amount) - sizes.gap
        beside_due = room - style.due_today.width(text.due) - 3 * sizes.gap - sizes.icon
        return (
            style.headline.width(text.headline) > room
            or style.title.width(text.title) > beside_amount
            or style.step.width(text.step) > beside_due
        )


def _whole(text: CardText) -> str:
    lines = (" · ".join(p for p in (text.headline, text.title) if p), text.step)
    return "\n".join(lines)


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = getattr(option, "rect")  # noqa: B009 -- the stubs do not know the option's fields
    return rect


def _state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009 -- as above
    return state
