"""The cards of one stage, a window of them, in the order the rep gave them."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from repdesk.domain.deal import DealId
from repdesk.domain.views import Card, Column
from repdesk.services.board import FIRST_PAGE as FIRST
from repdesk.ui.board.card_sentence import card_description, card_name
from repdesk.ui.board.dragged import MIME, Dragged, packed, unpacked
from repdesk.ui.parts.card_text import Setting

Index = QModelIndex | QPersistentModelIndex
Read = Callable[[Column, Card | None, int], Sequence[Card]]
"""Reads the next cards of a column: those after a card (None: from the top), at most so many."""

MORE = 200
CARD = Qt.ItemDataRole.UserRole + 1

_ROOT = QModelIndex()
_place = attrgetter("rank", "id")


class ColumnModel(QAbstractListModel):
    """Holds the cards of one column as far as they were looked at; the store alone decides what moves."""

    card_dropped = Signal(object, object, int)
    """A card was let go here: its deal, this stage, and the row above which it would stand."""

    def __init__(self, column: Column, setting: Setting, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self.setting = setting
        self._read = read
        self._cards: list[Card] = []
        self._is_whole = False

    @property
    def cards(self) -> Sequence[Card]:
        """The cards read so far."""
        return self._cards

    def begin(self, cards: Sequence[Card]) -> None:
        """Start with the first page, which the board reads for all columns at once."""
        self._fill(cards, FIRST)

    def load(self) -> None:
        """Read the top of the column anew, as far as it was read before."""
        wanted = max(FIRST, len(self._cards))
        self._fill(self._read(self.column, None, wanted), wanted)

    def row_of(self, deal: DealId) -> int | None:
        """The row of a deal's card, None while it is not among those read."""
        return next((row for row, card in enumerate(self._cards) if card.id == deal), None)

    def above(self, row: int, *, leaving_out: DealId) -> DealId | None:
        """The deal that would stand above a card put at `row`, None at the very top."""
        return next((c.id for c in reversed(self._cards[:row]) if c.id != leaving_out), None)

    def put(self, card: Card) -> int | None:
        """Show `card` where its rank says; its row, or None when that lies beyond what was read."""
        row = self.row_of(card.id)
        if row is not None and _place(self._cards[row]) == _place(card):
            return self._replace(row, card)
        if row is not None:
            self._take(row)
        return self._insert(card)

    def remove(self, deal: DealId) -> int | None:
        """Take a deal's card away; the row it had."""
        row = self.row_of(deal)
        if row is not None:
            self._take(row)
            self._top_up()
        return row

    def set_column(self, column: Column, setting: Setting) -> None:
        """Take other totals, limits or another day; the cards stay and are drawn anew where it shows."""
        looks_other = (setting.limits, setting.today) != (self.setting.limits, self.setting.today)
        self.column, self.setting = column, setting
        if looks_other and self._cards:
            self.dataChanged.emit(self.index(0), self.index(len(self._cards) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The cards read so far, not those of the stage."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card itself, its name for the keyboard, or its words for a screen reader."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        match role:
            case role if role == CARD:
                return card
            case Qt.ItemDataRole.DisplayRole:
                return card.company or card.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return card_name(card, self.column.name, self.setting.today)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return card_description(card, self.setting)
            case _:
                return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the stage holds cards that were not read yet."""
        return not self._is_whole and bool(self._cards) and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Read the next cards; Qt's views also call it where there are none."""
        if self.canFetchMore(parent):
            self._read_on(MORE)

    def fetch_all(self) -> None:
        """Read all the cards of the stage that were not read yet."""
        while self.canFetchMore(_ROOT):
            self._read_on(max(MORE, self.column.totals.count))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A card can be dragged; only the column takes a drop."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """A drop moves."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """The one kind of thing a column takes."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The card in the hand."""
        card = self._cards[indexes[0].row()]
        return packed(Dragged(deal=card.id, stage=self.column.stage_id))

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002 -- Qt's signature
        """Whether `data` is a deal of this window."""
        return unpacked(data) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002 -- Qt's signature
        """Report the drop and change nothing: the store decides, then the board is told."""
        dragged = unpacked(data)
        if dragged is not None:
            at = len(self._cards) if row < 0 else row
            self.card_dropped.emit(dragged.deal, self.column.stage_id, at)
        return False

    def _fill(self, cards: Sequence[Card], wanted: int) -> None:
        self.beginResetModel()
        self._cards = list(cards)
        self._is_whole = len(self._cards) < wanted
        self.endResetModel()

    def _read_on(self, wanted: int) -> None:
        more = self._read(self.column, self._cards[-1], wanted)
        self._is_whole = len(more) < wanted
        if more:
            start = len(self._cards)
            self.beginInsertRows(_ROOT, start, start + len(more) - 1)
            self._cards.extend(more)
            self.endInsertRows()

    def _replace(self, row: int, card: Card) -> int:
        self._cards[row] = card
        self.dataChanged.emit(self.index(row), self.index(row))
        return row

    def _insert(self, card: Card) -> int | None:
        row = bisect_left(self._cards, _place(card), key=_place)
        if row == len(self._cards) and not self._is_whole and not self._comes_next(card):
            return None
        self.beginInsertRows(_ROOT, row, row)
        self._cards.insert(row, card)
        self.endInsertRows()
        return row

    def _comes_next(self, card: Card) -> bool:
        last = self._cards[-1] if self._cards else None
        return [c.id for c in self._read(self.column, last, 1)] == [card.id]

    def _take(self, row: int) -> None:
        self.beginRemoveRows(_ROOT, row, row)
        del self._cards[row]
        self.endRemoveRows()

    def _top_up(self) -> None:
        """Keep enough cards to fill the screen, however many she moved on."""
        if len(self._cards) < FIRST and not self._is_whole:
            self.load() if not self._cards else self.fetchMore(_ROOT)
