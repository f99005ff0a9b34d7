"""The sheet that lists every key."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from repdesk.ui.actions import Menu, actions_of, shown_key
from repdesk.ui.kit.button import paint_key
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.label import label
from repdesk.ui.kit.painted import Painted
from repdesk.ui.kit.section import section
from repdesk.ui.look.theme import current

EVERYWHERE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Between cards, first, last", ("Left", "Right", "Up", "Down", "Home", "End")),
    ("Commit the form or sheet", ("Ctrl+Return",)),
    ("Leave it, cancel a drag", ("Esc",)),
)
"""Keys that mean the same in every view, form and sheet, and so stand in no menu."""


class Keys(Painted):
    """Key caps in a row."""

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(shown_key(key) for key in keys)
        self.setAccessibleName(", ".join(self._keys))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All caps beside each other."""
        px = current().px
        return QSize(sum(self._widths()) + px(4) * (len(self._keys) - 1), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One cap after the other."""
        painter, left = QPainter(self), 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key, width in zip(self._keys, self._widths(), strict=True):
            paint_key(painter, self.rect().toRectF().adjusted(left, 0, left + width - self.width(), 0), key)
            left += width + current().px(4)

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(current().font("micro"))
        return [max(metrics.horizontalAdvance(key) + current().px(9), current().px(20)) for key in self._keys]


def open_shortcuts(parent: QWidget, *, letters: bool) -> Sheet:
    """The sheet with all keys; one-letter keys only where they are on."""
    sheet = Sheet(parent, QCoreApplication.translate("shortcuts", "All shortcuts"), width=560)
    for title, lines in groups(letters=letters):
        sheet.body.addSpacing(current().px(8))
        sheet.body.addWidget(section(title, sheet))
        sheet.body.addLayout(_grid(lines, sheet))
    sheet.add_main(QCoreApplication.translate("shortcuts", "Close"))
    sheet.open()
    return sheet


def groups(*, letters: bool) -> Iterator[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Title and lines (words, keys) of each part of the sheet."""
    for menu in Menu:
        entries = ((a.text, a.keys + ((a.letter,) if a.letter and letters else ())) for a in actions_of(menu))
        yield menu.value, [(text.rstrip("…"), keys) for text, keys in entries if keys]
    yield "Everywhere", list(EVERYWHERE)


def _grid(lines: list[tuple[str, tuple[str, ...]]], sheet: Sheet) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(0, 1)
    for row, (text, keys) in enumerate(lines):
        grid.addWidget(label(text, parent=sheet), row, 0)
        grid.addWidget(Keys(keys, sheet), row, 1, Qt.AlignmentFlag.AlignRight)
    return grid
