"""The list that opens over a painted one, and goes when its popup does."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
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
        self._popup = self.view().window()
        self._popup.installEventFilter(self)

    def open(self) -> None:
        """Show the choices."""
        self.setFocus()
        self.showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the popup is gone, by whatever way, the list goes too; what she chose is heard before."""
        if watched is self._popup and event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self, self.left.emit)
        return super().eventFilter(watched, event)

    def _on_activated(self) -> None:
        self.is_touched = True
