"""Why a deal ends or rests: lost, disqualified, on hold until a day."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import DealId, Outcome
from repdesk.domain.errors import Refused
from repdesk.domain.reasons import DISQUALIFIED, LOST, ON_HOLD
from repdesk.sentences import sentence
from repdesk.services.desk import Desk
from repdesk.ui.kit.banner import Banner
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.field import labelled
from repdesk.ui.kit.layout import Column, Row, fix_size
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.kit.tab_order import hand_on_focus
from repdesk.ui.parts.draft_keeper import DraftKeeper
from repdesk.ui.parts.reason_form import ReasonForm
from repdesk.ui.parts.stage_words import headline

_WIDTH = 520
_DAY_WIDTH = 172


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How one outcome asks for its reason."""

    title: str
    button: str
    reasons: Sequence[str]


ENDINGS = {
    Outcome.LOST: Ending(title="Why is {0} lost?", button="Mark as lost", reasons=LOST),
    Outcome.DISQUALIFIED: Ending(title="Why does {0} not qualify?", button="Disqualify", reasons=DISQUALIFIED),
    Outcome.ON_HOLD: Ending(title="Why is {0} on hold?", button="Put on hold", reasons=ON_HOLD),
}


class EndingSheet(Sheet):
    """A reason from the list, a note, and for a deal on hold the day it comes back; writes it itself."""

    ended = Signal(int)
    """The deal that was closed or put on hold."""

    def __init__(self, parent: QWidget, desk: Desk, deal_id: DealId, outcome: Outcome) -> None:
        self._ending = ENDINGS[outcome]
        super().__init__(parent, self._ending.title.format(headline(desk.deals.get(deal_id))), width=_WIDTH)
        self._desk, self._deal_id, self._outcome = desk, deal_id, outcome
        self._why = ReasonForm(self.tr("Reason"), self._ending.reasons, self)
        self._until = UntilForm(desk.context.today, self)
        self._fill_in()

    def accept(self) -> None:
        """Close the deal or put it on hold, or say what is missing."""
        try:
            self._write()
        except Refused as refused:
            self._refusal.set_text(sentence(refused))
            self._refusal.show()
            return
        self.ended.emit(self._deal_id)
        super().accept()

    def _write(self) -> None:
        reason, note = self._why.reason, self._why.note_text
        match self._outcome:
            case Outcome.LOST:
                self._desk.deals.lose(self._deal_id, reason, note)
            case Outcome.DISQUALIFIED:
                self._desk.deals.disqualify(self._deal_id, reason, note)
            case Outcome.ON_HOLD if (until := self._until.value) is not None:
                self._desk.deals.hold(self._deal_id, reason, until, note)

    def _on_changed(self) -> None:
        is_dated = self._outcome is not Outcome.ON_HOLD or self._until.value is not None
        self._main_button.setEnabled(self._why.is_complete and is_dated)

    def _fill_in(self) -> None:
        self._refusal = Banner("", "danger", parent=self)
        self._refusal.hide()
        self._until.setVisible(self._outcome is Outcome.ON_HOLD)
        self.body.add(self._refusal, self._why, self._until)
        self.add_cancel()
        self._main_button = self.add_main(self._ending.button)
        self._why.changed.connect(self._on_changed)
        self._until.changed.connect(self._on_changed)
        self._keep_drafts()
        self._on_changed()

    def _keep_drafts(self) -> None:
        drafts = DraftKeeper(self._desk.drafts, self)
        self.body.insertWidget(0, drafts.line)
        drafts.begin(f"ending:{self._deal_id}:{self._outcome}")
        drafts.watch(self._why, "why")
        drafts.watch(self._until, "until")
        drafts.cleared.connect(self._on_changed)
        self.accepted.connect(drafts.drop)
        self.rejected.connect(drafts.mirror)


class UntilForm(QWidget):
    """The day a deal comes back: typed, or in a week, in a month, next quarter."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = {"week": today + timedelta(days=7), "month": in_a_month(today), "quarter": next_quarter(today)}
        self._field = DateField(self.tr("On hold until"), parent=self)
        # "No date", as other fields say, would read here as if she could leave it so.
        self._field.setPlaceholderText(self.tr("Pick a day"))
        words = (("week", self.tr("In a week")), ("month", self.tr("In a month")), ("quarter", self.tr("Next quarter")))
        self._quick = Segmented(self.tr("On hold until"), words, small=False, parent=self)
        self._lay_out()
        self._field.date_edited.connect(self._on_date_edited)
        self._quick.chosen.connect(self._on_quick_chosen)

    @property
    def value(self) -> date | None:
        """The day."""
        return self._field.value

    def _on_quick_chosen(self, key: str) -> None:
        self._field.set_value(self._days[key])
        self.changed.emit()

    def _on_date_edited(self, _day: date | None) -> None:
        self._quick.set_value("")
        self.changed.emit()

    def _lay_out(self) -> None:
        fix_size(self._field, width=_DAY_WIDTH)
        column = Column(self)
        both = QWidget(self)
        row = Row(both, gap=8)
        row.add(self._field, self._quick)
        row.addStretch(1)
        hand_on_focus(both, self._field)
        column.addWidget(labelled(self.tr("On hold until"), both, parent=self))


def in_a_month(today: date) -> date:
    """The same day of the next month, or its last."""
    year, month = today.year + today.month // 12, today.month % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def next_quarter(today: date) -> date:
    """The first day of the next quarter."""
    month = (today.month - 1) // 3 * 3 + 4
    return date(today.year + month // 12, 1, 1) if month > 12 else date(today.year, month, 1)


def open_ending(parent: QWidget, desk: Desk, deal_id: DealId, outcome: Outcome) -> EndingSheet:
    """Ask why a deal is lost, disqualified or on hold, and write the answer."""
    sheet = EndingSheet(parent, desk, deal_id, outcome)
    sheet.open()
    return sheet
