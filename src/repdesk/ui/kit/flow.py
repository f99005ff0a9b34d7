"""A layout that breaks its widgets into lines like words."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from repdesk.ui.look.theme import current


class Flow(QLayout):
    """Widgets side by side, as many as fit, the rest on the next line; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(QMargins())

    def add(self, *widgets: QWidget) -> None:
        """Put the widgets one after the other."""
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at `index`, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at this width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = current().px(self._gap) * max(len(sizes) - 1, 0)
        return QSize(sum(s.width() for s in sizes) + gaps, max((s.height() for s in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Room for the widest."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        gap, top = current().px(self._gap), rect.top()
        lines = self._lines(rect.width())
        for line in lines:
            height = max(item.sizeHint().height() for item in line)
            if place:
                _place(line, QRect(rect.left(), top, rect.width(), height), gap)
            top += height + gap
        return top - rect.top() - (gap if lines else 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        room = 0
        for item in (item for item in self._items if not item.isEmpty()):
            wanted = item.sizeHint().width() + current().px(self._gap)
            if not lines or wanted - current().px(self._gap) > room:
                lines.append([])
                room = width
            lines[-1].append(item)
            room -= wanted
        return lines


def _place(line: list[QLayoutItem], room: QRect, gap: int) -> None:
    """One after the other, each in the middle of the line's height."""
    left = room.left()
    for item in line:
        size = item.sizeHint()
        item.setGeometry(QRect(QPoint(left, room.top() + (room.height() - size.height()) // 2), size))
        left += size.width() + gap
