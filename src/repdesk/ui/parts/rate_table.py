"""The rep's own exchange rates: what one unit of another currency is worth in the desk's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from repdesk.domain.errors import Refused
from repdesk.domain.money import CURRENCIES
from repdesk.sentences import sentence
from repdesk.services.settings import Settings
from repdesk.ui.kit.button import Button, IconButton
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row, fix_size
from repdesk.ui.kit.number_field import NumberField


class RateRow(QWidget):
    """One currency and its worth."""

    changed = Signal()
    removed = Signal(str)

    def __init__(self, currency: str, worth: str, base: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currency = currency
        self.field = NumberField(self.tr("Worth of 1 {0} in {1}").format(currency, base), worth, parent=self)
        self.field.editingFinished.connect(self.changed)
        fix_size(self.field, width=120)
        remove = IconButton("x", self.tr("Remove {0}").format(currency), small=True, parent=self)
        remove.clicked.connect(self._on_remove_clicked)
        row = Row(self, gap=8)
        unit = label(f"1 {currency} =", parent=self)
        fix_size(unit, width=56)
        row.add(unit, self.field, label(base, color="text2", parent=self), remove)
        row.addStretch(1)

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self.currency)


class RateTable(QWidget):
    """A row a currency, and a list to add one more; a rate holds as soon as it is a number."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._rows = Column(gap=8)
        self._problem: QLabel = label("", "small", "danger", wrap=True, parent=self)
        self._choice = Combo(self.tr("Another currency"), self)
        self._add = Button(self.tr("Add a rate"), icon="plus", parent=self)
        self._add.clicked.connect(self._on_add_clicked)
        column = Column(self, gap=8)
        column.addLayout(self._rows)
        column.addWidget(self._problem)
        foot = Row(gap=8)
        foot.add(self._choice, self._add)
        foot.addStretch(1)
        column.addLayout(foot)
        self.read()

    def read(self) -> None:
        """Show the rates that hold now."""
        rates = self._settings.rates
        for row in self.rows():
            row.setParent(None)
            row.deleteLater()
        for currency, worth in sorted(rates.worth.items()):
            if currency != rates.base:
                self._add_row(currency, f"{worth:f}")
        self._say("")
        self._offer()

    def rows(self) -> tuple[RateRow, ...]:
        """The rows, by currency."""
        return tuple(self.findChildren(RateRow))

    def _on_add_clicked(self) -> None:
        self._add_row(str(self._choice.key), "").field.setFocus()
        self._offer()

    def _on_row_changed(self) -> None:
        row = self.sender()
        if isinstance(row, RateRow) and row.field.isModified():
            row.field.setModified(False)
            self._keep()

    def _on_row_removed(self, currency: str) -> None:
        kept = {row.currency: row.field.text() for row in self.rows() if row.currency != currency}
        self._settings.set_rates({c: worth for c, worth in kept.items() if worth.strip()})
        self.read()

    def _keep(self) -> None:
        try:
            self._settings.set_rates({r.currency: r.field.text() for r in self.rows() if r.field.text().strip()})
        except Refused as refused:
            self._say(sentence(refused))
        else:
            self._say("")

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _add_row(self, currency: str, worth: str) -> RateRow:
        row = RateRow(currency, worth, self._settings.currency, self)
        row.changed.connect(self._on_row_changed)
        row.removed.connect(self._on_row_removed)
        self._rows.addWidget(row)
        return row

    def _offer(self) -> None:
        """List the currencies that have no row yet."""
        taken = {self._settings.currency, *(row.currency for row in self.rows())}
        self._choice.clear()
        for currency in CURRENCIES:
            if currency not in taken:
                self._choice.add(currency, currency)
        self._add.setEnabled(self._choice.count() > 0)
