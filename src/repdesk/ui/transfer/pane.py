"""One of the three surfaces of the matching: a head line, and a body to its edges."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from repdesk.ui.kit.label import ElidedLabel
from repdesk.ui.kit.layout import Column, Row, fix_size, hairline

SIDE = 14
"""Between the edge of a pane and what stands in it, in px at 100 %."""

_HEAD = 43


class Pane(QFrame):
    """A rounded surface whose parts lie close upon each other, parted by hairlines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "panel")
        self.setAccessibleName(name)
        self.body = Column(self, gap=0, margins=(1, 1, 1, 8))

    def add_head(self, title: str, *rest: QWidget, icon: QWidget | None = None) -> ElidedLabel:
        """The title, and at the right what belongs to it; the title gives way first."""
        head = Row(gap=8, margins=(SIDE, 0, SIDE, 0))
        if icon is not None:
            head.addWidget(icon)
        words = ElidedLabel(title, weight=600, parent=self)
        head.addWidget(words, 1)
        for widget in rest:
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        strip = QWidget(self)
        strip.setLayout(head)
        fix_size(strip, height=_HEAD)
        self.body.add(strip, hairline(self))
        return words
