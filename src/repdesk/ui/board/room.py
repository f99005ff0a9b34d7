"""The room a column makes: a slot for the card in the hand, a place a new card grows into, one that closes."""

from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from repdesk.ui.board.card_delegate import Gap
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Motion, Radius

SLOT = 56
"""Height of the slot, in px at 100 %."""
_DASHES = (3.0, 3.0)


class Room(QVariantAnimation):
    """One gap at a time, that grows or closes as long as things move. The list lays out anew at each `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.gap: Gap | None = None
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._on_value_changed)
        self.finished.connect(self._on_finished)

    @property
    def slot(self) -> Gap | None:
        """The slot, where one is open."""
        return self.gap if self.gap is not None and self.gap.is_slot else None

    def open_slot(self, row: int, between: int) -> None:
        """Make room above `row` for the card in the hand, and for the space below it."""
        if self.slot is not None and self.slot.row == row:
            return
        height = current().px(SLOT) + between
        # Only the first slot of a drag opens slowly; it would lag behind the hand otherwise.
        self._run(Gap(row=row, height=height if self.slot else 0, is_slot=True), height)

    def close_slot(self) -> None:
        """The card in the hand went elsewhere; one that has landed goes on growing into its place."""
        if self.slot is not None:
            self.stop()
            self._set(None)

    def settle(self, row: int, height: int) -> None:
        """Let the card in `row`, so high, grow into its place, out of the slot if there was one."""
        start = self.slot.height if self.slot else 0
        self._run(Gap(row=row, height=start - height), 0)

    def fill(self, row: int, height: int) -> None:
        """Close up over the place above `row` where a card of this height was."""
        self._run(Gap(row=row, height=height), 0)

    def _on_value_changed(self, height: int) -> None:
        if self.gap is not None:
            self._set(replace(self.gap, height=int(height)))

    def _on_finished(self) -> None:
        if self.slot is None:
            self._set(None)

    def _run(self, gap: Gap, height: int) -> None:
        self.stop()
        time = current().ms(Motion.SETTLE)
        if not time:
            self._set(replace(gap, height=height) if gap.is_slot else None)
            return
        self._set(gap)
        self.setStartValue(gap.height)
        self.setEndValue(height)
        self.setDuration(time)
        self.start()

    def _set(self, gap: Gap | None) -> None:
        self.gap = gap
        self.changed.emit()


def paint_slot(painter: QPainter, box: QRectF, words: str) -> None:
    """The dashed place where the card in the hand will land."""
    theme, corner = current(), current().px(Radius.CARD)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("accent"), 1)
    pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    painter.setPen(theme.color("accent_text"))
    painter.setFont(theme.font("small", 500))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
