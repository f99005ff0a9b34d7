"""Drives a real board the way a rep does, and reads from it what she sees."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from repdesk.domain.deal import DealId
from repdesk.services.desk import Desk
from repdesk.ui.board.card_sentence import card_name
from repdesk.ui.board.dragged import Dragged, packed
from repdesk.ui.board.page import BoardPage
from repdesk.ui.board.stage_column import StageColumn
from repdesk.ui.kit.dialog import Sheet

SheetT = TypeVar("SheetT", bound=Sheet)
_LEFT = Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier
_MOVE = Qt.DropAction.MoveAction


class BoardDriver:
    """Cards are named by their bold line, columns by their stage."""

    def __init__(self, page: BoardPage, desk: Desk) -> None:
        self.page, self.desk = page, desk
        self._over: QWidget | None = None

    @property
    def columns(self) -> list[str]:
        """The names of the stages, from left to right."""
        return [c.stage.name for c in self.page._area.columns]

    @property
    def focused(self) -> str:
        """The card that has the cursor, as a screen reader says it, empty without one."""
        column = self.page._cursor.column
        card = column.view.cursor_card if column else None
        return card_name(card, column.stage.name, column.model.setting.today) if card and column else ""

    @property
    def cursor(self) -> str:
        """The bold line of the card that has the cursor, empty without one."""
        return self.focused.split(",")[0]

    def column(self, name: str) -> StageColumn:
        """The widgets of one stage."""
        return next(c for c in self.page._area.columns if c.stage.name == name)

    def cards(self, name: str) -> list[str]:
        """The bold lines of a stage's cards, from the top."""
        return [card.company or card.title for card in self.column(name).model.cards]

    def deal(self, name: str) -> DealId:
        """The deal with this bold line."""
        return next(deal for known, deal in self._deals() if known == name)

    def sheet(self, kind: type[SheetT]) -> SheetT:
        """The sheet of this kind that lies over the board."""
        QCoreApplication.sendPostedEvents()
        found = self.page.window().findChild(kind)
        assert isinstance(found, kind), f"no {kind.__name__} is open"
        return found

    def has_sheet(self, kind: type[Sheet]) -> bool:
        """Whether a sheet of this kind is open."""
        return self.page.window().findChild(kind) is not None

    def select(self, name: str) -> None:
        """Put the cursor on a card."""
        self.page._cursor.go_to(self.deal(name))
        self.page._cursor.take_focus()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press a key while the card with the cursor has the focus."""
        column = self.page._cursor.column
        target: QWidget = column.view if column else self.page
        text = chr(key) if modifiers == _PLAIN and Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    def hold(self, name: str, *, to: str, row: int = 0) -> None:
        """Take a card and hold it above `row` of a stage."""
        deal, source = self.deal(name), self._home(name)
        source.view.drag_started.emit(deal)
        self._mime = packed(Dragged(deal=deal, stage=source.stage.stage_id))
        self._enter(self.column(to), QPoint(20, 4))
        self._move(self._above(self.column(to), row))

    def drag(self, name: str, *, to: str, row: int = 0) -> None:
        """Drag a card and let it go above `row` of a stage."""
        self.hold(name, to=to, row=row)
        self.let_go()

    def let_go(self) -> None:
        """Drop the card where it is held."""
        assert self._over is not None, "a card is held"
        drop = QDropEvent(QPointF(self._at), _MOVE, self._mime, _LEFT, _PLAIN)
        QApplication.sendEvent(self._over, drop)

    def cancel(self, name: str) -> None:
        """Press Esc: Qt leaves the target and ends the drag."""
        assert self._over is not None, "a card is held"
        QApplication.sendEvent(self._over, QDragLeaveEvent())
        self._home(name).view.drag_ended.emit()

    def drop_on(self, name: str, zone: QWidget) -> None:
        """Drag a card to one of the zones at the foot."""
        deal, source = self.deal(name), self._home(name)
        source.view.drag_started.emit(deal)
        self._mime = packed(Dragged(deal=deal, stage=source.stage.stage_id))
        self._enter(zone, QPoint(20, 10))
        self.let_go()

    def _above(self, column: StageColumn, row: int) -> QPoint:
        view = column.view
        count = column.model.rowCount()
        if not count:
            return QPoint(20, column.view.y() + 10)
        last = view._card_rect(min(row, count - 1))
        point = QPoint(20, last.top() + 2 if row < count else last.bottom() + 4)
        return view.viewport().mapTo(column, point)

    def _enter(self, widget: QWidget, point: QPoint) -> None:
        self._over, self._at = widget, point
        QApplication.sendEvent(widget, QDragEnterEvent(point, _MOVE, self._mime, _LEFT, _PLAIN))

    def _move(self, point: QPoint) -> None:
        self._at = point
        assert self._over is not None, "a card is held"
        QApplication.sendEvent(self._over, QDragMoveEvent(point, _MOVE, self._mime, _LEFT, _PLAIN))

    def _home(self, name: str) -> StageColumn:
        place = self.page._area.place_of(self.deal(name))
        assert place is not None, f"{name} is not on the board"
        return place[0]

    def _deals(self) -> Iterator[tuple[str, DealId]]:
        for column in self.page._area.columns:
            yield from ((card.company or card.title, card.id) for card in column.model.cards)
