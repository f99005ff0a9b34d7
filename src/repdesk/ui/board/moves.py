"""What the board's mouse, keys and menus come to: one verb of the desk each, always through the gate."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import DealId, Outcome, StageId
from repdesk.domain.errors import Refused
from repdesk.domain.gate import WON, GateBlocked
from repdesk.sentences import sentence
from repdesk.ui.board.board_area import BoardArea
from repdesk.ui.board.reason_sheet import Reason, ReasonSheet
from repdesk.ui.board.stage_column import StageColumn
from repdesk.ui.page import Navigator

if TYPE_CHECKING:
    from repdesk.services.desk import Desk


class Moves(QObject):
    """Asks the desk; where a gate is closed it says so, and everything else refused is told in a toast."""

    gate_closed = Signal(object, str, object)
    """This deal cannot go to this stage key (or `won`) yet; it was to stand below that deal."""
    way_back_asked = Signal(object, str, object)
    """This deal goes back to this stage key: are its ticks there still true?"""

    def __init__(self, desk: "Desk", navigator: Navigator, area: BoardArea) -> None:
        super().__init__(area)
        self._desk, self._navigator, self._area = desk, navigator, area

    def drop(self, deal: DealId, stage: StageId, row: int) -> None:
        """A card was let go above `row` of a stage."""
        column, place = self._area.column_of(stage), self._area.place_of(deal)
        if column is None:
            return
        after = column.model.above(row, leaving_out=deal)
        if place is None or place[0] is not column:
            self.move(deal, column.stage.key, after)
        elif after != column.model.above(place[1], leaving_out=deal):
            self._reorder(deal, after)

    def move(self, deal: DealId, to: str, after: DealId | None = None) -> None:
        """Put the deal into a stage, below `after` or at its top."""
        if self._goes_back(deal, to) and self._desk.deals.reopened_by(deal, to):
            self.way_back_asked.emit(deal, to, after)
            return
        try:
            self._desk.deals.move(deal, to, after=after)
        except GateBlocked:
            self.gate_closed.emit(deal, to, after)
        except Refused as refused:
            self._navigator.tell(sentence(refused))

    def step(self, deal: DealId, by: int) -> None:
        """Move the deal one stage on or back; past the last stage before the sale it is won."""
        place = self._area.place_of(deal)
        if place is None:
            return
        stages = [c for c in self._area.columns if not c.stage.is_retired or c is place[0]]
        at = stages.index(place[0]) + by
        if 0 <= at < len(stages):
            self.move(deal, stages[at].stage.key)
        elif by > 0 and not place[0].stage.is_post_sale:
            self.win(deal)

    def order(self, deal: DealId, by: int) -> None:
        """Put the card one place higher or lower in its column."""
        place = self._area.place_of(deal)
        if place is None or not 0 <= place[1] + by < place[0].model.rowCount():
            return
        column, row = place
        self._reorder(deal, column.model.above(row + by + (by > 0), leaving_out=deal))

    def end(self, deal: DealId, outcome: Outcome) -> None:
        """Win the deal, or ask the reason of any other outcome."""
        if outcome is Outcome.WON:
            self.win(deal)
        else:
            self._ask_reason(deal, outcome)

    def win(self, deal: DealId) -> None:
        """Mark the deal as won, through all that is left of its process."""
        try:
            self._desk.deals.win(deal)
        except GateBlocked:
            self.gate_closed.emit(deal, WON, None)
        except Refused as refused:
            self._navigator.tell(sentence(refused))

    def delete(self, deal: DealId) -> None:
        """Take the deal off the desk; the toast offers to undo it."""
        try:
            self._desk.deals.delete(deal)
        except Refused as refused:
            self._navigator.tell(sentence(refused))

    def _on_answered(self, reason: Reason) -> None:
        try:
            self._end(reason)
        except Refused as refused:
            self._navigator.tell(sentence(refused))

    def _ask_reason(self, deal: DealId, outcome: Outcome) -> None:
        known = self._desk.deals.get(deal)
        sheet = ReasonSheet(self._window, deal, known.company or known.title, outcome, self._desk.context.today)
        sheet.answered.connect(self._on_answered)
        sheet.open()

    def _end(self, reason: Reason) -> None:
        match reason.outcome:
            case Outcome.LOST:
                self._desk.deals.lose(reason.deal, reason.reason, reason.note)
            case Outcome.DISQUALIFIED:
                self._desk.deals.disqualify(reason.deal, reason.reason, reason.note)
            case Outcome.ON_HOLD if reason.until is not None:
                self._desk.deals.hold(reason.deal, reason.reason, reason.until, reason.note)

    def _reorder(self, deal: DealId, after: DealId | None) -> None:
        try:
            self._desk.deals.reorder(deal, after=after)
        except Refused as refused:
            self._navigator.tell(sentence(refused))

    def _goes_back(self, deal: DealId, to: str) -> bool:
        place = self._area.place_of(deal)
        if place is None:
            return False
        keys = [c.stage.key for c in self._area.columns]
        return to in keys and keys.index(to) < self._position(place[0])

    def _position(self, column: StageColumn) -> int:
        return self._area.columns.index(column)

    @property
    def _window(self) -> QWidget:
        return self._area.window()
