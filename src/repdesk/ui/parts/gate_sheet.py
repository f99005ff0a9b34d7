"""The gate: what must be true before a deal moves on, filled in right where it was asked."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import DealId, NextStep
from repdesk.domain.errors import Refused
from repdesk.domain.gate import WON, GateBlocked, GateReport
from repdesk.domain.process import Kind
from repdesk.sentences import sentence
from repdesk.services.desk import Desk
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, hairline, show_when
from repdesk.ui.kit.section import section
from repdesk.ui.parts.gate_header import GateHeader
from repdesk.ui.parts.items_sheet import ItemsSheet
from repdesk.ui.parts.next_step_editor import NextStepEditor
from repdesk.ui.parts.override_form import OverrideForm
from repdesk.ui.parts.stage_words import headline, next_stage, on_a_button, stage_name
from repdesk.ui.parts.step_words import step_line

_NEXT_STEP, _OVERRIDE = "next_step", "override"
"""The parts of the sheet's draft beside its items."""


class GateSheet(ItemsSheet):
    """Asks what is missing and moves the deal; its main button comes alive with the last required item.

    Leaving it moves nothing; what was ticked stays ticked.
    """

    moved = Signal(int)
    """The deal that moved."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        report: GateReport,
        *,
        after: DealId | None = None,
        changed: SignalInstance | None = None,
    ) -> None:
        super().__init__(parent, desk, report, changed=changed)
        self._to, self._after = report.to_stage, after
        self._build_move()
        self._show()
        if not self._open_first():
            self._when_all_is_done()

    @property
    def may_move(self) -> bool:
        """Whether nothing required is open, counting the next step that goes along with the move."""
        dated = (step := self._next_step.step) is not None and step.due is not None
        return not [i for i in self.report.missing if not (dated and i.kind is Kind.NEXT_STEP)]

    def accept(self) -> None:
        """Move the deal; the sheet stays, and says why, where that is refused."""
        self._move("")

    def reject(self) -> None:
        """Leave; out of the reason for moving anyway first."""
        if self._override.isVisible():
            self._on_override_left()
        else:
            super().reject()

    def _read_report(self) -> GateReport:
        return self._desk.deals.gate(self.deal_id, self._to)

    def _show(self) -> None:
        super()._show()
        self._main_button.setEnabled(self.may_move)
        show_when(not self.may_move, self._anyway)
        self._override.show_open(len(self.report.missing))

    def _when_all_is_done(self) -> None:
        (self._main_button if self.may_move else self._next_step.what).setFocus()

    def _on_next_step_edited(self) -> None:
        self._show()

    def _on_anyway_clicked(self) -> None:
        self._override.show()
        self._override.setFocus()
        self._on_unfolded(self._override)

    def _on_override_left(self) -> None:
        self._override.hide()
        self._anyway.setFocus()

    def _move(self, override: str) -> None:
        if self._next_step.problem:
            self._say(self._next_step.problem)
            return
        try:
            self._write(override, self._next_step.step)
        except GateBlocked as blocked:
            self._report = blocked.report
            self._show()
        except Refused as refused:
            self._say(sentence(refused))
        else:
            self._drafts.settle(_NEXT_STEP)
            self._drafts.settle(_OVERRIDE)
            self.moved.emit(self.deal_id)
            super().accept()

    def _write(self, override: str, step: NextStep | None) -> None:
        if self._to == WON:
            self._desk.deals.win(self.deal_id, override=override, next_step=step)
        else:
            self._desk.deals.move(self.deal_id, self._to, after=self._after, override=override, next_step=step)

    def _make_header(self) -> GateHeader:
        start = self._process.stage(self._deal.stage_key).name
        return GateHeader(start, stage_name(self._process, self._report.to_stage), self)

    def _build_move(self) -> None:
        self._build_next_step()
        self._override = OverrideForm(self)
        self._override.hide()
        self._override.confirmed.connect(self._move)
        self._override.left.connect(self._on_override_left)
        self.body.addWidget(self._override)
        self._build_buttons()
        self._drafts.cleared.connect(self._show)
        self._drafts.watch(self._next_step, _NEXT_STEP)
        self._override.setVisible(self._drafts.watch(self._override, _OVERRIDE))

    def _build_next_step(self) -> None:
        part = QWidget(self)
        column = Column(part, gap=10)
        where = stage_name(self._process, self._to)
        heading = self.tr("Next step after the signature") if self._to == WON else self.tr("Next step in {0}")
        self._next_step = NextStepEditor(self.tr("Next step"), parent=part)
        self._next_step.edited.connect(self._on_next_step_edited)
        column.add(hairline(part), section(heading.format(where), part), self._next_step)
        if self._deal.next_step is not None:
            now = step_line(self._deal.next_step, self._desk.context.today)
            words = self.tr("Now: {0}. Leave the line empty to keep it.").format(now)
            column.addWidget(label(words, "small", "text3", wrap=True, parent=part))
        self.body.addWidget(part)

    def _build_buttons(self) -> None:
        name, is_won = headline(self._deal), self._to == WON
        where = stage_name(self._process, self._to)
        title = self.tr("Mark {0} as won") if is_won else self.tr("Move {0} to {1}")
        self.set_title(title.format(name, where))
        self._anyway = Button(self.tr("Move anyway, with a reason"), kind="quiet", parent=self)
        self._anyway.clicked.connect(self._on_anyway_clicked)
        self.footer.addWidget(self._anyway)
        self.add_cancel(self.tr("Stay in {0}").format(on_a_button(stage_name(self._process, self._report.from_stage))))
        go = self.tr("Mark as won") if is_won else self.tr("Move to {0}").format(on_a_button(where))
        self._main_button = self.add_main(go)


class ChecklistSheet(ItemsSheet):
    """The checklist of the stage a deal is in, tasks of every level included; nothing moves here."""

    def __init__(
        self, parent: QWidget, desk: Desk, report: GateReport, *, changed: SignalInstance | None = None
    ) -> None:
        super().__init__(parent, desk, report, changed=changed)
        self._changed = changed
        self._build_buttons()
        self._show()
        self._open_first()

    def _on_go_clicked(self) -> None:
        to, window = next_stage(self._process, self._deal.stage_key), self.parentWidget()
        self.reject()
        if to is not None and window is not None:
            open_gate(window, self._desk, self.deal_id, to, changed=self._changed)

    def _build_buttons(self) -> None:
        stage = self._process.stage(self._deal.stage_key)
        self.set_title(self.tr("Checklist of {0} in {1}").format(headline(self._deal), stage.name))
        self.add_cancel(self.tr("Close"))
        to = next_stage(self._process, stage.key)
        if to is None or not (self._deal.is_open or stage.is_post_sale):
            return
        words = self.tr("Mark as won") if to == WON else self.tr("Move to {0}")
        name = on_a_button(stage_name(self._process, to))
        go = self.add_button(Button(words.format(name), trailing="arrow-right", parent=self))
        go.clicked.connect(self._on_go_clicked)


def open_gate(
    parent: QWidget,
    desk: Desk,
    deal_id: DealId,
    to: str,
    after: DealId | None = None,
    *,
    changed: SignalInstance | None = None,
) -> GateSheet:
    """Open the gate between a deal and stage `to` (or `won`)."""
    sheet = GateSheet(parent, desk, desk.deals.gate(deal_id, to), after=after, changed=changed)
    sheet.open()
    return sheet


def open_checklist(
    parent: QWidget, desk: Desk, deal_id: DealId, *, changed: SignalInstance | None = None
) -> ChecklistSheet:
    """Open the checklist of the stage the deal is in."""
    sheet = ChecklistSheet(parent, desk, desk.deals.checklist(deal_id), changed=changed)
    sheet.open()
    return sheet
