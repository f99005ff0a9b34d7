"""All columns side by side; where they do not fit, the board scrolls sideways."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from repdesk.domain.deal import DealId, StageId
from repdesk.ui.board.edge_scroll import EdgeScroll
from repdesk.ui.board.stage_column import StageColumn
from repdesk.ui.kit.layout import Row, hairline
from repdesk.ui.look.theme import current

Found = tuple[StageColumn, int]
"""A column and the row of a card in it."""

_SIDE = 16


class BoardArea(QScrollArea):
    """Holds the columns and knows where each deal's card is."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns: tuple[StageColumn, ...] = ()
        self._edges = EdgeScroll(self.horizontalScrollBar())

    @property
    def columns(self) -> tuple[StageColumn, ...]:
        """The columns, from left to right."""
        return self._columns

    def show_columns(self, columns: Iterable[StageColumn]) -> None:
        """Stand these columns side by side, with a line before those after the sale."""
        self._columns = tuple(columns)
        content = QWidget(self)
        content.setProperty("area", "clear")
        row = Row(content, gap=8, margins=(_SIDE, 0, _SIDE, 0))
        for before, column in zip((None, *self._columns), self._columns, strict=False):
            if before is not None and column.stage.is_post_sale and not before.stage.is_post_sale:
                row.addWidget(hairline(content, upright=True))
            row.addWidget(column, 1)
        self.setWidget(content)

    def column_of(self, stage: StageId) -> StageColumn | None:
        """The column of a stage."""
        return next((c for c in self._columns if c.stage.stage_id == stage), None)

    def place_of(self, deal: DealId) -> Found | None:
        """The column and row where a deal's card is, among the cards read."""
        return next(self._places(deal), None)

    def bring(self, column: StageColumn) -> None:
        """Scroll to a column; the first and the last come with the air at the board's sides."""
        self.ensureWidgetVisible(column, current().px(_SIDE), 0)

    def hold(self, point: QPoint) -> None:
        """A card is held at this point of the area: scroll where that is an edge."""
        self._edges.hold(point.x(), self.viewport().width())

    def let_go(self) -> None:
        """The card was let go: every column is as before."""
        self._edges.stop()
        for column in self._columns:
            column.release()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that other columns are in sight now."""
        super().resizeEvent(event)
        self.resized.emit()

    def _places(self, deal: DealId) -> Iterator[Found]:
        for column in self._columns:
            row = column.model.row_of(deal)
            if row is not None:
                yield column, row
