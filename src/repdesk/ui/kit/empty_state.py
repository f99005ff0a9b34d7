"""What stands where nothing is yet: why, and the one thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column
from repdesk.ui.kit.picture import Picture


class EmptyState(QWidget):
    """An icon, one sentence, at most one button."""

    def __init__(self, icon: str, sentence: str, *, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        column = Column(self, gap=12, margins=24)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Picture(icon, "text3", 32, parent=self), 0, centre)
        words = label(sentence, color="text2", wrap=True, parent=self)
        words.setAlignment(centre)
        column.addWidget(words)
        self.button = Button(action, parent=self)
        self.button.setVisible(bool(action))
        column.addWidget(self.button, 0, centre)
        column.addStretch(2)
