"""The board before the first deal."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.picture import Picture


class EmptyBoard(QWidget):
    """One sentence and the two ways to the first deal."""

    new_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = Column(self, gap=16, margins=24)
        column.addStretch(2)
        column.addWidget(Picture("square-kanban", "text3", 32, parent=self), 0, centre)
        sentence = self.tr("Your deals will stand here, one column for each stage.")
        column.addWidget(label(sentence, color="text2", parent=self), 0, centre)
        column.addLayout(self._ways())
        column.addStretch(3)
        self.setAccessibleName(sentence)

    def _ways(self) -> Row:
        self.new = Button(self.tr("New deal"), icon="plus", kind="primary", parent=self)
        self.bring = Button(self.tr("Import deals"), icon="arrow-down-up", parent=self)
        self.new.clicked.connect(self.new_requested)
        self.bring.clicked.connect(self.import_requested)
        row = Row(gap=8)
        row.addStretch(1)
        row.add(self.new, self.bring)
        row.addStretch(1)
        return row
