"""Reads the board from the desk and keeps what is on the screen true, step by step."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from repdesk.domain.changes import Changes
from repdesk.domain.deal import DealId, Outcome, ProcessId, StageId
from repdesk.domain.views import Card, Column
from repdesk.ui.board.board_area import BoardArea
from repdesk.ui.board.card_pixmaps import CardPixmaps
from repdesk.ui.board.column_model import ColumnModel
from repdesk.ui.board.stage_column import StageColumn
from repdesk.ui.parts.card_text import Setting

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

_STRUCTURE = ("process", "process_version", "stage")
WATCHED = ("deal", "company", "tick", *_STRUCTURE)
"""Tables whose change shows on the board or in the deal beside it."""


class BoardContent(QObject):
    """Fills the area with the columns of one process."""

    built = Signal()
    """There are new columns to listen to."""

    def __init__(self, desk: "Desk", area: BoardArea) -> None:
        super().__init__(area)
        self._desk = desk
        self._area = area
        self._process: ProcessId | None = None
        self._pixmaps = CardPixmaps()

    @property
    def process(self) -> ProcessId | None:
        """The process whose board this is."""
        return self._process

    @property
    def pixmaps(self) -> CardPixmaps:
        """The pictures of the cards."""
        return self._pixmaps

    @property
    def is_empty(self) -> bool:
        """Whether no column holds a deal."""
        return not any(c.stage.totals.count for c in self._area.columns)

    @property
    def is_of_yesterday(self) -> bool:
        """Whether another day has begun since the cards were read."""
        return any(c.model.setting.today != self._desk.context.today for c in self._area.columns)

    def show_process(self, process: ProcessId) -> None:
        """Read the board of a process anew, as far down as it was read before."""
        is_other, self._process = process != self._process, process
        if is_other:
            self._build(self._columns())
        else:
            self._reload()

    def apply(self, changes: Changes) -> None:
        """Read again only what the step touched."""
        deals = changes.ids("deal")
        if deals is None or changes.touches(*_STRUCTURE):
            self._reload()
            return
        renamed = self._shown() if changes.touches("company") else frozenset()
        self._update(self._columns(), {DealId(d) for d in deals} | renamed)

    def renew(self) -> None:
        """Draw every card anew: the theme is another."""
        self._pixmaps.renew()
        for column in self._area.columns:
            column.restyle()

    def _reload(self) -> None:
        columns = self._columns()
        if not self._are_the_same(columns):
            self._build(columns)
            return
        self._pixmaps.renew()
        for shown, column in zip(self._area.columns, columns, strict=True):
            self._describe(shown, column)
            shown.view.read_anew()

    def _build(self, columns: Sequence[Column]) -> None:
        self._pixmaps.renew()
        cards = self._first_cards(columns)
        self._area.show_columns([self._built(c, cards[c.stage_id]) for c in columns])
        self.built.emit()

    def _built(self, column: Column, cards: Sequence[Card]) -> StageColumn:
        model = ColumnModel(column, self._setting(column), self._read)
        model.begin(cards)
        shown = StageColumn(model, self._pixmaps, self._area)
        model.setParent(shown)
        return shown

    def _update(self, columns: Sequence[Column], deals: Iterable[DealId]) -> None:
        if not self._are_the_same(columns):
            self._build(columns)
            return
        if self._look_other(columns):
            self._pixmaps.renew()
        for shown, column in zip(self._area.columns, columns, strict=True):
            self._describe(shown, column)
        cards = {c.id: c for c in self._desk.board.cards_of(deals)}
        for deal in deals:
            self._place(deal, cards.get(deal))

    def _place(self, deal: DealId, card: Card | None) -> None:
        home = self._home(card) if card else None
        old = self._area.place_of(deal)
        if old is not None and old[0] is not home:
            self._take_away(deal, *old)
        if card is not None and home is not None:
            row = home.model.put(card)
            has_come = old is None or old[0] is not home or row != old[1]
            if row is not None and has_come:
                home.view.settle(row)

    def _take_away(self, deal: DealId, column: StageColumn, row: int) -> None:
        height = column.view.row_height(row)
        column.model.remove(deal)
        column.view.room.fill(row, height)

    def _home(self, card: Card) -> StageColumn | None:
        """The column that shows `card`: lost, disqualified and resting deals have none."""
        column = self._area.column_of(card.stage_id)
        if column is None:
            return None
        wanted = Outcome.WON if column.stage.is_post_sale else Outcome.OPEN
        return column if card.outcome is wanted else None

    def _describe(self, shown: StageColumn, column: Column) -> None:
        shown.model.set_column(column, self._setting(column))
        shown.header.set_column(column)
        shown.view.name_after(column)

    def _read(self, column: Column, after: Card | None, limit: int) -> tuple[Card, ...]:
        assert self._process is not None, "columns are built for a process"
        return self._desk.board.cards(self._process, column, after=after, limit=limit)

    def _first_cards(self, columns: Sequence[Column]) -> Mapping[StageId, Sequence[Card]]:
        return {} if self._process is None else self._desk.board.first_cards(self._process, columns)

    def _columns(self) -> tuple[Column, ...]:
        return () if self._process is None else self._desk.board.columns(self._process)

    def _setting(self, column: Column) -> Setting:
        context = self._desk.context
        return Setting(limits=column.limits, today=context.today, now_ms=context.now_ms)

    def _shown(self) -> frozenset[DealId]:
        return frozenset(card.id for c in self._area.columns for card in c.model.cards)

    def _are_the_same(self, columns: Sequence[Column]) -> bool:
        """Whether the columns on the screen are these, so that only what they hold may differ."""
        return [_face(c.stage) for c in self._area.columns] == [_face(c) for c in columns]

    def _look_other(self, columns: Sequence[Column]) -> bool:
        return any(
            (shown.model.setting.limits, shown.model.setting.today) != (column.limits, self._desk.context.today)
            for shown, column in zip(self._area.columns, columns, strict=True)
        )


def _face(column: Column) -> tuple[object, ...]:
    return (column.stage_id, column.key, column.name, column.is_post_sale, column.is_retired)
