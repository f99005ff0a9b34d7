"""The deal beside the board: opened on a card, it follows the cursor until it is closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from repdesk.domain.changes import Changes
from repdesk.domain.deal import DealId
from repdesk.ui.kit.layout import Row

if TYPE_CHECKING:
    from repdesk.services.desk import Desk
    from repdesk.ui.parts.deal_panel import DealPanel

_PAUSE_MS = 80
"""So long the cursor must rest on a card before its deal is read: running through a column reads none."""


class Side(QObject):
    """Holds the panel, which is built when it is first wanted."""

    closed = Signal()

    def __init__(self, desk: "Desk", row: Row) -> None:
        super().__init__(row)
        self._desk, self._row = desk, row
        self._panel: DealPanel | None = None
        self._next: DealId | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._on_rested)

    @property
    def deal(self) -> DealId | None:
        """The deal it shows, None while it is closed."""
        return self._panel.deal_id if self._panel is not None and not self._panel.isHidden() else None

    def open(self, deal: DealId) -> None:
        """Show a deal; asked for the one it shows already, go into its fields."""
        self._show(deal, focus=deal == self.deal)

    def edit(self, deal: DealId) -> None:
        """Show a deal, ready to change its fields."""
        self._show(deal, focus=True)

    def follow(self, deal: DealId | None) -> None:
        """The cursor went to this deal: show it once it rests there, if the panel is open."""
        self._next = deal
        if self.deal is not None and deal is not None:
            self._pause.start()

    def refresh(self, changes: Changes | None) -> None:
        """Show what is saved now."""
        if self._panel is not None and self.deal is not None:
            self._panel.refresh(changes)

    def _on_rested(self) -> None:
        if self._next is not None and self.deal is not None and self._next != self.deal:
            self._show(self._next, focus=False)

    def _on_close_requested(self) -> None:
        if self._panel is not None:
            self._panel.hide()
        self.closed.emit()

    def _show(self, deal: DealId, *, focus: bool) -> None:
        if self._panel is None:
            self._panel = self._built()
        self._panel.show()
        self._panel.show_deal(deal, focus=focus)

    def _built(self) -> "DealPanel":
        from repdesk.ui.parts.deal_panel import DealPanel

        panel = DealPanel(self._desk)
        panel.close_requested.connect(self._on_close_requested)
        self._row.addWidget(panel)
        return panel
