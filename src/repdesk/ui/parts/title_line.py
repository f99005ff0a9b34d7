"""A line of words that wraps, with a small thing right behind them and others at the far end."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.ui.kit.label import label
from repdesk.ui.look.theme import current

_GAP = 8


class TitleLine(QWidget):
    """Words, a badge behind them where there is room, and what stands at the right end. A click reports itself."""

    clicked = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label(text, weight=500, wrap=True, parent=self)
        self._behind: list[QWidget] = []
        self._at_end: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put_behind(self, widget: QWidget) -> None:
        """Show `widget` right behind the words."""
        widget.setParent(self)
        self._behind.append(widget)

    def put_at_end(self, widget: QWidget) -> None:
        """Show `widget` at the right end of the line."""
        widget.setParent(self)
        self._at_end.append(widget)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._words.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All on one line."""
        width = self._natural_width() + self._taken(self._behind) + self._taken(self._at_end)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Some words of it, with all that stands around them."""
        width = self._taken(self._behind) + self._taken(self._at_end) + current().px(120)
        return QSize(width, self._one_line())

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words."""
        return self._words.heightForWidth(min(self._natural_width(), self._room(width))) + 2 * self._above()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report a click on the words."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _place(self) -> None:
        width = min(self._natural_width(), self._room(self.width()))
        self._words.setGeometry(0, self._above(), width, self._words.heightForWidth(width))
        self._set_out(self._behind, width + current().px(_GAP))
        self._set_out(self._at_end, self.width() - self._taken(self._at_end) + current().px(_GAP))

    def _set_out(self, widgets: list[QWidget], left: int) -> None:
        for widget in self._seen(widgets):
            size = widget.sizeHint()
            widget.setGeometry(QRect(left, (self._one_line() - size.height()) // 2, size.width(), size.height()))
            left += size.width() + current().px(_GAP)

    def _above(self) -> int:
        """The first line stands in the middle of what stands beside it."""
        return max((self._one_line() - self._words.heightForWidth(self._natural_width())) // 2, 0)

    def _natural_width(self) -> int:
        self._words.ensurePolished()
        return self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2

    def _room(self, width: int) -> int:
        return max(width - self._taken(self._behind) - self._taken(self._at_end), current().px(60))

    def _taken(self, widgets: list[QWidget]) -> int:
        return sum(widget.sizeHint().width() + current().px(_GAP) for widget in self._seen(widgets))

    def _one_line(self) -> int:
        heights = [w.sizeHint().height() for w in self._seen([*self._behind, *self._at_end])]
        return max([self._words.heightForWidth(self._natural_width()), current().px(22), *heights])

    @staticmethod
    def _seen(widgets: list[QWidget]) -> list[QWidget]:
        return [widget for widget in widgets if not widget.isHidden()]
