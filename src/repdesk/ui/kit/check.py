"""Check boxes and radio buttons with plain words."""

from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from repdesk.ui.kit.label import mnemonic_safe


def check_box(text: str, *, name: str = "", checked: bool = False, parent: QWidget | None = None) -> QCheckBox:
    """A check box; where the word stands beside it in a label, `name` says it to a screen reader."""
    made = QCheckBox(mnemonic_safe(text), parent)
    made.setAccessibleName(name or text)
    made.setChecked(checked)
    return made


def radio(text: str, *, name: str = "", checked: bool = False, parent: QWidget | None = None) -> QRadioButton:
    """A radio button; where the word stands beside it in a label, `name` says it to a screen reader."""
    made = QRadioButton(mnemonic_safe(text), parent)
    made.setAccessibleName(name or text)
    made.setChecked(checked)
    return made
