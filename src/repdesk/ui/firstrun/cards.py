"""The cards side by side, as many as fit, the rest below; one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from repdesk.domain.process import Process
from repdesk.ui.firstrun.card import Levels, ProcessCard
from repdesk.ui.look.theme import current

_GAP = 12
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ProcessCards(QWidget):
    """All built-in processes, each with its variants; the arrows choose."""

    chosen = Signal()

    def __init__(self, processes: Sequence[Process], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Processes"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        originals = [p for p in processes if not p.variant_of]
        self.cards = [ProcessCard(p, [v for v in processes if v.variant_of == p.key], self) for p in originals]
        self._group = QButtonGroup(self)
        for card in self.cards:
            self._group.addButton(card)
            card.variant_chosen.connect(self._on_variant_chosen)
        self._group.buttonClicked.connect(self.chosen)
        if self.cards:
            self.cards[0].setChecked(True)

    @property
    def process(self) -> Process:
        """The chosen process, in the chosen variant."""
        return self.chosen_card.process

    @property
    def chosen_card(self) -> ProcessCard:
        """The card that is chosen."""
        return next(card for card in self.cards if card.isChecked())

    def focus_chosen(self) -> None:
        """Put the focus on the chosen card."""
        self.chosen_card.setFocus()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows of cards."""
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        """All cards in one row."""
        width = sum(card.sizeHint().width() for card in self.cards) + current().px(_GAP) * (len(self.cards) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The widest card."""
        return QSize(max((card.minimumSizeHint().width() for card in self.cards), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards in their places."""
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose the card before or after."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = next(n for n, card in enumerate(self.cards) if card.isChecked())
        card = self.cards[max(0, min(at + step, len(self.cards) - 1))]
        card.setFocus()
        card.click()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange the cards anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._on_variant_chosen()

    def _on_variant_chosen(self) -> None:
        """Another number of stages: the cards take another height."""
        self.updateGeometry()
        self._arrange(self.width(), place=True)

    def _columns(self, width: int) -> int:
        widest = max((card.minimumSizeHint().width() for card in self.cards), default=1)
        fitting = max(1, (width + current().px(_GAP)) // (widest + current().px(_GAP)))
        rows = -(-len(self.cards) // fitting)
        return -(-len(self.cards) // rows)

    def _arrange(self, width: int, *, place: bool) -> int:
        gap, columns = current().px(_GAP), self._columns(width)
        if not self.cards:
            return 0
        wide = (width - gap * (columns - 1)) // columns
        top = 0
        for first in range(0, len(self.cards), columns):
            top += self._arrange_row(self.cards[first : first + columns], top, wide, place=place) + gap
        return top - gap

    @staticmethod
    def _arrange_row(row: Sequence[ProcessCard], top: int, wide: int, *, place: bool) -> int:
        levels = Levels.over(card.levels(wide) for card in row)
        for number, card in enumerate(row if place else ()):
            card.setGeometry(QRect(number * (wide + current().px(_GAP)), top, wide, levels.height))
            card.stand_on(levels)
        return levels.height
