"""The list that opens over a painted one, and goes when its popup does."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.combo import Combo
from repdesk.ui.look.theme import current, mark
from repdesk.ui.transfer.match_row import Choice

_PADDING: Final = 72
"""Icon, gap and scroll bar of a choice, in px at 100 %."""


class ChoiceList(Combo):
    """Shows its choices at once. `left` says that its popup is gone, whatever she did there."""

    left = Signal()

    def __init__(self, name: str, choices: Sequence[Choice], holds: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._choices = choices
        self.is_touched = False
        """Whether she chose, so that closing it alone changes nothing."""
        mark(self, compact=True)
        # With a size of its own it would leave the place it was painted at.
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
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
        self.view().setMinimumWidth(self._room())
        self.showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the popup is gone, by whatever way, the list goes too; what she chose is heard before."""
        if watched is self._popup and event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self, self.left.emit)
        return super().eventFilter(watched, event)

    def _room(self) -> int:
        """Room for every choice with its hint."""
        words, hints = QFontMetrics(current().font("body")), QFontMetrics(current().font("micro"))
        longest = max(words.horizontalAdvance(c.words) + hints.horizontalAdvance(c.hint) for c in self._choices)
        return max(longest + current().px(_PADDING), self.width())

    def _on_activated(self) -> None:
        self.is_touched = True
