"""The list of one column's cards: keys, selection, and the room it makes for a card in the hand."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from repdesk.domain.deal import DealId
from repdesk.domain.views import Card, Column
from repdesk.ui.actions import Act, pressed
from repdesk.ui.board.card_delegate import CardDelegate, Gap
from repdesk.ui.board.card_pixmaps import SHADE, CardPixmaps
from repdesk.ui.board.card_sentence import column_name
from repdesk.ui.board.column_model import CARD, ColumnModel
from repdesk.ui.board.room import Room, paint_slot
from repdesk.ui.look.theme import current

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ColumnView(QListView):
    """Shows cards and reports what the rep does with them; it changes nothing itself."""

    chosen = Signal(object)
    """This deal's card has the cursor now."""
    act_requested = Signal(object)
    """What to do (`Act`) with the card that has the cursor."""
    menu_requested = Signal(object, QPoint)
    sideways_requested = Signal(int, int)
    """Leave for the next column (+1) or the one before (−1), at this height."""
    drag_started = Signal(object)
    drag_ended = Signal()

    def __init__(self, model: ColumnModel, pixmaps: CardPixmaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letters = True
        """Whether one-letter keys count."""
        self._delegate = CardDelegate(model, pixmaps, self)
        self.room = Room(self)
        """What makes place for cards that come and closes up after those that go."""
        self.room.changed.connect(self._on_room_changed)
        self.setItemDelegate(self._delegate)
        # To learn what Qt's own is, Python would load the names of every kind of widget, for 10 ms.
        self.setViewport(QWidget(self))
        self._be_calm()
        self.setModel(model)
        self.name_after(model.column)

    @property
    def cards(self) -> ColumnModel:
        """The model, by its own name."""
        model = self.model()
        assert isinstance(model, ColumnModel)
        return model

    @property
    def delegate(self) -> CardDelegate:
        """What paints the cards."""
        return self._delegate

    @property
    def cursor_card(self) -> Card | None:
        """The card that has the cursor."""
        card = self.currentIndex().data(CARD)
        return card if isinstance(card, Card) else None

    def put_cursor(self, row: int) -> None:
        """Let the card in `row` have the cursor, and bring it into sight."""
        index = self.cards.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def take_cursor_away(self) -> None:
        """Another column has the cursor: none of these cards is current or selected."""
        self.selectionModel().clear()

    def read_anew(self) -> None:
        """Read all cards again; cursor and scroll stay, as far as the cards are the same."""
        card, height = self.cursor_card, self.verticalScrollBar().value()
        self.cards.load()
        self.doItemsLayout()
        row = self.cards.row_of(card.id) if card else None
        if row is not None:
            self.setAutoScroll(False)
            self.setCurrentIndex(self.cards.index(row))
            self.setAutoScroll(True)
        self.verticalScrollBar().setValue(height)

    def row_at_height(self, y: int) -> int:
        """The row whose card lies nearest to `y`, -1 in an empty column."""
        last = self.cards.rowCount() - 1
        row = self.indexAt(QPoint(self.viewport().width() // 2, max(y, 0))).row()
        return row if row >= 0 else last

    def slot_at(self, y: int) -> int:
        """Above which row a card let go at `y` would land: below every card whose middle is above."""
        for row in range(self.cards.rowCount()):
            if self._card_rect(row).center().y() >= y:
                return row
        return self.cards.rowCount()

    def row_height(self, row: int) -> int:
        """How high the card in `row` stands, with the space below it."""
        return self._delegate.card_height(row) + self._delegate.pixmaps.style.measures.between

    def name_after(self, column: Column) -> None:
        """Be called what the column is called."""
        self.setAccessibleName(column_name(column))

    def open_slot(self, row: int) -> None:
        """Make room above `row` for the card in the hand."""
        self.room.open_slot(row, self._delegate.pixmaps.style.measures.between)

    def settle(self, row: int) -> None:
        """Let the card that came into `row` grow into its place."""
        self.room.settle(row, self.row_height(row))

    def set_dragged(self, deal: DealId | None) -> None:
        """Fade the card whose ghost is in the hand."""
        self._delegate.dragged = deal
        self.viewport().update()

    def set_ground(self, token: str) -> None:
        """Lie on this colour."""
        self._delegate.ground = token
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go between cards, everything else asks for what the one action list says."""
        act = pressed(event, letters=self.letters)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if act is not None:
            self.act_requested.emit(act)
        elif plain and event.key() in _SIDEWAYS:
            middle = self.visualRect(self.currentIndex()).center().y()
            self.sideways_requested.emit(_SIDEWAYS[Qt.Key(event.key())], middle)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """End means the last card of the stage, not of those read so far."""
        if action is QAbstractItemView.CursorAction.MoveEnd:
            self.cards.fetch_all()
            return self.cards.index(self.cards.rowCount() - 1)
        return super().moveCursor(action, modifiers)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        card = self.indexAt(event.position().toPoint()).data(CARD)
        if isinstance(card, Card) and event.button() == Qt.MouseButton.LeftButton:
            self.act_requested.emit(Act.OPEN_DEAL)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the card's menu, at the pointer or under the card."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        card = index.data(CARD)
        if isinstance(card, Card):
            foot = self._card_rect(index.row()).bottomLeft()
            place = self.viewport().mapToGlobal(foot) if by_key else event.globalPos()
            self.menu_requested.emit(card.id, place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by Tab selects what becomes current."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().isSelected(self.currentIndex()):
            self.setCurrentIndex(self.currentIndex())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Report the card that has the cursor now."""
        super().currentChanged(current, previous)
        if isinstance(card := current.data(CARD), Card):
            self.chosen.emit(card.id)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take the card into the hand; returns when it is let go."""
        card = self.cursor_card
        if card is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData([self.currentIndex()]))
        drag.setPixmap(self.ghost())
        drag.setHotSpot(self._hold_point())
        self.drag_started.emit(card.id)
        drag.exec(Qt.DropAction.MoveAction)
        self.drag_ended.emit()

    def ghost(self) -> QPixmap:
        """The picture of the card in the hand."""
        card = self.cursor_card
        assert card is not None, "only a card that has the cursor is dragged"
        return self._delegate.pixmaps.ghost(card, self.cards.setting, self._delegate.width, self.devicePixelRatioF())

    def restyle(self) -> None:
        """Lay the cards out in the sizes of another theme."""
        self._fit_cards()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards are as wide as the column lets them."""
        self._fit_cards()
        super().resizeEvent(event)

    def doItemsLayout(self) -> None:
        """Not before the column has its width: Qt asks several times while the board is put together."""
        if self._delegate.width:
            super().doItemsLayout()

    def minimumSizeHint(self) -> QSize:
        """A column may be any height."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, cards, and the slot."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current().color(self._delegate.ground))
        painter.end()
        super().paintEvent(event)
        if self.room.slot is not None:
            self._paint_slot(self.room.slot)

    def _on_room_changed(self) -> None:
        self._delegate.gap = self.room.gap
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _fit_cards(self) -> None:
        """Leave the sides of the column free; a scroll bar takes the place of one."""
        side = self._delegate.pixmaps.style.measures.side
        sides = side if self.verticalScrollBar().isVisible() else 2 * side
        self._delegate.width = max(1, self.viewport().width() - sides)

    def _card_rect(self, row: int) -> QRect:
        return self._delegate.card_rect(self.visualRect(self.cards.index(row)), row)

    def _hold_point(self) -> QPoint:
        """Where the hand holds the card: where it was pressed."""
        shade = current().px(SHADE)
        row = self._card_rect(self.currentIndex().row())
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        held = pointer - row.topLeft() if row.contains(pointer) else QPoint(row.width() // 2, row.height() // 4)
        return held + QPoint(shade, shade)

    def _paint_slot(self, slot: Gap) -> None:
        sizes = self._delegate.pixmaps.style.measures
        box = QRectF(sizes.side, self._slot_top(slot), self._delegate.width, slot.height - sizes.between)
        if box.height() > sizes.between:
            paint_slot(QPainter(self.viewport()), box, self.tr("Drops here"))

    def _slot_top(self, slot: Gap) -> int:
        count = self.cards.rowCount()
        if slot.row < count:
            return self.visualRect(self.cards.index(slot.row)).top()
        if not count:
            return 0
        return self._card_rect(count - 1).bottom() + 1 + self._delegate.pixmaps.style.measures.between

    def _be_calm(self) -> None:
        self.setProperty("area", "clear")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDropIndicatorShown(False)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        # Opaque, so that a scroll moves the picture and paints only what came into sight.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
