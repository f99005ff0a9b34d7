"""What happens next: what kind, what, with whom, on which day, at what time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import NextStep, StepKind
from repdesk.domain.text import NAME_LIMIT, TITLE_LIMIT
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.kit.field import TextField
from repdesk.ui.kit.layout import Column, Row, fix_size
from repdesk.ui.parts.days import read_time
from repdesk.ui.parts.step_words import STEP_ICONS, STEP_WORDS

_KIND, _DUE, _TIME = 152, 172, 72
_LONGEST_TIME: Final = 8
_UNWRITTEN: Final = NextStep(what="", kind=StepKind.MEETING)

Lines = Sequence[Sequence[QWidget]]


class NextStepEditor(QWidget):
    """One step to write or change; `stacked` takes three narrow lines instead of two wide ones."""

    edited = Signal()

    def __init__(self, name: str, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved: NextStep | None = None
        self._build(name)
        self._lay_out(stacked=stacked)
        self._listen()

    @property
    def step(self) -> NextStep | None:
        """What the fields say, None while nothing is written."""
        what = self.what.text().strip()
        if not what:
            return None
        kind = StepKind(str(self.kind.key))
        who, time = self.who.text().strip(), read_time(self.time.text()) or ""
        return NextStep(what=what, kind=kind, who=who, due=self.due.value, time=time)

    @property
    def problem(self) -> str:
        """Why it cannot be saved as it is written, or nothing."""
        if not self.due.is_readable:
            return self.tr("The day is not a date. Write it like 2026-11-24.")
        if read_time(self.time.text()) is None:
            return self.tr("The time is not a time of day. Write it like 14:00.")
        is_set = self.who.text().strip() or self.due.value or self.time.text().strip()
        return self.tr("Say what the next step is.") if is_set and self.step is None else ""

    @property
    def is_changed(self) -> bool:
        """Whether she wrote anything since the step was shown."""
        return self.step != self._saved or bool(self.problem)

    def show_step(self, step: NextStep | None) -> None:
        """Fill the fields from a saved step."""
        shown = step or _UNWRITTEN
        self.kind.choose(shown.kind.value)
        self.what.setText(shown.what)
        self.who.setText(shown.who)
        self.due.set_value(shown.due)
        self.time.setText(shown.time)
        self.mark_saved()

    def mark_saved(self) -> None:
        """Take the step as it is written for saved."""
        self._saved = self.step

    def _on_changed(self) -> None:
        if self.is_changed:
            self.edited.emit()

    def _build(self, name: str) -> None:
        self.kind = Combo(self.tr("{0}: kind").format(name), self)
        for kind, word in STEP_WORDS.items():
            self.kind.add(kind.value, word, icon=STEP_ICONS[kind])
        hint = self.tr("What happens next")
        self.what = TextField(f"{name}: {hint}", placeholder=hint, longest=TITLE_LIMIT, parent=self)
        hint = self.tr("With whom")
        self.who = TextField(f"{name}: {hint}", placeholder=hint, longest=NAME_LIMIT, parent=self)
        self.due = DateField(self.tr("{0}: day").format(name), parent=self)
        hint = self.tr("Time")
        self.time = TextField(f"{name}: {hint}", placeholder=hint, longest=_LONGEST_TIME, parent=self)
        self.kind.choose(_UNWRITTEN.kind.value)

    def _lay_out(self, *, stacked: bool) -> None:
        for field, width in ((self.kind, _KIND), (self.due, _DUE), (self.time, _TIME)):
            fix_size(field, width=width)
        wide: Lines = ((self.kind, self.what), (self.who, self.due, self.time))
        narrow: Lines = ((self.what,), (self.kind, self.who), (self.due, self.time))
        column = Column(self, gap=8)
        for line in narrow if stacked else wide:
            row = Row(gap=8)
            row.add(*line)
            column.addLayout(row)
            self.last = row
        if stacked:
            self.last.addStretch(1)
            self.setTabOrder(self.what, self.kind)

    def _listen(self) -> None:
        for field in (self.what, self.who, self.time):
            field.editingFinished.connect(self._on_changed)
        self.due.date_edited.connect(self._on_changed)
        self.kind.activated.connect(self._on_changed)
