"""How the file is read: encoding, delimiter, dates, decimals; and what it does not say itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.dates import DateOrder
from repdesk.domain.mapping import ImportMapping
from repdesk.domain.money import CURRENCIES
from repdesk.domain.numbers import DecimalNotation
from repdesk.services.transfer import DELIMITERS, ENCODINGS
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.field import TextField, labelled
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row
from repdesk.ui.transfer.matching import Matching
from repdesk.ui.transfer.words import DELIMITER_WORDS, ENCODING_WORDS

_ORDERS: Final = (
    (DateOrder.DMY, "Day, month, year"),
    (DateOrder.MDY, "Month, day, year"),
    (DateOrder.YMD, "Year, month, day"),
)
_SIGNS: Final = ((DecimalNotation.POINT, "Point: 1,234.50"), (DecimalNotation.COMMA, "Comma: 1.234,50"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What she settled in the sheet."""

    encoding: str
    delimiter: str
    mapping: ImportMapping


class ReadingSheet(Sheet):
    """Asks for all of it at once; `settled` brings the answer."""

    settled = Signal(object)

    def __init__(self, parent: QWidget, matching: Matching) -> None:
        super().__init__(parent, self.tr("How this file is read"), width=480)
        self._matching = matching
        dialect, mapping = matching.table.dialect, matching.mapping
        self.encoding = self._choice(self.tr("Encoding"), [(e, ENCODING_WORDS[e]) for e in ENCODINGS], dialect.encoding)
        signs = [(d, DELIMITER_WORDS[d].capitalize()) for d in DELIMITERS]
        self.delimiter = self._choice(self.tr("Columns are separated by"), signs, dialect.delimiter)
        by_itself = (None, self.tr("Found in the file"))
        self.order = self._choice(self.tr("Dates"), [by_itself, *_ORDERS], mapping.date_order)
        self.decimal = self._choice(self.tr("Decimal sign"), [by_itself, *_SIGNS], mapping.decimal)
        self.currency = self._choice(self.tr("Currency, where none is named"), _currencies(mapping), mapping.currency)
        self.source = TextField(self.tr("Name of the system"), mapping.source, parent=self)
        self.source.setCursorPosition(0)
        self._fill()
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        mapping = replace(
            self._matching.mapping,
            date_order=DateOrder(str(self.order.key)) if self.order.key else None,
            decimal=DecimalNotation(str(self.decimal.key)) if self.decimal.key else None,
            currency=str(self.currency.key or ""),
            source=self.source.text().strip(),
        )
        encoding, delimiter = str(self.encoding.key), str(self.delimiter.key)
        self.settled.emit(Reading(encoding=encoding, delimiter=delimiter, mapping=mapping))

    def _choice(self, name: str, choices: Iterable[tuple[StrEnum | str | None, str]], holds: object) -> Combo:
        combo = Combo(name, self)
        # All six fields are alike wide, whatever they offer.
        combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, words in choices:
            combo.add(key, words)
        combo.choose(holds)
        return combo

    def _fill(self) -> None:
        for pair in ((self.encoding, self.delimiter), (self.order, self.decimal), (self.currency, self.source)):
            row = Row(gap=16)
            for field in pair:
                row.addWidget(labelled(field.accessibleName(), field, parent=self), 1)
            self.body.addLayout(row)
        note = self.tr("Outside IDs belong to their system: another file of the same name updates its deals.")
        self.body.addWidget(label(note, "small", "text3", wrap=True, parent=self))
        self.add_cancel()
        self.add_main(self.tr("Read it this way"))


def _currencies(mapping: ImportMapping) -> list[tuple[str, str]]:
    codes = dict.fromkeys((mapping.currency, *CURRENCIES)) if mapping.currency else dict.fromkeys(CURRENCIES)
    return [(code, code) for code in codes]
