"""The list of a matching: arrows walk through the lines, Enter opens the choices of one."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from repdesk.ui.kit.painted import Painted
from repdesk.ui.look.theme import current, look_of
from repdesk.ui.transfer.choice_list import ChoiceList
from repdesk.ui.transfer.match_delegate import Choices, MatchDelegate, Shape, places_of
from repdesk.ui.transfer.match_model import MatchModel

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)


class MatchHeads(Painted):
    """The words over the three parts of the lines below."""

    def __init__(self, words: tuple[str, str, str], lines: "MatchList", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._lines = words, lines
        lines.resized.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line of small words."""
        return QSize(1, current().px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each word where its part begins."""
        line = QRect(0, 0, self._lines.viewport().width(), self.height())
        places, painter = places_of(self._lines.line_shape, line), QPainter(self)
        painter.setFont(current().font("micro", 500))
        painter.setPen(current().color("text3"))
        for words, left in zip(self._words, (places.name, places.detail, places.choice), strict=True):
            painter.drawText(self.rect().adjusted(left.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)


class MatchList(QListView):
    """Paints its lines and makes a real list only for the one she opens, however many there are."""

    chosen = Signal(object, str)
    """She chose: the key of the line, and of what it leads to now."""
    resized = Signal()
    """Its lines are of another width."""

    def __init__(self, name: str, shape: Shape, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line_shape = shape
        self.lines = MatchModel(self)
        self._delegate = MatchDelegate(shape, choices, self)
        self._delegate.chosen.connect(self.chosen)
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setModel(self.lines)
        self._be_calm()

    def open(self, index: QModelIndex) -> ChoiceList | None:
        """Open the choices of a line."""
        if not index.isValid() or not self.isEnabled():
            return None
        self.setCurrentIndex(index)
        self.edit(index)
        editor = self.opened(index)
        if editor is not None:
            editor.open()
        return editor

    def opened(self, index: QModelIndex) -> ChoiceList | None:
        """The list that is open on a line."""
        editor = self.indexWidget(index)
        return editor if isinstance(editor, ChoiceList) else None

    def go_to(self, key: tuple[str, str]) -> bool:
        """Put the cursor and the focus on the line about this."""
        index = self.lines.place_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.setFocus()
        return index.isValid()

    def minimumSizeHint(self) -> QSize:
        """Three lines: the rest scrolls."""
        return QSize(1, 3 * self.sizeHintForRow(0) if self.lines.rows else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the words over the lines."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space, F2 and Alt+↓ open the choices."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if (event.key() in _OPENING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier) or alt_down:
            self.open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the painted list opens the real one."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_choice(point):
            self.open(self.indexAt(point))

    def _is_on_choice(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        return index.isValid() and places_of(self.line_shape, self.visualRect(index)).choice.contains(point)

    def _on_look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _be_calm(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        if look := look_of():
            look.changed.connect(self._on_look_changed)
