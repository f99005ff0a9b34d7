"""The right of the matching: what will happen, counted anew after every change."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.sentences import counted
from repdesk.services.transfer import Plan
from repdesk.ui.kit.check import check_box
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Column, Row, hairline
from repdesk.ui.kit.rows import Rows
from repdesk.ui.kit.scroll import Scroll
from repdesk.ui.transfer.counts import Counts, ShareBar
from repdesk.ui.transfer.pane import SIDE, Pane
from repdesk.ui.transfer.preview import Preview
from repdesk.ui.transfer.problem_list import ProblemList

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

_REASONS: Final = 8


class PlanPanel(Pane):
    """Shows the last plan; while a new one is worked out it keeps the old and says so."""

    mend_requested = Signal(str, str)
    copy_requested = Signal()

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What will happen"), parent)
        self._state = label("", "small", "text3", parent=self)
        self.counts, self._bar = Counts(self), ShareBar(self)
        self._waiting = label("", color="text2", wrap=True, parent=self)
        self.preview = Preview(desk, self)
        self.problems = ProblemList(self)
        self._left_out = _LeftOut(self)
        self.remember = check_box(self.tr("Remember this matching"), checked=True, parent=self)
        self._build()
        self.problems.mend_requested.connect(self.mend_requested)
        self.problems.copy_requested.connect(self.copy_requested)

    def show_plan(self, plan: Plan) -> None:
        """Show what will happen."""
        self._state.setText(self.tr("live"))
        self._show_parts(are_known=True)
        self.counts.show_counts(plan.counts)
        self._bar.show_counts(plan.counts)
        self.preview.show_plan(plan)
        self.problems.show_plan(plan)
        self._left_out.show_plan(plan)
        self._part_sections()

    def show_checking(self) -> None:
        """Say that the counts are being worked out anew."""
        self._state.setText(self.tr("checking…"))

    def show_waiting(self, why: str) -> None:
        """Say why nothing can be counted."""
        self._state.setText("")
        self._waiting.setText(why)
        self._show_parts(are_known=False)
        self._part_sections()

    def _show_parts(self, *, are_known: bool) -> None:
        self._waiting.setVisible(not are_known)
        self._sums.setVisible(are_known)
        if not are_known:
            for part in (self.preview, self.problems, self._left_out):
                part.hide()

    def _part_sections(self) -> None:
        """A hairline over every section that shows something."""
        for line, part in self._lines:
            line.setVisible(not part.isHidden())

    def _build(self) -> None:
        self.add_head(self.tr("What will happen"), self._state)
        content = QWidget(self)
        column = Column(content, gap=14, margins=(SIDE, 14, SIDE, 14))
        self._sums = QWidget(content)
        Column(self._sums, gap=10).add(self.counts, self._bar)
        column.add(self._waiting, self._sums)
        self._lines = []
        for part in (self.preview, self.problems, self._left_out):
            line = hairline(content)
            column.add(line, part)
            self._lines.append((line, part))
        column.addStretch(1)
        self.body.addWidget(Scroll(content, self), 1)
        self.body.addWidget(self._foot())
        self.show_waiting(self.tr("Looking at the rows…"))

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        column = Column(foot, gap=0)
        column.addWidget(hairline(foot))
        words = Column(gap=0, margins=(SIDE - 4, 8, SIDE, 0))
        words.addWidget(self.remember)
        note = Row(gap=0, margins=(30, 0, 0, 0))
        note.addWidget(ElidedLabel(self.tr("For the next file with these columns"), "small", "text3", parent=foot))
        words.addLayout(note)
        column.addLayout(words)
        return foot


class _LeftOut(QWidget):
    """The rows that stay out because she said so, by what they say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", weight=600, parent=self)
        self._reasons = Rows(gap=4, parent=self)
        Column(self, gap=6).add(self._title, self._reasons)

    def show_plan(self, plan: Plan) -> None:
        """Show these."""
        self.setVisible(bool(plan.counts["left_out"]))
        self._title.setText(self.tr("{0} left out").format(f"{plan.counts['left_out']:,}"))
        self._reasons.clear()
        reasons = list(plan.left_out.items())
        for value, number in reasons[:_REASONS]:
            self._add(value or self.tr("(empty)"), number)
        if rest := reasons[_REASONS:]:
            self._add(self.tr("and {0}").format(counted(len(rest), "other value")), sum(n for _, n in rest))

    def _add(self, words: str, number: int) -> None:
        line = QWidget(self)
        row = Row(line, gap=8)
        row.addWidget(ElidedLabel(words, "small", "text2", parent=line), 1)
        row.addWidget(label(f"{number:,}", "small", weight=500, parent=line))
        self._reasons.add_row(line)
