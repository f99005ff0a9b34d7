"""Paints a line of a matching like a row with a list in it, and opens the real list where she asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from repdesk.ui.kit.painted import fill_round, paint_focus
from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Radius, Size
from repdesk.ui.transfer.choice_list import ChoiceList
from repdesk.ui.transfer.match_model import ROW
from repdesk.ui.transfer.match_row import Choice, MatchRow

Index = QModelIndex | QPersistentModelIndex
Choices = Callable[[MatchRow], Sequence[Choice]]

_SIDE, _GAP, _ARROW, _CHEVRON, _INSET = 14, 8, 16, 14, 10
_VCENTER = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the lines of one list are divided, in shares of their width and px at 100 %."""

    row: int
    """Height."""
    choice: float
    least: int
    """The narrowest a choice may be."""
    name: float
    """Share of the name in what the choice leaves; the detail has the rest."""
    detail_right: bool = False
    """The detail is a count and stands at its right edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the parts of one line stand."""

    name: QRect
    detail: QRect
    arrow: QRect
    choice: QRect


def places_of(shape: Shape, line: QRect) -> Places:
    """The parts of a line that stands at `line`."""
    px = current().px
    inner = line.adjusted(px(_SIDE), 0, -px(_SIDE), 0)
    width = max(px(shape.least), round(inner.width() * shape.choice))
    choice = QRect(inner.right() - width + 1, 0, width, px(Size.CONTROL) - px(4))
    choice.moveTop(line.top() + (line.height() - choice.height()) // 2)
    arrow = QRect(choice.left() - px(_ARROW + _GAP), line.top(), px(_ARROW), line.height())
    room = inner.adjusted(0, 0, arrow.left() - px(_GAP) - inner.right(), 0)
    name = QRect(room.topLeft(), QSize(round(room.width() * shape.name), room.height()))
    detail = room.adjusted(name.width() + px(_GAP), 0, 0, 0)
    return Places(name=name, detail=detail, arrow=arrow, choice=choice)


class MatchDelegate(QStyledItemDelegate):
    """`choices` says what a line can lead to; `chosen` reports what she took."""

    chosen = Signal(object, str)
    """The key of the line, and of the choice."""

    def __init__(self, shape: Shape, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self._choices = choices

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line; its width is the list's."""
        return QSize(1, current().px(self._shape.row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name, samples or count, arrow, choice, and a hairline below."""
        row, line, state = _row(index), _rect(option), _state(option)
        places = places_of(self._shape, line)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter, places, row)
        is_current = bool(state & QStyle.StateFlag.State_HasFocus)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        _paint_choice(painter, places.choice, row, focused=is_current, hovered=is_hovered)
        painter.fillRect(line.left(), line.bottom(), line.width(), 1, current().color("line"))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The list of what the line can lead to."""
        row = _row(index)
        made = ChoiceList(row.name, self._choices(row), row.choice.key, parent)
        made.activated.connect(self._on_activated)
        made.left.connect(self._on_left)
        return made

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """The list lies where it was painted."""
        editor.setGeometry(places_of(self._shape, _rect(option)).choice)

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """It was made with the choice that holds."""

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Report the choice: the page decides, the list shows what it decided."""
        assert isinstance(editor, ChoiceList), "what createEditor made"
        if editor.is_touched:
            self.chosen.emit(_row(index).key, str(editor.key))

    def _on_activated(self) -> None:
        self.commitData.emit(self.sender())

    def _on_left(self) -> None:
        self.closeEditor.emit(self.sender())

    def _paint_words(self, painter: QPainter, places: Places, row: MatchRow) -> None:
        theme = current()
        painter.setFont(theme.font("body", 500))
        painter.setPen(theme.color("danger" if row.asks else "text"))
        _draw(painter, places.name, row.name)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        right = Qt.AlignmentFlag.AlignRight if self._shape.detail_right else Qt.AlignmentFlag.AlignLeft
        _draw(painter, places.detail, row.detail, right)
        _draw_icon(painter, places.arrow, "arrow-right", "text3", _ARROW)


def _paint_choice(painter: QPainter, box: QRect, row: MatchRow, *, focused: bool, hovered: bool) -> None:
    px = current().px
    edge = row.tone or ("line2" if row.is_muted else "control")
    ground = "sunken" if row.is_muted else ("hover" if hovered else "surface")
    fill_round(painter, QRectF(box), px(Radius.CONTROL), ground, edge)
    if focused:
        paint_focus(painter, QRectF(box), px(Radius.CONTROL))
    inside = box.adjusted(px(_INSET), 0, -px(_INSET), 0)
    chevron = QRect(inside.right() - px(_CHEVRON), box.top(), px(_CHEVRON), box.height())
    _draw_icon(painter, chevron, "chevron-down", "text2", _CHEVRON)
    inside.setRight(chevron.left() - px(6))
    if row.choice.icon:
        _draw_icon(painter, QRect(inside.left(), box.top(), px(_ARROW), box.height()), row.choice.icon, "text2", _ARROW)
        inside.setLeft(inside.left() + px(_ARROW + 6))
    _paint_choice_words(painter, inside, row)


def _paint_choice_words(painter: QPainter, room: QRect, row: MatchRow) -> None:
    theme = current()
    hint = QFontMetrics(theme.font("micro")).horizontalAdvance(row.choice.hint)
    words = QFontMetrics(theme.font("body")).horizontalAdvance(row.choice.words)
    if row.choice.hint and words + hint + theme.px(_GAP) <= room.width():
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.color(row.tone or "text3"))
        _draw(painter, room, row.choice.hint, Qt.AlignmentFlag.AlignRight)
        room = room.adjusted(0, 0, -hint - theme.px(_GAP), 0)
    painter.setFont(theme.font("body"))
    painter.setPen(theme.color("text3" if row.is_muted else "text"))
    _draw(painter, room, row.choice.words)


def _draw(painter: QPainter, room: QRect, text: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side | _VCENTER | Qt.TextFlag.TextSingleLine, fitted)


def _draw_icon(painter: QPainter, room: QRect, name: str, ink: str, size: int) -> None:
    side = current().px(size)
    picture = pixmap(name, ink, size, painter.device().devicePixelRatioF())
    painter.drawPixmap(room.left() + (room.width() - side) // 2, room.top() + (room.height() - side) // 2, picture)


def _row(index: Index) -> MatchRow:
    row = index.data(ROW)
    assert isinstance(row, MatchRow)
    return row


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = getattr(option, "rect")  # noqa: B009 -- the stubs do not know the option's fields
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009 -- as above
    return state
