"""Rows, columns and sizes given at 100 % that grow with the rep's text size."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from repdesk.ui.look.theme import current, look_of

Margins = int | tuple[int, int, int, int]


class Box(QBoxLayout):
    """A box layout whose gap and margins are given at 100 % and follow the text size."""

    def __init__(
        self,
        direction: QBoxLayout.Direction,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        margins: Margins = 0,
    ) -> None:
        super().__init__(direction)
        if parent is not None:
            parent.setLayout(self)
        self._gap = gap
        self._margins = (margins,) * 4 if isinstance(margins, int) else margins
        self._space()
        if look := look_of():
            look.changed.connect(self._space)

    def add(self, *widgets: QWidget) -> None:
        """Put the widgets one after the other."""
        for widget in widgets:
            self.addWidget(widget)

    def _space(self) -> None:
        px = current().px
        self.setSpacing(px(self._gap))
        left, top, right, bottom = self._margins
        self.setContentsMargins(px(left), px(top), px(right), px(bottom))


class Row(Box):
    """Side by side."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, margins: Margins = 0) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, gap=gap, margins=margins)


class Column(Box):
    """One under the other."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, margins: Margins = 0) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, gap=gap, margins=margins)


class _Fixed(QObject):
    """Holds one widget at a size given at 100 %."""

    def __init__(self, widget: QWidget, width: int | None, height: int | None) -> None:
        super().__init__(widget)
        self._width, self._height = width, height
        self._apply()
        if look := look_of():
            look.changed.connect(self._apply)

    def _apply(self) -> None:
        widget = self.parent()
        if isinstance(widget, QWidget) and self._width is not None:
            widget.setFixedWidth(current().px(self._width))
        if isinstance(widget, QWidget) and self._height is not None:
            widget.setFixedHeight(current().px(self._height))


def fix_size(widget: QWidget, *, width: int | None = None, height: int | None = None) -> None:
    """Keep the widget at a width and/or height given at 100 %, at every text size."""
    _Fixed(widget, width, height)


def show_when(wanted: bool, *widgets: QWidget) -> None:
    """Show the widgets or hide them, without a word to those that are so already.

    Qt polishes a widget and lays its parent out anew each time it is told to show, even what is shown; in a sheet that
    nobody sees yet, forty such words were a fifth of its making.
    """
    for widget in widgets:
        if widget.isHidden() == wanted:
            widget.setVisible(wanted)


def hairline(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """A line of one px between two things."""
    line = QFrame(parent)
    line.setProperty("area", "hairline")
    if upright:
        line.setFixedWidth(1)
        line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    else:
        line.setFixedHeight(1)
    return line
