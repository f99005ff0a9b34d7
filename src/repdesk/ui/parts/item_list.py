"""All items of a checklist, by stage: one editor open at a time, Enter leads from one open item to the next."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from repdesk.domain.deal import Company, Deal
from repdesk.domain.gate import GateReport, Item
from repdesk.domain.process import Process
from repdesk.ui.kit.layout import Column, show_when
from repdesk.ui.parts.gate_item import GateItem
from repdesk.ui.parts.item_group import ItemGroup, Place, groups, heading


class ItemList(QWidget):
    """Rows are made once and then updated, never rebuilt, so that no typing is lost."""

    tick_requested = Signal(str)
    untick_requested = Signal(str)
    save_requested = Signal(str)
    editor_made = Signal(str)
    unfolded = Signal(QWidget)
    """The row that opened, to be scrolled to."""

    def __init__(self, process: Process, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._process = process
        self._report: GateReport | None = None
        self._rows: dict[str, GateItem] = {}
        self._groups: dict[Place, ItemGroup] = {}
        self._column = Column(self, gap=20)

    def show_report(self, report: GateReport, deal: Deal, company: Company | None, today: date) -> None:
        """Show the items as they are now; new ones join their group, those that no longer apply hide."""
        self._report = report
        for where, items in groups(report):
            for item in items:
                self._row_for(where, item).show_item(item, deal, company, today)
        asked = {item.key for item in report.items}
        for key, row in self._rows.items():
            show_when(key in asked, row)

    def asks(self, key: str) -> bool:
        """Whether there is a row for this item."""
        return key in self._rows and not self._rows[key].isHidden()

    def row(self, key: str) -> GateItem:
        """The row of an item."""
        return self._rows[key]

    def rows(self) -> tuple[GateItem, ...]:
        """The rows that are asked, from the top."""
        return tuple(row for row in self._rows.values() if not row.isHidden())

    def row_in_work(self) -> GateItem | None:
        """The row the rep is typing in."""
        focused = QApplication.focusWidget()
        return next((row for row in self.rows() if focused and row.isAncestorOf(focused) and row.is_open), None)

    def unfold(self, row: GateItem) -> None:
        """Open the editor of a row and fold the others, save those with typing in them."""
        for other in self.rows():
            if other is not row and other.is_open and not other.is_changed:
                other.fold()
        row.unfold()
        self.unfolded.emit(row)

    def unfold_first(self) -> bool:
        """Open the first missing item, else the first open one; False where all is done."""
        rows = [row for row in self.rows() if row.item.is_missing] or self._open_rows()
        if rows:
            self.unfold(rows[0])
        return bool(rows)

    def go_on(self, key: str) -> bool:
        """Open the next open item after this one, from the top again at the end; False where all is done."""
        rows = self.rows()
        at = rows.index(self._rows[key])
        after = [row for row in (*rows[at + 1 :], *rows[:at]) if row in self._open_rows()]
        if after:
            self.unfold(after[0])
        return bool(after)

    def _open_rows(self) -> list[GateItem]:
        counted = {item.key for item in self._report.open} if self._report else set()
        return [row for row in self.rows() if row.item.key in counted]

    def _on_open_requested(self, key: str) -> None:
        row = self._rows[key]
        if row.is_open:
            row.fold()
            row.focus()
        else:
            self.unfold(row)

    def _row_for(self, where: Place, item: Item) -> GateItem:
        if item.key not in self._rows:
            self._rows[item.key] = self._group(where).add(item)
            self._listen_to(self._rows[item.key])
        return self._rows[item.key]

    def _group(self, where: Place) -> ItemGroup:
        if where not in self._groups:
            self._groups[where] = ItemGroup(heading(where, self._process), self)
            self._column.addWidget(self._groups[where])
        return self._groups[where]

    def _listen_to(self, row: GateItem) -> None:
        row.tick_requested.connect(self.tick_requested)
        row.untick_requested.connect(self.untick_requested)
        row.save_requested.connect(self.save_requested)
        row.editor_made.connect(self.editor_made)
        row.open_requested.connect(self._on_open_requested)
