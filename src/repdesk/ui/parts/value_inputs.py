"""What an item asks besides a tick: an answer, a choice, a number or a day."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from repdesk.domain.errors import Unreadable
from repdesk.domain.fields import number
from repdesk.domain.process import Criterion, Kind
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row, fix_size
from repdesk.ui.kit.number_field import NumberField
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.kit.tab_order import hand_on_focus
from repdesk.ui.parts.amounts import read_number
from repdesk.ui.parts.note_area import NoteArea

_FIELD_WIDTH = 172
_FITS_SIDE_BY_SIDE = 46
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ValueInput(QWidget):
    """The value of a tick as text; what it lacks, as a sentence."""

    @property
    def value(self) -> str:
        """The value as it is kept."""
        return ""

    @property
    def problem(self) -> str:
        """What is missing or cannot be read, or nothing."""
        return ""

    @property
    def is_changed(self) -> bool:
        """Whether she gave another value than was shown."""
        return False

    def show_value(self, value: str) -> None:
        """Show what was given before."""


class AnswerInput(ValueInput):
    """Words, as many as it takes; Shift+Enter begins a new line."""

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("Answer for “{0}”").format(criterion.text)
        hint = self.tr("The answer, in their words")
        self.area = NoteArea(name, placeholder=hint, lines=2, enter_saves=True, parent=self)
        Column(self).addWidget(self.area)
        hand_on_focus(self, self.area)

    @property
    def value(self) -> str:
        """The words."""
        return self.area.text.strip()

    @property
    def problem(self) -> str:
        """Whether words are missing."""
        return "" if self.value else self.tr("Write down the answer.")

    @property
    def is_changed(self) -> bool:
        """Whether she typed."""
        return self.area.is_changed

    def show_value(self, value: str) -> None:
        """Show the answer given before."""
        self.area.set_text(value)


class ChoiceInput(ValueInput):
    """One of a few: side by side where they fit, else a list."""

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        name = self.tr("Choice for “{0}”").format(criterion.text)
        row = Row(self)
        self.choice = self._segments(name, criterion) if _is_short(criterion) else self._list(name, criterion)
        row.addWidget(self.choice)
        row.addStretch(1)

    @property
    def value(self) -> str:
        """The chosen words."""
        return self.choice.value if isinstance(self.choice, Segmented) else str(self.choice.key or "")

    @property
    def problem(self) -> str:
        """Whether nothing is chosen."""
        return "" if self.value else self.tr("Choose one.")

    @property
    def is_changed(self) -> bool:
        """Whether she chose."""
        return self.value != self._shown

    def show_value(self, value: str) -> None:
        """Show what was chosen before."""
        self.choice.set_value(value) if isinstance(self.choice, Segmented) else self.choice.choose(value)
        self._shown = self.value

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves: some desktops let it press a choice instead, which the arrows and Space do."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _segments(self, name: str, criterion: Criterion) -> Segmented:
        made = Segmented(name, tuple((c, c) for c in criterion.choices), small=False, parent=self)
        buttons = made.findChildren(QAbstractButton)
        for button in buttons:
            button.installEventFilter(self)
        hand_on_focus(self, buttons[0])
        return made

    def _list(self, name: str, criterion: Criterion) -> Combo:
        made = Combo(name, self)
        made.setPlaceholderText(self.tr("Choose one"))
        for choice in criterion.choices:
            made.add(choice, choice)
        made.choose("")
        hand_on_focus(self, made)
        return made


class NumberInput(ValueInput):
    """A number, with the least that counts beside it."""

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_least = criterion.at_least
        self.field = NumberField(self.tr("Number for “{0}”").format(criterion.text), parent=self)
        fix_size(self.field, width=_FIELD_WIDTH)
        row = Row(self)
        row.addWidget(self.field)
        if criterion.at_least is not None:
            row.addWidget(
                label(self.tr("at least {0}").format(f"{criterion.at_least:,}"), "small", "text2", parent=self)
            )
        row.addStretch(1)
        hand_on_focus(self, self.field)

    @property
    def value(self) -> str:
        """The number in plain notation, or the text where it is none."""
        try:
            return read_number(self.field.text())
        except Unreadable:
            return self.field.text()

    @property
    def problem(self) -> str:
        """Whether the number is missing or too small."""
        try:
            given = number(self.value)
        except ValueError:
            return self.tr("Write a number.")
        if self._at_least is not None and given < self._at_least:
            return self.tr("It counts from {0} on.").format(f"{self._at_least:,}")
        return ""

    @property
    def is_changed(self) -> bool:
        """Whether she typed."""
        return self.field.isModified()

    def show_value(self, value: str) -> None:
        """Show the number given before."""
        self.field.setText(value)


class DayInput(ValueInput):
    """A day."""

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = DateField(self.tr("Date for “{0}”").format(criterion.text), parent=self)
        self._shown: date | None = None
        fix_size(self.field, width=_FIELD_WIDTH)
        row = Row(self)
        row.addWidget(self.field)
        row.addStretch(1)
        hand_on_focus(self, self.field)

    @property
    def value(self) -> str:
        """The day in ISO form."""
        return self.field.value.isoformat() if self.field.value else ""

    @property
    def problem(self) -> str:
        """Whether the day is missing or none."""
        if not self.field.is_readable:
            return self.tr("This is not a date. Write it like 2026-11-24.")
        return "" if self.value else self.tr("Give the date.")

    @property
    def is_changed(self) -> bool:
        """Whether she gave another day."""
        return self.field.isModified() or self.field.value != self._shown

    def show_value(self, value: str) -> None:
        """Show the day given before."""
        self._shown = _day(value)
        self.field.set_value(self._shown)


def value_input(criterion: Criterion | None, parent: QWidget | None = None) -> ValueInput | None:
    """The input for what the item asks, None for one that is only ticked."""
    if criterion is None or criterion.kind not in _INPUTS:
        return None
    return _INPUTS[criterion.kind](criterion, parent)


_INPUTS = {
    Kind.ANSWER: AnswerInput,
    Kind.CHOICE: ChoiceInput,
    Kind.NUMBER: NumberInput,
    Kind.DATE: DayInput,
}


def _is_short(criterion: Criterion) -> bool:
    return sum(len(choice) for choice in criterion.choices) <= _FITS_SIDE_BY_SIDE and len(criterion.choices) <= 5


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
