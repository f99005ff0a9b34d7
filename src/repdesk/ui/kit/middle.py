"""Keeps content from growing as wide as a wide window."""

from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.layout import Row
from repdesk.ui.look.theme import current, look_of


class Middle(QWidget):
    """Holds one widget in its middle, or at its left edge, at most `widest` (at 100 %) wide."""

    def __init__(self, content: QWidget, widest: int, *, at_left: bool = False) -> None:
        super().__init__()
        self._content, self._widest = content, widest
        row = Row(self, gap=0)
        row.addWidget(content, 1)
        if at_left:
            row.addStretch()
        self._limit()
        if look := look_of():
            look.changed.connect(self._limit)

    def _limit(self) -> None:
        self._content.setMaximumWidth(current().px(self._widest))
