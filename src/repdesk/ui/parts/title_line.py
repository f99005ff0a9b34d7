"""A line of words that wraps, with a small thing right behind them and others at the far end."""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.ui.kit.label import label
from repdesk.ui.look.theme import current

_GAP = 8
_MEASURED_ANEW = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.LayoutRequest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """How much room everything on the line takes.

    Kept, because Qt asks for the height of a line thirty times while it lays a sheet out: measuring each time took
    a third of the time in which the gate opens.
    """

    seen: tuple[QWidget, ...]
    """What stood beside the words when they were measured."""
    words: int
    """The width of the words on one line."""
    behind: int
    at_end: int
    one_line: int
    """The height of the line when nothing wraps."""
    above: int
    """Over the words, whose first line stands in the middle of what stands beside it."""
    heights: dict[int, int] = field(default_factory=dict, compare=False)
    """Width → height of the wrapped words."""


class TitleLine(QWidget):
    """Words, a badge behind them where there is room, and what stands at the right end. A click reports itself."""

    clicked = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label(text, weight=500, wrap=True, parent=self)
        self._behind: list[QWidget] = []
        self._at_end: list[QWidget] = []
        self._known: _Measures | None = None
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
        self._known = None
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All on one line."""
        measures = self._measures()
        width = measures.words + measures.behind + measures.at_end
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Some words of it, with all that stands around them."""
        measures = self._measures()
        return QSize(measures.behind + measures.at_end + current().px(120), measures.one_line)

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words."""
        measures = self._measures()
        if width not in measures.heights:
            measures.heights[width] = self._words.heightForWidth(self._width_of_words(width)) + 2 * measures.above
        return measures.heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Put everything in its place, which is not done as long as nobody sees it."""
        super().showEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Take the size of a new theme, or of what changed beside the words."""
        if event.type() in _MEASURED_ANEW:
            self._measure_anew()
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report a click on the words."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _measure_anew(self) -> None:
        before, self._known = self._known, None
        # Qt asks for a new layout with each thing that appears: the sheet is laid out again only where one is larger.
        if self._measures() != before:
            self.updateGeometry()
            self._place()

    def _place(self) -> None:
        if not self.isVisible():
            return
        width = self._width_of_words(self.width())
        above = self._measures().above
        self._words.setGeometry(0, above, width, self._words.heightForWidth(width))
        self._set_out(self._behind, width + current().px(_GAP))
        self._set_out(self._at_end, self.width() - self._measures().at_end + current().px(_GAP))

    def _set_out(self, widgets: list[QWidget], left: int) -> None:
        for widget in _seen(widgets):
            size = widget.sizeHint()
            top = (self._measures().one_line - size.height()) // 2
            widget.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width() + current().px(_GAP)

    def _width_of_words(self, width: int) -> int:
        """What the words take of a line of this width."""
        measures = self._measures()
        return min(measures.words, max(width - measures.behind - measures.at_end, current().px(60)))

    def _measures(self) -> _Measures:
        seen = _seen([*self._behind, *self._at_end])
        if self._known is None or self._known.seen != seen:
            self._known = self._measured(seen)
        return self._known

    def _measured(self, seen: tuple[QWidget, ...]) -> _Measures:
        self._words.ensurePolished()
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        height = self._words.heightForWidth(words)
        one_line = max([height, current().px(22), *(widget.sizeHint().height() for widget in seen)])
        return _Measures(
            seen=seen,
            words=words,
            behind=_taken(self._behind),
            at_end=_taken(self._at_end),
            one_line=one_line,
            above=max((one_line - height) // 2, 0),
        )


def _taken(widgets: list[QWidget]) -> int:
    return sum(widget.sizeHint().width() + current().px(_GAP) for widget in _seen(widgets))


def _seen(widgets: list[QWidget]) -> tuple[QWidget, ...]:
    return tuple(widget for widget in widgets if not widget.isHidden())
