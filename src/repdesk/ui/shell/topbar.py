"""The line over a page: its title and controls at the left, its main action at the right."""

from PySide6.QtWidgets import QFrame, QWidget

from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row, fix_size
from repdesk.ui.look.tokens import Size
from repdesk.ui.page import Page


class TopBar(QFrame):
    """Built from what the page says of itself."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fix_size(self, height=Size.TOP_BAR)
        row = Row(self, gap=16, margins=(20, 0, 16, 0))
        row.addWidget(label(self.tr(page.TITLE), "title", parent=self))
        row.add(*page.controls())
        row.addStretch(1)
        row.add(*page.main_action())


class Framed(QWidget):
    """A page under its top bar; one without a title fills the window."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        column = Column(self, gap=0)
        if page.TITLE:
            column.addWidget(TopBar(page, self))
        column.addWidget(page, 1)
