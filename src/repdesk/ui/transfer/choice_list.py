"""The list that opens over a painted one, and goes when its popup does."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.combo import Combo
from repdesk.ui.look.theme import mark
from repdesk.ui.transfer.match_row import Choice


class ChoiceList(Combo):
    """Shows its choices at once. `left` says that its popup is gone, whatever she did there."""

    left = Signal()

    def __init__(self, name: str, choices: Sequence[Choice], holds: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.is_touched = False
        """Whether she chose, so that closing it alone changes nothing."""
        mark(self, compact=True)
        self.setMaxVisibleItems(14)
        for choice in choices:
            self.add(choice.key, choice.words, hint=choice.hint, icon=choice.icon or None)
        self.choose(holds)
        self.activated.connect(self._on_activated)

    def open(self) -> None:
        """Show the choices."""
        self.setFocus()
        self.showPopup()

    def hidePopup(self) -> None:
        """Close the popup, and soon after that the list itself."""
        super().hidePopup()
        QTimer.singleShot(0, self, self.left.emit)

    def _on_activated(self) -> None:
        self.is_touched = True
