"""Move anyway: the reason she types, which stays on the deal."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from repdesk.domain.reasons import OVERRIDE
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.tab_order import hand_on_focus
from repdesk.ui.parts.reason_form import ReasonForm


class OverrideForm(QFrame):
    """Asks for the reason; `confirmed` carries it."""

    confirmed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "warn")
        self._build()
        self._reason.changed.connect(self._on_reason_changed)
        self._go.clicked.connect(self._on_go_clicked)
        self._stay.clicked.connect(self.left)

    def show_open(self, count: int) -> None:
        """Say how many required items would be left open."""
        self._title.setText(self.tr("Move with {0} open").format(f"{count:,}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms, once there is a reason."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go.click()
        else:
            super().keyPressEvent(event)

    def _on_reason_changed(self) -> None:
        self._go.setEnabled(self._reason.is_complete)

    def _on_go_clicked(self) -> None:
        self.confirmed.emit(self._reason.words)

    def _build(self) -> None:
        column = Column(self, gap=10, margins=14)
        self._title = label("", weight=600, parent=self)
        words = self.tr("The reason stays in the history, and the card says what was left open until it is done.")
        self._reason = ReasonForm(self.tr("Why move anyway"), OVERRIDE, self)
        self._go = Button(self.tr("Move anyway"), kind="danger", parent=self)
        self._go.setEnabled(False)
        self._stay = Button(self.tr("Not now"), parent=self)
        column.add(self._title, label(words, "small", "text2", wrap=True, parent=self), self._reason)
        row = Row(gap=8)
        row.addStretch(1)
        row.add(self._stay, self._go)
        column.addLayout(row)
        hand_on_focus(self, self._reason)
