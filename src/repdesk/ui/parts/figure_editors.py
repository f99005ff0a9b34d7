"""Editors for fields of figures: amount with currency, probability, headcount."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import Company, Deal
from repdesk.domain.errors import Unreadable
from repdesk.domain.money import CURRENCIES
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row, fix_size
from repdesk.ui.kit.number_field import NumberField
from repdesk.ui.kit.tab_order import hand_on_focus
from repdesk.ui.parts.amounts import amount_text, percent_text, read_amount, read_count, read_percent
from repdesk.ui.parts.field_editor import FieldEditor, Values, attribute, saved_value

_CURRENCY_WIDTH = 100


class FigureEditor(FieldEditor):
    """A figure that is typed; what cannot be read is said in a sentence, and stays."""

    field: NumberField

    @property
    def is_changed(self) -> bool:
        """Whether she typed in it."""
        return self.field.isModified()

    @property
    def problem(self) -> str:
        """Why the figure cannot be read, or nothing."""
        try:
            self.values()
        except Unreadable:
            return self._how_to_write()
        return ""

    def mark_saved(self) -> None:
        """Take what was typed for saved."""
        self.field.setModified(False)

    def _how_to_write(self) -> str:
        """What is said of a text that is no such figure."""
        return self.tr("This cannot be read.")


class AmountEditor(FigureEditor):
    """What the deal is worth: 12k, 1.2M or 12,500, in a currency."""

    def __init__(self, key: str = "deal.amount", parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        both = QWidget(self)
        self.field = NumberField(self.name, placeholder="12,500", parent=both)
        self.currency = Combo(self.tr("Currency"), both)
        self._shown = ""
        for code in CURRENCIES:
            self.currency.add(code, code)
        fix_size(self.currency, width=_CURRENCY_WIDTH)
        row = Row(both, gap=8)
        row.add(self.field, self.currency)
        hand_on_focus(both, self.field)
        self.field.editingFinished.connect(self._on_edited)
        self.currency.activated.connect(self._on_edited)
        self._put(both)

    @property
    def is_changed(self) -> bool:
        """Whether she typed an amount or chose a currency."""
        return super().is_changed or self.currency.key != self._shown

    def values(self) -> Values:
        """Amount and currency; a currency typed with the amount wins."""
        chosen = str(self.currency.key or self._shown)
        if not self.field.text().strip():
            return {"amount": None, "currency": chosen}
        amount, currency = read_amount(self.field.text(), chosen)
        return {"amount": amount, "currency": currency}

    def show_deal(self, deal: Deal, _company: Company | None) -> None:
        """Show the saved amount."""
        self.field.setText(amount_text(deal.amount, deal.currency))
        self._choose(deal.currency)
        self._shown = deal.currency

    def mark_saved(self) -> None:
        """Take what was typed for saved."""
        self._shown = str(self.values()["currency"])
        self._choose(self._shown)
        super().mark_saved()

    def _choose(self, currency: str) -> None:
        if currency and currency not in {self.currency.itemData(row) for row in range(self.currency.count())}:
            self.currency.add(currency, currency)
        self.currency.choose(currency)

    def _how_to_write(self) -> str:
        return self.tr("This is not an amount. Write it like 12,500 or 12k.")


class CountEditor(FigureEditor):
    """A whole number."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.field = NumberField(self.name, parent=self)
        self.field.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.field.editingFinished.connect(self._on_edited)
        self._put(self.field)

    def values(self) -> Values:
        """The number."""
        text = self.field.text().strip()
        return {attribute(self.key): read_count(text) if text else None}

    def show_deal(self, deal: Deal, company: Company | None) -> None:
        """Show the saved number."""
        number = saved_value(self.key, deal, company)
        self.field.setText("" if number is None else f"{number:,}")

    def _how_to_write(self) -> str:
        return self.tr("This is not a whole number. Write it like 1,200.")


class ProbabilityEditor(FigureEditor):
    """The rep's own chance to win; without one her stage's holds, and stands beside it."""

    def __init__(self, key: str = "deal.probability", parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        line = QWidget(self)
        self.field = NumberField(self.name, parent=line)
        self.stage = label("", "small", "text2", parent=line)
        self.back = Button(self.tr("Back to stage value"), kind="link", small=True, parent=line)
        row = Row(line, gap=8)
        row.add(self.field, self.stage, self.back)
        row.addStretch(1)
        hand_on_focus(line, self.field)
        fix_size(self.field, width=_CURRENCY_WIDTH)
        self.field.editingFinished.connect(self._on_edited)
        self.back.clicked.connect(self._on_back)
        self._put(line)

    def show_stage(self, basis_points: int) -> None:
        """Say what the stage gives."""
        self.stage.setText(self.tr("Stage: {0}").format(percent_text(basis_points)))
        self.field.setPlaceholderText(percent_text(basis_points))

    def values(self) -> Values:
        """Her own figure in basis points, or None for the stage's."""
        text = self.field.text().strip()
        return {"probability": read_percent(text) if text else None}

    def show_deal(self, deal: Deal, _company: Company | None) -> None:
        """Show her own figure, if she has one."""
        self.field.setText(percent_text(deal.probability))
        self.back.setVisible(deal.probability is not None)

    def mark_saved(self) -> None:
        """Take what was typed for saved."""
        super().mark_saved()
        self.back.setVisible(self.values()["probability"] is not None)

    def _on_back(self) -> None:
        self.field.clear()
        self.field.setModified(True)
        self._on_edited()

    def _how_to_write(self) -> str:
        return self.tr("This is not a percentage. Write it like 40 %.")
