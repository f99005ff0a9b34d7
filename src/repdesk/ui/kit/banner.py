"""A strip in the page that says what is going on, perhaps with one thing to do about it."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row
from repdesk.ui.kit.picture import Picture

Tone = Literal["info", "ok", "warn", "danger"]

_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "danger": "circle-alert"}
_INK = {"info": "accent_text", "ok": "ok", "warn": "warn", "danger": "danger"}


class Banner(QFrame):
    """Icon, sentence and at most one button."""

    def __init__(self, text: str, tone: Tone = "info", *, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", tone)
        self.setAccessibleName(text)
        row = Row(self, gap=10, margins=(12, 8, 8, 8))
        row.addWidget(Picture(_ICONS[tone], _INK[tone], parent=self))
        self._words = label(text, wrap=True, parent=self)
        row.addWidget(self._words, 1)
        self.button = Button(action, small=True, parent=self)
        self.button.setVisible(bool(action))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)
        self.setAccessibleName(text)
