"""What the board's mouse, keys and menus come to: one verb of the desk each, always through the gate."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import DealId, Outcome, StageId
from repdesk.domain.errors import Refused
from repdesk.domain.gate import WON, GateBlocked
from repdesk.sentences import sentence
from repdesk.ui.board.board_area import BoardArea
from repdesk.ui.page import Navigator

if TYPE_CHECKING:
    from repdesk.services.desk import Desk


class Moves(QObject):
    """Asks the desk, opens the sheet where it has a question, and tells in a toast what it refuses."""

    _gate_closed = Signal(object, str, object)
    _way_back_asked = Signal(object, str, object)
    _reason_asked = Signal(object, object)

    def __init__(self, desk: "Desk", navigator: Navigator, area: BoardArea) -> None:
        super().__init__(area)
        self._desk, self._navigator, self._area = desk, navigator, area
        # A moment later, when the drop has ended: no sheet opens while a card is still in the hand.
        later = Qt.ConnectionType.QueuedConnection
        self._gate_closed.connect(self._on_gate_closed, later)
        self._way_back_asked.connect(self._on_way_back_asked, later)
        self._reason_asked.connect(self._on_reason_asked, later)

    def drop(self, deal: DealId, stage: StageId, row: int) -> None:
        """A card was let go above `row` of a stage."""
        column, place = self._area.column_of(stage), self._area.place_of(deal)
        if column is None:
            return
        after = column.model.above(row, leaving_out=deal)
        if place is None or place[0] is not column:
            self.move(deal, column.stage.key, after)
        elif after != column.model.above(place[1], leaving_out=deal):
            self._try(lambda: self._desk.deals.reorder(deal, after=after))

    def move(self, deal: DealId, to: str, after: DealId | None = None) -> None:
        """Put the deal into a stage, below `after` or at its top."""
        if self._goes_back(deal, to):
            self._way_back_asked.emit(deal, to, after)
            return
        try:
            self._try(lambda: self._desk.deals.move(deal, to, after=after))
        except GateBlocked:
            self._gate_closed.emit(deal, to, after)

    def step(self, deal: DealId, by: int) -> None:
        """Move the deal one stage on or back; past the last stage before the sale it is won."""
        place = self._area.place_of(deal)
        if place is None:
            return
        here = place[0].stage
        stages = [c.stage for c in self._area.columns if not c.stage.is_retired or c is place[0]]
        at = stages.index(here) + by
        if by > 0 and not here.is_post_sale and (at == len(stages) or stages[at].is_post_sale):
            self.win(deal)
        elif 0 <= at < len(stages):
            self.move(deal, stages[at].key)

    def order(self, deal: DealId, by: int) -> None:
        """Put the card one place higher or lower in its column."""
        place = self._area.place_of(deal)
        if place is None or not 0 <= place[1] + by < place[0].model.rowCount():
            return
        column, row = place
        after = column.model.above(row + by + (by > 0), leaving_out=deal)
        self._try(lambda: self._desk.deals.reorder(deal, after=after))

    def end(self, deal: DealId, outcome: Outcome) -> None:
        """Win the deal, or ask the reason of any other outcome."""
        if outcome is Outcome.WON:
            self.win(deal)
        else:
            self._reason_asked.emit(deal, outcome)

    def win(self, deal: DealId) -> None:
        """Mark the deal as won, through all that is left of its process."""
        try:
            self._try(lambda: self._desk.deals.win(deal))
        except GateBlocked:
            self._gate_closed.emit(deal, WON, None)

    def reopen(self, deal: DealId) -> None:
        """Work on a won deal again."""
        self._try(lambda: self._desk.deals.reopen(deal))

    def delete(self, deal: DealId) -> None:
        """Take the deal off the desk; the toast offers to undo it."""
        self._try(lambda: self._desk.deals.delete(deal))

    def check(self, deal: DealId) -> None:
        """Show the checklist of the deal's stage."""
        from repdesk.ui.parts.gate_sheet import open_checklist

        open_checklist(self._window, self._desk, deal)

    def _on_gate_closed(self, deal: DealId, to: str, after: DealId | None) -> None:
        from repdesk.ui.parts.gate_sheet import open_gate

        open_gate(self._window, self._desk, deal, to, after)

    def _on_way_back_asked(self, deal: DealId, to: str, after: DealId | None) -> None:
        from repdesk.ui.parts.back_sheet import open_back

        self._try(lambda: open_back(self._window, self._desk, deal, to, after))

    def _on_reason_asked(self, deal: DealId, outcome: Outcome) -> None:
        from repdesk.ui.parts.ending_sheet import open_ending

        open_ending(self._window, self._desk, deal, outcome)

    def _try(self, verb: Callable[[], object]) -> None:
        """Do it, or say why it was refused; a closed gate is for the caller."""
        try:
            verb()
        except GateBlocked:
            raise
        except Refused as refused:
            self._navigator.tell(sentence(refused))

    def _goes_back(self, deal: DealId, to: str) -> bool:
        """Whether ticks lie on a way back, so that she must say which still hold."""
        place = self._area.place_of(deal)
        keys = [c.stage.key for c in self._area.columns]
        if place is None or to not in keys or keys.index(to) >= keys.index(place[0].stage.key):
            return False
        return bool(self._desk.deals.reopened_by(deal, to))

    @property
    def _window(self) -> QWidget:
        return self._area.window()
