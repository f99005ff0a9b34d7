"""The middle of the matching: which process the deals go into, and which of its stages each of theirs means."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.process import Process
from repdesk.services.transfer import Plan
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.field import labelled
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, hairline
from repdesk.ui.transfer.match_delegate import Shape
from repdesk.ui.transfer.match_list import MatchList
from repdesk.ui.transfer.match_row import Choice, MatchRow
from repdesk.ui.transfer.matching import Matching
from repdesk.ui.transfer.pane import SIDE, Pane
from repdesk.ui.transfer.stage_rows import STAGE_VALUE, stage_choices, stage_rows

SHAPE = Shape(row=40, choice=0.44, least=136, name=0.68, detail_right=True)


class StagesPanel(Pane):
    """Shows the values of the stage and outcome columns and reports where she wants them."""

    stage_matched = Signal(str, str)
    outcome_matched = Signal(str, str)
    """A value, and what it becomes."""
    process_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Their stage, your stage"), parent)
        self._matching: Matching | None = None
        self.process = Combo(self.tr("Process"), self)
        self.process.setMinimumContentsLength(10)
        self.process.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list = MatchList(self.tr("Stages of the file"), SHAPE, self._choices, self)
        self._none = label("", color="text2", wrap=True, parent=self)
        self._found_by = label("", "small", "text3", wrap=True, parent=self)
        self._build()
        self.process.activated.connect(self._on_process_activated)
        self.list.chosen.connect(self._on_chosen)

    def offer(self, processes: Sequence[Process], own: frozenset[str]) -> None:
        """The processes to choose from; `own` are those the desk has already."""
        chosen = self.process.key
        self.process.clear()
        for process in processes:
            hint = "" if process.key in own or not own else self.tr("new on your desk")
            self.process.add(process.key, process.name, hint=hint)
        self.process.choose(chosen)

    def show_matching(self, matching: Matching, plan: Plan | None) -> None:
        """Show this matching, with what the last look at the rows found."""
        self._matching = matching
        self.process.choose(matching.process.key)
        rows = stage_rows(matching, plan)
        self.list.lines.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._none.setText(self._why_none(matching))
        self._found_by.setText(self._how_found(matching))

    def _why_none(self, matching: Matching) -> str:
        column = matching.stage_column
        if column is not None and column.is_varied:
            return self.tr("“{0}” has too many different values to be a stage.").format(column.name)
        first = matching.process.open_stages[0].name
        return self.tr("No column is the stage yet: every deal starts in {0}.").format(first)

    def _how_found(self, matching: Matching) -> str:
        if matching.mapping.column_of("deal.external_id") is None:
            return self.tr("No column is the outside ID: every row makes a new deal.")
        return self.tr("Deals you have are found by outside ID. Fields you filled in are never emptied.")

    def _on_process_activated(self) -> None:
        self.process_chosen.emit(str(self.process.key))

    def _on_chosen(self, key: tuple[str, str], choice: str) -> None:
        reported = self.stage_matched if key[0] == STAGE_VALUE else self.outcome_matched
        reported.emit(key[1], choice)

    def _choices(self, row: MatchRow) -> Sequence[Choice]:
        assert self._matching is not None, "there are lines"
        return stage_choices(self._matching, row.key[0])

    def _build(self) -> None:
        self.add_head(self.tr("Their stage, your stage"))
        self.body.addWidget(self._process_line())
        self.body.addWidget(hairline(self))
        self.body.addWidget(self.list, 1)
        words = QWidget(self)
        column = Column(words, gap=8, margins=(SIDE, 10, SIDE, 4))
        column.add(self._none)
        column.addStretch(1)
        column.add(self._found_by)
        self.body.addWidget(words)

    def _process_line(self) -> QWidget:
        strip = QWidget(self)
        column = Column(strip, gap=0, margins=(SIDE, 8, SIDE, 10))
        column.addWidget(labelled(self.tr("Into the process"), self.process, parent=strip))
        return strip
