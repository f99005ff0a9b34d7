"""A sheet with a checklist to work through: every tick is saved at once, each as a step of its own."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from repdesk.domain.changes import Changes
from repdesk.domain.deal import DealId
from repdesk.domain.errors import Refused
from repdesk.domain.gate import GateReport
from repdesk.sentences import sentence
from repdesk.services.desk import Desk
from repdesk.ui.kit.banner import Banner
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.help import open_help
from repdesk.ui.kit.layout import show_when
from repdesk.ui.parts.draft_keeper import DraftKeeper
from repdesk.ui.parts.gate_header import GateHeader
from repdesk.ui.parts.gate_item import GateItem
from repdesk.ui.parts.item_list import ItemList
from repdesk.ui.parts.stage_words import facts_line


class ItemsSheet(Sheet):
    """Header, progress and items of a report.

    `changed` is the signal of the window's Notifier: with it the sheet also follows what happens elsewhere.
    """

    def __init__(
        self, parent: QWidget, desk: Desk, report: GateReport, *, changed: SignalInstance | None = None
    ) -> None:
        super().__init__(parent, "")
        self._desk = desk
        self._report = report
        self._deal, self._company = desk.deals.with_company(report.deal_id)
        self._process = desk.processes.version(self._deal.version_id)
        self._hears = changed is not None
        self._drafts = DraftKeeper(desk.drafts, self)
        self._build_items()
        self._drafts.begin(f"checklist:{report.deal_id}")
        QShortcut(QKeySequence("F1"), self).activated.connect(self._on_help_requested)
        self.finished.connect(self._drafts.mirror)
        if changed is not None:
            changed.connect(self.refresh)

    @property
    def report(self) -> GateReport:
        """What is open and done, as the sheet shows it."""
        return self._report

    @property
    def deal_id(self) -> DealId:
        """The deal it is about."""
        return self._report.deal_id

    def refresh(self, changes: Changes | None = None) -> None:
        """Show what is saved now; close where the deal is gone."""
        if changes is not None and not changes.touches("deal", "tick", "company"):
            return
        try:
            self._deal, self._company = self._desk.deals.with_company(self.deal_id)
            self._report = self._read_report()
        except Refused:
            self.reject()
            return
        self._show()

    def commit(self) -> None:
        """Ctrl+Enter: keep what is being typed, then press the main button if it can be pressed."""
        row = self._items.row_in_work()
        if row is None or not row.is_changed or self._save(row):
            super().commit()

    def _read_report(self) -> GateReport:
        return self._desk.deals.checklist(self.deal_id)

    def _show(self) -> None:
        facts = facts_line(self._deal, self._process, self._desk.context.now_ms)
        self._progress.show_report(self._report, facts)
        self._items.show_report(self._report, self._deal, self._company, self._desk.context.today)

    def _say(self, words: str) -> None:
        """Say above the items why something was refused, or take that back."""
        self._refusal.set_text(words)
        show_when(bool(words), self._refusal)
        if words:
            self.show_part(self._refusal)

    def _open_first(self) -> bool:
        """Open what she had begun to fill in and the first item to do; False where all is done."""
        for key in self._drafts.waiting:
            if self._items.asks(key):
                self._items.row(key).unfold()
        return self._items.unfold_first()

    def _when_all_is_done(self) -> None:
        """Put the focus where she goes on when no item is open."""

    def _on_help_requested(self) -> None:
        open_help(self, "gates")

    def _on_tick_requested(self, key: str) -> None:
        row = self._items.row(key)
        if self._do(row, lambda: self._desk.deals.tick(self.deal_id, key)):
            row.fold()

    def _on_untick_requested(self, key: str) -> None:
        self._do(self._items.row(key), lambda: self._desk.deals.untick(self.deal_id, key))

    def _on_save_requested(self, key: str) -> None:
        row = self._items.row(key)
        if self._save(row):
            row.fold()
            if not self._items.go_on(key):
                self._when_all_is_done()

    def _on_editor_made(self, key: str) -> None:
        row = self._items.row(key)
        if self._drafts.watch(row, key):
            row.show_typing()

    def _on_unfolded(self, row: QWidget) -> None:
        # The row gets its height with the next layout.
        QTimer.singleShot(0, row, lambda: self.show_part(row))

    def _save(self, row: GateItem) -> bool:
        is_saved = self._do(row, lambda: row.save(self._desk.deals, self.deal_id))
        if is_saved:
            self._drafts.settle(row.item.key)
        return is_saved

    def _do(self, row: GateItem, verb: Callable[[], bool | None]) -> bool:
        try:
            done = verb() is not False
        except Refused as refused:
            row.show_problem(sentence(refused))
            return False
        if done and not self._hears:
            self.refresh()
        return done

    def _build_items(self) -> None:
        self._progress = self._make_header()
        self.header.addWidget(self._progress)
        self._refusal = Banner("", "danger", parent=self)
        self._refusal.hide()
        self._items = ItemList(self._process, self)
        self.body.add(self._refusal, self._drafts.line, self._items)
        self._items.editor_made.connect(self._on_editor_made)
        self._items.tick_requested.connect(self._on_tick_requested)
        self._items.untick_requested.connect(self._on_untick_requested)
        self._items.save_requested.connect(self._on_save_requested)
        self._items.unfolded.connect(self._on_unfolded)

    def _make_header(self) -> GateHeader:
        return GateHeader(self._process.stage(self._deal.stage_key).name, "", self)
