"""Two to four choices side by side, of which one holds."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.layout import Row

Choice = tuple[str, str]


class Segmented(QWidget):
    """Choices as (key, word); `chosen` reports what the rep pressed, never what the program set."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[Choice],
        *,
        value: str = "",
        small: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_button_clicked)
        self._build(name, choices, small=small)
        self.set_value(value)

    @property
    def value(self) -> str:
        """The key of the choice that holds, or nothing."""
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""

    def set_value(self, key: str) -> None:
        """Let the choice `key` hold; an unknown key leaves all open."""
        self._group.setExclusive(False)
        for at, known in enumerate(self._keys):
            self._group.button(at).setChecked(known == key)
        self._group.setExclusive(True)
        for button in self._group.buttons():
            is_stop = button is self._entry
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def set_tone(self, key: str, tone: Literal["ok", "danger"]) -> None:
        """Tint one choice when it holds, where it says good or bad."""
        self._group.button(self._keys.index(key)).setProperty("tone", tone)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Asked for the focus, give it to the choice that holds."""
        self._entry.setFocus(event.reason())

    @property
    def _entry(self) -> QAbstractButton:
        """Where the Tab key comes in: the choice that holds, else the first."""
        return self._group.checkedButton() or self._group.button(0)

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(self._keys[self._group.id(button)])

    def _build(self, name: str, choices: Sequence[Choice], *, small: bool) -> None:
        row = Row(self, gap=0)
        last = len(choices) - 1
        for at, (_, word) in enumerate(choices):
            button = _Segment(word, small=small, parent=self)
            button.setProperty("kind", "segment")
            button.setProperty("place", _place(at, last))
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {word}")
            self._group.addButton(button, at)
            row.addWidget(button)


class _Segment(Button):
    """One of the choices."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the choice that holds changes nothing here: it goes on to the page or the sheet."""
        if self.isChecked() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _place(at: int, last: int) -> str:
    if last == 0:
        return "only"
    return {0: "first", last: "last"}.get(at, "middle")
