"""The small line that says that what she had typed is there again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row


class RestoredLine(QWidget):
    """Hidden until something was restored; its button asks to take that out of the form again."""

    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label(self.tr("Restored what you had typed"), "small", "text2", parent=self)
        self.clear = Button(self.tr("Clear"), kind="link", small=True, parent=self)
        self.clear.setAccessibleName(self.tr("Clear what was restored"))
        self.clear.clicked.connect(self.clear_requested)
        row = Row(self, gap=8)
        row.add(self.words, self.clear)
        row.addStretch(1)
        self.hide()
