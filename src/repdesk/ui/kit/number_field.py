"""A field for a number, typed as the rep writes it."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.field import TextField

# Digits, separators of every country, signs, percent and currency signs; reading them is not the field's business.
_NUMBER = QRegularExpression(r"[-+−]?[\p{Sc}\d.,'’\s%kKmM]*")
_LONGEST = 40


class NumberField(TextField):
    """Reports the typed text; there is no wheel and no arrow that could change it by accident."""

    number_edited = Signal(str)

    def __init__(self, name: str, text: str = "", *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, text, placeholder=placeholder, longest=_LONGEST, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setValidator(QRegularExpressionValidator(_NUMBER, self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.textEdited.connect(self.number_edited)
