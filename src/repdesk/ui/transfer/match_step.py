"""The second step: match columns and values, see at once what will happen."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from repdesk.domain.errors import Refused
from repdesk.sentences import sentence
from repdesk.services.transfer import Cancelled, Plan, Progress, Transfer
from repdesk.ui.kit.layout import Column
from repdesk.ui.parts.announce import announce
from repdesk.ui.transfer.column_rows import COLUMN
from repdesk.ui.transfer.columns_panel import ColumnsPanel
from repdesk.ui.transfer.folding import COLUMNS, STAGES, Folding
from repdesk.ui.transfer.footer import Footer
from repdesk.ui.transfer.latest import Latest
from repdesk.ui.transfer.matching import (
    LEFT_OUT,
    Matching,
    matched,
    with_outcome,
    with_process,
    with_stage,
    with_title,
)
from repdesk.ui.transfer.plan_panel import PlanPanel
from repdesk.ui.transfer.question import Answer, Question, answered, question_of
from repdesk.ui.transfer.question_strip import QuestionStrip
from repdesk.ui.transfer.reading import offered_processes
from repdesk.ui.transfer.reading_sheet import Reading, ReadingSheet
from repdesk.ui.transfer.stage_rows import OUTCOME_VALUE, STAGE_VALUE
from repdesk.ui.transfer.stages_panel import StagesPanel
from repdesk.ui.transfer.words import problem_text

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

SETTLES_AFTER: Final = 300
"""Milliseconds after the last change before the rows are looked at anew."""

_AT_THE_VALUES: Final = {
    "import.stage_unknown": STAGE_VALUE,
    "import.stage_empty": STAGE_VALUE,
    "import.outcome_unknown": OUTCOME_VALUE,
}


class MatchStep(QWidget):
    """Holds the matching; every change is checked against all rows, beside the window."""

    import_requested = Signal(object, bool)
    """The plan, and whether to remember its matching."""
    back_requested = Signal()
    cancel_requested = Signal()
    reread_requested = Signal(str, str)
    """Read the file with this encoding and this delimiter."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._matching: Matching | None = None
        self._plan: Plan | None = None
        self._check = Latest(self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLES_AFTER)
        self.strip = QuestionStrip(self)
        self.columns, self.stages = ColumnsPanel(self), StagesPanel(self)
        self.plan_panel = PlanPanel(desk, self)
        self.folding = Folding(self.columns, self.stages, self.plan_panel, self)
        self.footer = Footer(self)
        self._lay_out()
        self._listen()

    @property
    def matching(self) -> Matching | None:
        """What is on the screen."""
        return self._matching

    @property
    def plan(self) -> Plan | None:
        """What will happen; None while that is not known."""
        return self._plan

    @property
    def is_checking(self) -> bool:
        """Whether counts are on their way."""
        return self._settling.isActive() or self._check.is_busy

    def begin(self, matching: Matching) -> None:
        """Show a file that was just read."""
        self.offer_processes()
        self.plan_panel.preview.begin()
        self.plan_panel.show_waiting(self.tr("Looking at the rows…"))
        self._take(matching)
        self._settling.start(0)

    def offer_processes(self) -> None:
        """Read anew which processes there are."""
        own = frozenset(known.key for known in self._desk.processes.adopted())
        self.stages.offer(offered_processes(self._desk), own)

    def look_again(self) -> None:
        """The desk is another than it was: offer its processes, and count anew what the file brings to it."""
        if self._matching is not None:
            self.offer_processes()
            self._change(self._matching)

    def end(self) -> None:
        """Leave the file alone; nobody waits for its counts any more."""
        self._settling.stop()
        self._check.forget()

    def set_importing(self, *, is_on: bool) -> None:
        """Hold everything still while the rows are written."""
        for part in self._changing():
            part.setEnabled(not is_on)
        if is_on:
            self.footer.show_progress(0, 0)
        else:
            self.footer.end_progress()

    def complain(self, text: str) -> None:
        """Say over the matching why something was not done."""
        self.strip.complain(text)

    def open_reading(self) -> ReadingSheet | None:
        """Ask how the file is read."""
        if self._matching is None:
            return None
        sheet = ReadingSheet(self, self._matching)
        sheet.settled.connect(self._on_reading_settled)
        sheet.open()
        return sheet

    def _on_column_matched(self, column: str, choice: str) -> None:
        if self._matching is not None:
            self._change(matched(self._matching, column, choice))

    def _on_stage_matched(self, value: str, place: str) -> None:
        if self._matching is not None:
            self._change(with_stage(self._matching, value, place))

    def _on_outcome_matched(self, value: str, status: str) -> None:
        if self._matching is not None:
            self._change(with_outcome(self._matching, value, status))

    def _on_title_edited(self, template: str) -> None:
        if self._matching is not None:
            self._change(with_title(self._matching, template))

    def _on_process_chosen(self, key: str) -> None:
        process = next(p for p in offered_processes(self._desk) if p.key == key)
        if self._matching is not None:
            self._change(with_process(self._matching, process))

    def _on_answered(self, question: Question, answer: Answer) -> None:
        if self._matching is None:
            return
        if answer.settles is None:
            self._change(matched(self._matching, question.column, LEFT_OUT))
        else:
            self._change(replace(self._matching, mapping=answered(self._matching.mapping, answer)))

    def _on_reading_settled(self, reading: Reading) -> None:
        if self._matching is None:
            return
        self._change(replace(self._matching, mapping=reading.mapping))
        dialect = self._matching.table.dialect
        if (reading.encoding, reading.delimiter) != (dialect.encoding, dialect.delimiter):
            self.reread_requested.emit(reading.encoding, reading.delimiter)

    def _on_mend_requested(self, code: str, column: str) -> None:
        """Go to the list that mends it: at the values, where the matching of values is what lacks."""
        if code in _AT_THE_VALUES:
            self.folding.bring(STAGES)
            self._go_to_open_value(_AT_THE_VALUES[code])
        else:
            self.folding.bring(COLUMNS)
            self.columns.list.go_to((COLUMN, column))

    def _on_settled(self) -> None:
        if self._matching is not None:
            work = partial(_checked, self._desk.transfer, self._matching)
            self._check.start(work, self._on_checked, self._on_refused)

    def _on_checked(self, plan: Plan) -> None:
        self._plan = plan
        self.strip.clear()
        self._show()
        self.plan_panel.show_plan(plan)
        self.footer.set_plan(plan)
        announce(self.footer, self.plan_panel.counts.accessibleName())

    def _on_refused(self, refused: Refused) -> None:
        question = question_of(refused)
        if question is not None:
            self.strip.ask(question)
            why = self.tr("Answer the question above first.")
        else:
            self.strip.complain(sentence(refused))
            why = self.tr("Nothing can be imported as it is.")
        self.plan_panel.show_waiting(why)
        self.footer.set_waiting(why)

    def _on_import_requested(self) -> None:
        if self._plan is not None and self._plan.writes:
            self.import_requested.emit(self._plan, self.plan_panel.remember.isChecked())

    def _on_copy_requested(self) -> None:
        if self._plan is not None:
            QGuiApplication.clipboard().setText(problem_text(self._plan))

    def _change(self, matching: Matching) -> None:
        self._take(matching)
        self._settling.start(SETTLES_AFTER)

    def _take(self, matching: Matching) -> None:
        self._check.forget()
        self._matching, self._plan = matching, None
        self._show()
        self.plan_panel.show_checking()
        self.footer.set_waiting(self.tr("Checking every row…"))

    def _show(self) -> None:
        if self._matching is not None:
            self.columns.show_matching(self._matching, self._plan)
            self.stages.show_matching(self._matching, self._plan)

    def _go_to_open_value(self, kind: str) -> None:
        """The first value of this kind that leads nowhere."""
        rows = self.stages.list.lines.rows
        keys = [row.key for row in rows if row.key[0] == kind and row.asks]
        if keys and self.stages.list.go_to(keys[0]):
            self.stages.list.open(self.stages.list.currentIndex())

    def _changing(self) -> tuple[QWidget, ...]:
        """What would change the matching; the words beside stay as readable as they are."""
        columns, stages = self.columns, self.stages
        return columns.list, columns.dialect, columns.title, stages.list, stages.process, self.plan_panel.remember

    def _listen(self) -> None:
        self.columns.column_matched.connect(self._on_column_matched)
        self.columns.title_edited.connect(self._on_title_edited)
        self.columns.dialect_requested.connect(self.open_reading)
        self.stages.stage_matched.connect(self._on_stage_matched)
        self.stages.outcome_matched.connect(self._on_outcome_matched)
        self.stages.process_chosen.connect(self._on_process_chosen)
        self.plan_panel.mend_requested.connect(self._on_mend_requested)
        self.plan_panel.copy_requested.connect(self._on_copy_requested)
        self.strip.answered.connect(self._on_answered)
        self.footer.import_requested.connect(self._on_import_requested)
        self.footer.back_requested.connect(self.back_requested)
        self.footer.cancel_requested.connect(self.cancel_requested)
        self._settling.timeout.connect(self._on_settled)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self.footer.start.click)

    def _lay_out(self) -> None:
        column = Column(self, gap=0)
        content = Column(gap=12, margins=(20, 0, 20, 16))
        content.addWidget(self.strip)
        content.addWidget(self.folding, 1)
        column.addLayout(content, 1)
        column.addWidget(self.footer)


def _checked(transfer: Transfer, matching: Matching, progress: Progress, cancelled: Cancelled) -> Plan:
    return transfer.check(matching.table, matching.mapping, progress=progress, cancelled=cancelled)
