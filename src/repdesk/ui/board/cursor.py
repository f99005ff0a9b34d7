"""The one card that has the cursor: one selection over all columns, wherever the keys come from."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from repdesk.domain.deal import DealId, StageId
from repdesk.ui.board.board_area import BoardArea
from repdesk.ui.board.stage_column import StageColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A card and where it stood."""

    deal: DealId
    stage: StageId
    row: int
    has_focus: bool


class Cursor(QObject):
    """Keeps every column but one free of a current card, so that Tab and screen readers meet one."""

    moved = Signal()

    def __init__(self, area: BoardArea) -> None:
        super().__init__(area)
        self._area = area
        self._deal: DealId | None = None
        area.resized.connect(self._on_resized)

    @property
    def deal(self) -> DealId | None:
        """The deal whose card has the cursor."""
        return self._deal

    @property
    def column(self) -> StageColumn | None:
        """The column it is in."""
        place = self._area.place_of(self._deal) if self._deal is not None else None
        return place[0] if place else None

    def listen(self) -> None:
        """Follow the columns that were just built."""
        for column in self._area.columns:
            column.view.chosen.connect(self._on_chosen)
            column.view.sideways_requested.connect(self._on_sideways_requested)
        self._share_tab_stop()

    def go_to(self, deal: DealId) -> bool:
        """Put the cursor on a deal's card; False while that card is not on the board."""
        place = self._area.place_of(deal)
        if place is None:
            return False
        column, row = place
        column.view.put_cursor(row)
        self._area.bring(column)
        return True

    def take_focus(self) -> None:
        """Let the keys go to the card with the cursor, or to the first card there is."""
        column = self.column or next((c for c in self._area.columns if c.model.rowCount()), None)
        if column is None:
            return
        if self._deal is None:
            column.view.put_cursor(0)
        column.view.setFocus()

    def place(self) -> Place | None:
        """Where the cursor is, to come back to."""
        found = self._area.place_of(self._deal) if self._deal is not None else None
        if self._deal is None or found is None:
            return None
        column, row = found
        # A sheet over the board borrows the focus: it comes back to the widget the window remembers.
        has_focus = column.view.window().focusWidget() is column.view
        return Place(deal=self._deal, stage=column.stage.stage_id, row=row, has_focus=has_focus)

    def come_back(self, place: Place) -> None:
        """Follow the card to where it is now; where it went away take its neighbour.

        A card that stayed is left alone, so that nothing scrolls under her hand.
        """
        if self.place() == place and self._is_current(place):
            return
        if not self.go_to(place.deal):
            self._take_neighbour(place)
        if place.has_focus:
            self.take_focus()

    def _is_current(self, place: Place) -> bool:
        column = self._area.column_of(place.stage)
        return column is not None and column.view.currentIndex().row() == place.row

    def _take_neighbour(self, place: Place) -> None:
        column = self._area.column_of(place.stage)
        count = column.model.rowCount() if column else 0
        if column is not None and count:
            column.view.put_cursor(min(place.row, count - 1))
        else:
            self._set(None)

    def _on_resized(self) -> None:
        """The deal panel came or went: keep the card it is about in sight."""
        if self.column is not None:
            self._area.bring(self.column)

    def _on_chosen(self, deal: DealId) -> None:
        view = self.sender()
        for column in self._area.columns:
            if column.view is not view:
                column.view.take_cursor_away()
        self._set(deal)

    def _on_sideways_requested(self, step: int, height: int) -> None:
        view = self.sender()
        start = next((n for n, c in enumerate(self._area.columns) if c.view is view), 0)
        ahead = self._area.columns[start + 1 :] if step > 0 else self._area.columns[:start][::-1]
        column = next((c for c in ahead if c.model.rowCount()), None)
        if column is not None:
            column.view.put_cursor(column.view.row_at_height(height))
            column.view.setFocus()
            self._area.bring(column)

    def _set(self, deal: DealId | None) -> None:
        self._deal = deal
        self._share_tab_stop()
        self.moved.emit()

    def _share_tab_stop(self) -> None:
        holder = self.column or next((c for c in self._area.columns if c.model.rowCount()), None)
        for column in self._area.columns:
            is_stop = column is holder
            column.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
