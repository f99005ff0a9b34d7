"""A bordered surface with a title, for one subject of a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row, hairline


class Panel(QFrame):
    """A rounded card: a header line where a title is given, and a body."""

    def __init__(self, title: str = "", note: str = "", *, padding: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "panel")
        self.setAccessibleName(title)
        self._column = Column(self, gap=0, margins=1)
        self.header = Row(gap=8, margins=(14, 10, 14, 10))
        if title:
            self._build_header(title, note)
        self.body = Column(gap=8, margins=padding)
        self._column.addLayout(self.body, 1)

    def _build_header(self, title: str, note: str) -> None:
        self.header.addWidget(label(title, weight=600, parent=self))
        self.header.addStretch(1)
        if note:
            self.header.addWidget(label(note, "small", "text3", parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(self.header)
        self._column.addWidget(hairline(self))
