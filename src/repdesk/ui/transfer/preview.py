"""The rows that come in, one at a time, each as its card with what a card does not say."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import Outcome
from repdesk.domain.intake import Intake
from repdesk.services.transfer import Plan
from repdesk.ui.kit.button import IconButton
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.parts.days import short_day
from repdesk.ui.transfer.preview_card import PreviewCard, previewed
from repdesk.ui.transfer.words import PLACE_WORDS

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

_FACTS: Final = ("Stage", "Expected close", "Closed on", "Tags")


class Preview(QWidget):
    """Walks through the first rows of a plan."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: Plan | None = None
        self._at = 0
        self._has_walked = False
        self._line = label("", weight=600, parent=self)
        self._where = ElidedLabel("", "small", "text3", parent=self)
        self.before = IconButton("chevron-left", self.tr("Row before"), small=True, parent=self)
        self.after = IconButton("chevron-right", self.tr("Next row"), small=True, parent=self)
        self.card = PreviewCard(self)
        self._facts = {name: _Fact(self.tr(name), self) for name in _FACTS}
        self._build()
        self.before.clicked.connect(self._on_before_clicked)
        self.after.clicked.connect(self._on_after_clicked)

    def begin(self) -> None:
        """Another file: begin anew."""
        self._has_walked = False

    def show_plan(self, plan: Plan) -> None:
        """Show a row of this plan: the one she went to, else the most telling."""
        self._plan = plan
        self._at = min(self._at, len(plan.preview) - 1) if self._has_walked else _most_telling(plan)
        self.setVisible(bool(plan.preview))
        if plan.preview:
            self._show(plan, plan.preview[self._at])

    def _on_before_clicked(self) -> None:
        self._go(-1)

    def _on_after_clicked(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        self._has_walked = True
        if self._plan is not None:
            self._at = max(0, min(self._at + step, len(self._plan.preview) - 1))
            self._show(self._plan, self._plan.preview[self._at])

    def _show(self, plan: Plan, intake: Intake) -> None:
        self._line.setText(self.tr("Line {0}").format(f"{intake.line:,}"))
        self._where.set_text(self._place(intake))
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(plan.preview) - 1)
        self.card.show_card(previewed(self._desk, plan, intake), intake.outcome)
        for name, value in self._values(plan, intake).items():
            self._facts[name].show_value(value)

    def _place(self, intake: Intake) -> str:
        if intake.outcome is Outcome.OPEN:
            return self.tr("on your board")
        return self.tr("comes in as {0}").format(PLACE_WORDS[intake.outcome].lower())

    def _values(self, plan: Plan, intake: Intake) -> dict[str, str]:
        today, close = self._desk.context.today, intake.deal.get("expected_close")
        closed = next((day for moment, day in intake.moments.items() if moment == "closed"), None)
        return {
            "Stage": plan.process.stage(intake.stage).name,
            "Expected close": short_day(close, today) if close else "",
            "Closed on": short_day(closed, today) if closed else "",
            "Tags": ", ".join(intake.deal.get("tags", ())),
        }

    def _build(self) -> None:
        column = Column(self, gap=8)
        head = Row(gap=6)
        head.addWidget(self._line)
        head.addWidget(self._where, 1)
        head.add(self.before, self.after)
        column.addLayout(head)
        both, facts = Row(gap=14), Column(gap=4)
        both.addWidget(self.card, 3, Qt.AlignmentFlag.AlignTop)
        facts.add(*self._facts.values())
        facts.addStretch(1)
        both.addLayout(facts, 2)
        column.addLayout(both)


def _most_telling(plan: Plan) -> int:
    """The row to begin with: one that comes onto the board, with the most in it."""
    seen = [(intake.outcome is Outcome.OPEN, len(intake.deal), -at) for at, intake in enumerate(plan.preview)]
    return -max(seen)[2] if seen else 0


class _Fact(QWidget):
    """A value under its name; nothing where there is none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ElidedLabel("", "small", weight=500, parent=self)
        Column(self, gap=0).add(label(name, "micro", "text3", parent=self), self._value)

    def show_value(self, value: str) -> None:
        """Show this."""
        self._value.set_text(value)
        self.setVisible(bool(value))
