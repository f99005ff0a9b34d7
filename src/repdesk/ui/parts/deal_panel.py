"""One deal beside the board: what it is, what comes next, how far its checklist is, and all its fields."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from repdesk.domain.changes import Changes
from repdesk.domain.deal import DealId
from repdesk.domain.errors import Refused
from repdesk.domain.forecast import stage_probability
from repdesk.services.desk import Desk
from repdesk.ui.kit.button import IconButton
from repdesk.ui.kit.layout import Column, Row, fix_size, hairline
from repdesk.ui.kit.scroll import Scroll
from repdesk.ui.parts.deal_form import DealForm
from repdesk.ui.parts.deal_head import DealHead
from repdesk.ui.parts.gate_sheet import open_checklist
from repdesk.ui.parts.stage_words import headline

_WIDTH, _FOLDED = 380, 44
_WATCHED = ("deal", "company", "tick")


class DealPanel(QFrame):
    """Shows the deal it is told to; Esc or its cross ask to close it, and it folds to a strip.

    `changed` is the signal of the window's Notifier; without it the owner calls `refresh`.
    """

    close_requested = Signal()
    folded = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, changed: SignalInstance | None = None) -> None:
        super().__init__(parent)
        self._desk, self._changed = desk, changed
        self._deal_id: DealId | None = None
        self._build()
        self._listen()

    @property
    def deal_id(self) -> DealId | None:
        """The deal it shows."""
        return self._deal_id

    @property
    def form(self) -> DealForm:
        """The deal's fields."""
        return self._form

    @property
    def is_folded(self) -> bool:
        """Whether only its strip is seen."""
        return self._content.isHidden()

    def show_deal(self, deal_id: DealId, *, focus: bool = False) -> None:
        """Show this deal; with `focus`, ready to change its fields."""
        self._form.flush()
        self._deal_id = deal_id
        self.refresh()
        if focus:
            self.set_folded(folded=False)
            self._form.setFocus()

    def set_folded(self, *, folded: bool) -> None:
        """Show the strip or the whole panel."""
        self._content.setVisible(not folded)
        self._strip.setVisible(folded)
        self.folded.emit(folded)

    def refresh(self, changes: Changes | None = None) -> None:
        """Show what is saved now; ask to be closed where the deal is gone."""
        if changes is None or changes.touches(*_WATCHED):
            self._read(own_echo=changes is not None and changes.origin == self._form.origin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, with everything saved."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_requested()
        else:
            super().keyPressEvent(event)

    def _read(self, *, own_echo: bool) -> None:
        if self._deal_id is None:
            return
        try:
            deal, company = self._desk.deals.with_company(self._deal_id)
        except Refused:
            self._deal_id = None
            self.close_requested.emit()
            return
        stage = self._desk.processes.version(deal.version_id).stage(deal.stage_key)
        self.setAccessibleName(self.tr("Deal {0}").format(headline(deal)))
        report = self._desk.deals.checklist(deal.id)
        self._head.show_deal(deal, stage.name, report, self._desk.context.today)
        self._form.show_deal(deal, company, stage_probability(stage), own_echo=own_echo)

    def _on_saved(self) -> None:
        self._read(own_echo=True)

    def _on_checklist_requested(self) -> None:
        if self._deal_id is None:
            return
        sheet = open_checklist(self.window(), self._desk, self._deal_id, changed=self._changed)
        if self._changed is None:
            sheet.finished.connect(self._on_saved)

    def _on_close_requested(self) -> None:
        self._form.flush()
        self.close_requested.emit()

    def _on_fold_requested(self) -> None:
        self.set_folded(folded=not self.is_folded)
        (self._unfold if self.is_folded else self._form).setFocus()

    def _build(self) -> None:
        self.setProperty("area", "surface")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._head = DealHead(self)
        self._form = DealForm(self._desk, self)
        self._content = self._build_content()
        self._strip = self._build_strip()
        self._strip.hide()
        row = Row(self, gap=0)
        row.add(hairline(self, upright=True), self._content, self._strip)

    def _build_content(self) -> QWidget:
        content = QWidget(self)
        fix_size(content, width=_WIDTH)
        around = QWidget(content)
        Column(around, margins=(20, 14, 20, 20)).addWidget(self._form)
        column = Column(content, gap=0)
        column.add(self._head, hairline(content), Scroll(around, content))
        column.setStretch(2, 1)
        return content

    def _build_strip(self) -> QWidget:
        strip = QWidget(self)
        fix_size(strip, width=_FOLDED)
        self._unfold = IconButton("panel-right", self.tr("Unfold the deal"), small=True, parent=strip)
        self._unfold.clicked.connect(self._on_fold_requested)
        column = Column(strip, margins=(9, 14, 9, 14))
        column.addWidget(self._unfold)
        column.addStretch(1)
        return strip

    def _listen(self) -> None:
        self._head.close_requested.connect(self._on_close_requested)
        self._head.fold_requested.connect(self._on_fold_requested)
        self._head.checklist_requested.connect(self._on_checklist_requested)
        self._form.saved.connect(self._on_saved)
        if self._changed is not None:
            self._changed.connect(self.refresh)
