"""What happens on the board between taking a card into the hand and letting it go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from repdesk.domain.deal import DealId, StageId
from repdesk.domain.errors import Refused
from repdesk.ui.board.board_area import BoardArea
from repdesk.ui.board.dragged import Dragged
from repdesk.ui.board.drop_zones import DropZones
from repdesk.ui.board.preview import Preview, preview
from repdesk.ui.board.stage_column import StageColumn

if TYPE_CHECKING:
    from repdesk.services.desk import Desk


class Dragging(QObject):
    """Shows the drop zones, fades the card that left, and asks each gate once per drag."""

    def __init__(self, desk: "Desk", area: BoardArea, zones: DropZones) -> None:
        super().__init__(area)
        self._desk, self._area, self._zones = desk, area, zones
        self._asked: dict[StageId, Preview | None] = {}

    def listen(self) -> None:
        """Follow the columns that were just built."""
        for column in self._area.columns:
            column.view.drag_started.connect(self.begin)
            column.view.drag_ended.connect(self.end)
            column.drag_entered.connect(self._on_drag_entered)
            column.held_at.connect(self._on_held_at)

    def begin(self, deal: DealId) -> None:
        """A card is in the hand."""
        self._asked = {}
        self._zones.show()
        self._fade(deal)

    def end(self) -> None:
        """It was let go, or Esc put it back."""
        self._asked = {}
        self._zones.hide()
        self._fade(None)
        self._area.let_go()

    def _on_drag_entered(self, dragged: Dragged) -> None:
        column = self.sender()
        if isinstance(column, StageColumn) and column.stage.stage_id != dragged.stage:
            shown = self._preview(dragged.deal, column)
            if shown is not None:
                column.show_preview(shown)

    def _on_held_at(self, point: QPoint) -> None:
        column = self.sender()
        if isinstance(column, StageColumn):
            self._area.hold(column.mapTo(self._area.viewport(), point))

    def _preview(self, deal: DealId, column: StageColumn) -> Preview | None:
        stage = column.stage
        if stage.stage_id not in self._asked:
            self._asked[stage.stage_id] = self._ask(deal, stage.key)
        return self._asked[stage.stage_id]

    def _ask(self, deal: DealId, to: str) -> Preview | None:
        names = {c.stage.key: c.stage.name for c in self._area.columns}
        try:
            return preview(self._desk.deals.gate(deal, to), names)
        except Refused:
            # A stage its own process does not have: the drop itself says so.
            return None

    def _fade(self, deal: DealId | None) -> None:
        for column in self._area.columns:
            column.view.set_dragged(deal)
