"""The lines of a matching as a list: it shows what it is given and changes nothing itself."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from repdesk.ui.kit.text import tip_text
from repdesk.ui.transfer.match_row import MatchRow

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
_NOTHING = QModelIndex()


class MatchModel(QAbstractListModel):
    """Rows in the order of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MatchRow, ...] = ()

    @property
    def rows(self) -> tuple[MatchRow, ...]:
        """The lines, from the top."""
        return self._rows

    def set_rows(self, rows: Sequence[MatchRow]) -> None:
        """Show these; where they are about the same things, scroll, cursor and an open list stay."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._change(tuple(rows))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def place_of(self, key: tuple[str, str]) -> QModelIndex:
        """The line about this; an invalid index where there is none."""
        at = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        return self.index(at) if at >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself for the painter; its words for typing, pointing and screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return tip_text("\n".join(part for part in (row.name, row.detail, row.choice.words) if part))
            case _:
                return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be chosen anew."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else super().flags(index)

    def _change(self, rows: tuple[MatchRow, ...]) -> None:
        changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
