"""Asks why a deal is lost, disqualified or put on hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import DealId, Outcome
from repdesk.domain.reasons import DISQUALIFIED, LOST, ON_HOLD
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.field import labelled
from repdesk.ui.kit.label import label
from repdesk.ui.parts.reason_form import ReasonForm

_WIDTH = 460


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How one outcome asks for its reason."""

    outcome: Outcome
    title: str
    button: str
    reasons: Sequence[str]


ENDINGS = {
    Outcome.LOST: Ending(outcome=Outcome.LOST, title="Why is {0} lost?", button="Mark as lost", reasons=LOST),
    Outcome.DISQUALIFIED: Ending(
        outcome=Outcome.DISQUALIFIED, title="Why does {0} not qualify?", button="Disqualify", reasons=DISQUALIFIED
    ),
    Outcome.ON_HOLD: Ending(
        outcome=Outcome.ON_HOLD, title="Why is {0} on hold?", button="Put on hold", reasons=ON_HOLD
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What the rep answered; `until` only for a deal on hold."""

    deal: DealId
    outcome: Outcome
    reason: str
    note: str = ""
    until: date | None = None


class ReasonSheet(Sheet):
    """A reason from the list, a note, and for a deal on hold the day it comes back."""

    answered = Signal(object)
    """The `Reason`, once it is complete."""

    def __init__(self, parent: QWidget, deal: DealId, name: str, outcome: Outcome, today: date) -> None:
        self._ending = ENDINGS[outcome]
        super().__init__(parent, self._ending.title.format(name), width=_WIDTH)
        self._deal, self._today = deal, today
        self.why = ReasonForm(self.tr("Reason"), self._ending.reasons, self)
        self.until = DateField(self.tr("On hold until"), parent=self)
        self.problem = label("", "small", "danger", wrap=True, parent=self)
        self._fill_in()

    @property
    def is_hold(self) -> bool:
        """Whether a day is asked for as well."""
        return self._ending.outcome is Outcome.ON_HOLD

    def accept(self) -> None:
        """Answer, or say what is missing."""
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if problem:
            return
        self.answered.emit(self._answer())
        super().accept()

    def _answer(self) -> Reason:
        return Reason(
            deal=self._deal,
            outcome=self._ending.outcome,
            reason=self.why.reason,
            note=self.why.note_text,
            until=self.until.value if self.is_hold else None,
        )

    def _problem(self) -> str:
        if not self.why.is_complete:
            self.why.setFocus()
            return self.tr("Choose a reason; “Other” needs a word of your own.")
        if self.is_hold and not self._comes_back():
            self.until.setFocus()
            return self.tr("Say until when: a day after today.")
        return ""

    def _comes_back(self) -> bool:
        return self.until.is_readable and self.until.value is not None and self.until.value > self._today

    def _fill_in(self) -> None:
        self.body.add(self.why)
        self.until.setVisible(self.is_hold)
        if self.is_hold:
            self.body.add(labelled(self.tr("On hold until"), self.until, parent=self))
        self.body.add(self.problem)
        self.problem.hide()
        self.add_cancel()
        self.add_main(self.tr(self._ending.button))
        self.why.setFocus()
