"""Why: one of a few reasons, and a word of her own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from repdesk.domain.reasons import OTHER
from repdesk.domain.text import LINE_LIMIT
from repdesk.ui.kit.check import radio
from repdesk.ui.kit.field import TextField, labelled
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column
from repdesk.ui.kit.tab_order import hand_on_focus

_COLUMNS = 2


class ReasonForm(QWidget):
    """Reasons to choose from over a note; `changed` tells that one of them did."""

    changed = Signal()

    def __init__(self, name: str, reasons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._reasons = tuple(reasons)
        self._group = QButtonGroup(self)
        self._build(name)
        self._listen()

    @property
    def reason(self) -> str:
        """The chosen reason, or nothing."""
        at = self._group.checkedId()
        return self._reasons[at] if at >= 0 else ""

    @property
    def note_text(self) -> str:
        """Her own words."""
        return self.note.text().strip()

    @property
    def is_complete(self) -> bool:
        """Whether it says enough: "Other" needs a word of her own."""
        return bool(self.reason) and (self.reason != OTHER or bool(self.note_text))

    @property
    def words(self) -> str:
        """Reason and note in one line, her own words alone where the reason is "Other"."""
        parts = (self.reason if self.reason != OTHER else "", self.note_text)
        return ": ".join(part for part in parts if part)

    def _on_chosen(self, _button: QAbstractButton) -> None:
        self._show_what_is_missing()
        self.changed.emit()

    def _on_note_edited(self, _text: str) -> None:
        self._show_what_is_missing()
        self.changed.emit()

    def _show_what_is_missing(self) -> None:
        self._missing.setVisible(self.reason == OTHER and not self.note_text)

    def _build(self, name: str) -> None:
        column = Column(self, gap=12)
        choices = QWidget(self)
        grid = QGridLayout(choices)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for at, reason in enumerate(self._reasons):
            button = radio(reason, name=f"{name}: {reason}", parent=choices)
            self._group.addButton(button, at)
            grid.addWidget(button, at // _COLUMNS, at % _COLUMNS, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(at % _COLUMNS, 1)
        hint = self.tr("In your own words")
        self.note = TextField(f"{name}: {hint}", longest=LINE_LIMIT, parent=self)
        self._missing = label(self.tr("This reason needs your own words."), "small", "danger", parent=self)
        self._missing.hide()
        column.add(choices, labelled(hint, self.note, parent=self), self._missing)
        hand_on_focus(self, self._group.button(0))

    def _listen(self) -> None:
        self._group.buttonClicked.connect(self._on_chosen)
        self.note.textEdited.connect(self._on_note_edited)
