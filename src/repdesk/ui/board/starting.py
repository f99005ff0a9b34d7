"""A new deal, from the sheet to the desk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import DealId, ProcessId
from repdesk.domain.errors import Refused
from repdesk.domain.views import Column
from repdesk.sentences import sentence
from repdesk.ui.board.new_deal import Draft, NewDealSheet
from repdesk.ui.parts.draft_keeper import DraftKeeper

if TYPE_CHECKING:
    from repdesk.services.desk import Desk


class Starting(QObject):
    """Opens the sheet and saves what she wrote; a refusal stays in the sheet, with her words."""

    started = Signal(object)
    """The new deal is on the desk."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, parent
        self._process: ProcessId | None = None

    def ask(self, process: ProcessId, columns: Sequence[Column], here: Column | None) -> None:
        """Ask for a deal in one of the open stages, the one she is in to begin with."""
        stages = [c for c in columns if not (c.is_post_sale or c.is_retired)]
        if not stages:
            return
        self._process = process
        first = here if here in stages else stages[0]
        sheet = NewDealSheet(self._page.window(), stages, first.key, self._desk.settings.currency)
        sheet.drafted.connect(self._on_drafted)
        self._keep_drafts(sheet, process)
        sheet.open()

    def _keep_drafts(self, sheet: NewDealSheet, process: ProcessId) -> None:
        """Bring back what she wrote in a sheet that she left or that a crash took."""
        drafts = DraftKeeper(self._desk.drafts, sheet)
        sheet.body.insertWidget(0, drafts.line)
        drafts.begin(f"new_deal:{process}")
        drafts.watch(sheet, "deal")
        sheet.accepted.connect(drafts.drop)
        sheet.rejected.connect(drafts.mirror)

    def _on_drafted(self, draft: Draft) -> None:
        sheet = self.sender()
        if not isinstance(sheet, NewDealSheet) or self._process is None:
            return
        try:
            deal = self._create(self._process, draft)
        except Refused as refused:
            sheet.refuse(sentence(refused))
            return
        sheet.accept_saved()
        self.started.emit(deal)

    def _create(self, process: ProcessId, draft: Draft) -> DealId:
        return self._desk.deals.create(
            process,
            draft.stage_key,
            title=draft.title,
            company=draft.company,
            amount=draft.amount,
            currency=draft.currency,
            next_step=draft.next_step,
        )
