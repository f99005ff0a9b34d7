"""The sheet that makes a deal: only what she knows at the first call, in the order she thinks of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import NextStep
from repdesk.domain.errors import Unreadable
from repdesk.domain.money import CURRENCIES
from repdesk.domain.text import NAME_LIMIT, TITLE_LIMIT
from repdesk.domain.views import Column
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.field import TextField, labelled
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row, fix_size
from repdesk.ui.kit.number_field import NumberField
from repdesk.ui.parts.amounts import read_amount
from repdesk.ui.parts.next_step_editor import NextStepEditor

_WIDTH = 520
_CURRENCY_WIDTH = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A deal as she wrote it down."""

    stage_key: str
    title: str
    company: str
    amount: int | None
    currency: str
    next_step: NextStep | None


class NewDealSheet(Sheet):
    """Reports a `Draft`; the one who opened it saves it and then calls `accept_saved`, or `refuse`."""

    drafted = Signal(object)

    def __init__(self, parent: QWidget, stages: Iterable[Column], stage_key: str, currency: str) -> None:
        super().__init__(parent, self.tr("New deal"), width=_WIDTH)
        self._base = currency
        self.company = TextField(self.tr("Company"), longest=NAME_LIMIT, parent=self)
        self.deal_name = TextField(self.tr("Deal name"), longest=TITLE_LIMIT, parent=self)
        self.amount = NumberField(self.tr("Amount"), placeholder="12,500 · 12k", parent=self)
        self.currency = Combo(self.tr("Currency"), self)
        self.stage = Combo(self.tr("Stage"), self)
        self.next_step = NextStepEditor(self.tr("Next step"), stacked=True, parent=self)
        self.problem = label("", "small", "danger", wrap=True, parent=self)
        self._fill_in(stages, stage_key)

    def accept(self) -> None:
        """Report the draft, or say at the field what is wrong with it."""
        self._say("")
        try:
            draft = self._draft()
        except Unreadable:
            self.amount.set_problem(self.tr("This is not an amount."))
            self._say(self.tr("The amount cannot be read. Write it like 12,500 or 12k."), self.amount)
            return
        problem = self._missing(draft)
        if not problem:
            self.drafted.emit(draft)

    def accept_saved(self) -> None:
        """The deal is on the desk: go."""
        super().accept()

    def refuse(self, why: str) -> None:
        """Say why the deal was not saved; what she wrote stays."""
        self._say(why)

    def _draft(self) -> Draft:
        typed = self.amount.text().strip()
        amount, currency = read_amount(typed, str(self.currency.key)) if typed else (None, str(self.currency.key))
        return Draft(
            stage_key=str(self.stage.key),
            title=self.deal_name.text().strip() or self.company.text().strip(),
            company=self.company.text().strip(),
            amount=amount,
            currency=currency,
            next_step=self.next_step.step,
        )

    def _missing(self, draft: Draft) -> str:
        if not draft.title:
            return self._say(self.tr("Name the company or the deal."), self.company)
        return self._say(self.next_step.problem, self.next_step.what) if self.next_step.problem else ""

    def _say(self, problem: str, field: QWidget | None = None) -> str:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem:
            self.amount.set_problem("")
        if field is not None:
            field.setFocus()
        return problem

    def _fill_in(self, stages: Iterable[Column], stage_key: str) -> None:
        for stage in stages:
            self.stage.add(stage.key, stage.name)
        self.stage.choose(stage_key)
        for currency in dict.fromkeys((self._base, *CURRENCIES)):
            self.currency.add(currency, currency)
        self.currency.choose(self._base)
        fix_size(self.currency, width=_CURRENCY_WIDTH)
        self.body.add(
            labelled(self.tr("Company"), self.company, parent=self),
            labelled(self.tr("Deal name"), self.deal_name, parent=self),
        )
        self.body.addLayout(self._money_and_stage())
        self.body.add(labelled(self.tr("Next step"), self.next_step, parent=self), self.problem)
        self.problem.hide()
        self.add_cancel()
        self.add_main(self.tr("Add deal"))
        self.company.setFocus()

    def _money_and_stage(self) -> Row:
        row = Row(gap=8)
        row.addWidget(labelled(self.tr("Amount"), self.amount, parent=self), 1)
        row.addWidget(labelled(self.tr("Currency"), self.currency, parent=self))
        row.addWidget(labelled(self.tr("Stage"), self.stage, parent=self), 1)
        return row
