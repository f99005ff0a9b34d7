"""The inset under an item: how to do it, the question to put to the buyer, the editor, and what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from repdesk.domain.gate import Item
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.picture import Picture
from repdesk.ui.kit.tab_order import hand_on_focus
from repdesk.ui.parts.item_editors import item_editor


class ItemPanel(QWidget):
    """Holds one editor; `show_problem` says why it was not saved."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inset = QFrame(self)
        inset.setProperty("area", "sunken")
        self.editor = item_editor(item, inset)
        Column(self, margins=(0, 4, 0, 4)).addWidget(inset)
        column = Column(inset, gap=8, margins=(12, 10, 12, 12))
        if item.how:
            column.addWidget(label(item.how, "small", "text2", wrap=True, parent=inset))
        if item.ask:
            column.addLayout(self._ask(item.ask, inset))
        column.addWidget(self.editor)
        self._said = label("", "small", "danger", wrap=True, parent=inset)
        self._said.hide()
        column.addWidget(self._said)
        hand_on_focus(self, self.editor)

    def show_problem(self, problem: str) -> None:
        """Say what is missing, or take that back."""
        self._said.setText(problem)
        self._said.setVisible(bool(problem))
        self.editor.setAccessibleDescription(problem)

    def _ask(self, question: str, inset: QWidget) -> Row:
        row = Row(gap=8)
        row.addWidget(Picture("message-circle-question", "text2", parent=inset), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(self.tr("Ask: “{0}”").format(question), "small", "text2", wrap=True, parent=inset), 1)
        return row
