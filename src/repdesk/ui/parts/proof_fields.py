"""What proves an item: the words, who said them, on which day."""

from datetime import date
from typing import TypedDict

from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import Tick
from repdesk.domain.text import NAME_LIMIT
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.kit.field import TextField
from repdesk.ui.kit.layout import Column, Row, fix_size

_LONGEST = 2_000
_DAY_WIDTH = 172


class Proof(TypedDict):
    """The evidence of a tick, as `desk.deals.tick` takes it."""

    evidence: str
    who: str
    on: date | None


NO_PROOF = Proof(evidence="", who="", on=None)


class ProofFields(QWidget):
    """Evidence over who and when; `last` gives the line to put the button on."""

    def __init__(self, text: str, *, needed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr("What shows it: their words, a figure, a document")
        if not needed:
            words = self.tr("What shows it (if you like): their words, a figure, a document")
        named = self.tr("{0} for “{1}”")
        self.evidence = TextField(
            named.format(self.tr("Evidence"), text), placeholder=words, longest=_LONGEST, parent=self
        )
        self.who = TextField(
            named.format(self.tr("Who said it"), text),
            placeholder=self.tr("Who said or did it"),
            longest=NAME_LIMIT,
            parent=self,
        )
        self.on = DateField(named.format(self.tr("Day"), text), past=True, parent=self)
        self.on.setPlaceholderText(self.tr("Today"))
        self._needed = needed
        self._lay_out()

    @property
    def problem(self) -> str:
        """What is missing, or nothing."""
        if not self.on.is_readable:
            return self.tr("The day is not a date. Write it like 2026-11-24.")
        if self._needed and not self.evidence.text().strip():
            return self.tr("This one needs a word of evidence.")
        return ""

    @property
    def proof(self) -> Proof:
        """What was written."""
        return Proof(evidence=self.evidence.text(), who=self.who.text(), on=self.on.value)

    def show_tick(self, tick: Tick | None) -> None:
        """Show what was given before."""
        given = Proof(evidence=tick.evidence, who=tick.who, on=tick.on) if tick else NO_PROOF
        self.show_proof(given)

    def show_proof(self, proof: Proof) -> None:
        """Show what is saved now."""
        self.evidence.setText(proof["evidence"])
        self.who.setText(proof["who"])
        self.on.set_value(proof["on"])

    @property
    def is_changed(self) -> bool:
        """Whether she typed in one of them."""
        return any(field.isModified() for field in (self.evidence, self.who, self.on))

    def _lay_out(self) -> None:
        fix_size(self.on, width=_DAY_WIDTH)
        column = Column(self, gap=8)
        self.last = Row(gap=8)
        self.last.add(self.who, self.on)
        self.last.setStretch(0, 1)
        column.addWidget(self.evidence)
        column.addLayout(self.last)
