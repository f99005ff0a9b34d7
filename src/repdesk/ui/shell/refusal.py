"""What stands in the empty window when the desk could not be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from repdesk.ui.actions import Act, action, shown_key
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.middle import Middle
from repdesk.ui.kit.picture import Picture

_WIDEST = 520


class RefusalPage(QWidget):
    """One sentence that says what, where and what is safe, and the two ways on."""

    folder_requested = Signal()
    quit_requested = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        column = Column(self, gap=0, margins=24)
        column.addStretch(2)
        column.addWidget(Middle(self._card(sentence), _WIDEST))
        column.addStretch(3)

    def _card(self, sentence: str) -> QWidget:
        card = QWidget(self)
        column = Column(card, gap=12)
        column.addWidget(Picture("triangle-alert", "warn", 32, parent=card))
        column.addWidget(label(self.tr("Your desk could not be opened"), "title", parent=card))
        words = label(sentence, color="text2", wrap=True, parent=card)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        column.addLayout(self._buttons(card))
        return card

    def _buttons(self, card: QWidget) -> Row:
        row = Row(gap=8, margins=(0, 8, 0, 0))
        self.folder_button = Button(self.tr("Choose another folder…"), kind="primary", parent=card)
        self.folder_button.clicked.connect(self.folder_requested)
        keys = action(Act.QUIT).keys[0]
        leave = Button(self.tr("Quit"), key=shown_key(keys), parent=card)
        leave.setShortcut(keys)
        leave.clicked.connect(self.quit_requested)
        row.add(self.folder_button, leave)
        row.addStretch(1)
        return row
