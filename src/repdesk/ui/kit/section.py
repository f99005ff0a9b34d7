"""The small capitals over a part of a page."""

from PySide6.QtWidgets import QLabel, QWidget

from repdesk.ui.kit.label import label


def section(text: str, parent: QWidget | None = None) -> QLabel:
    """A section label; a screen reader gets the words as written, not letter by letter."""
    made = label(text.upper(), "section", "text2", parent=parent)
    made.setAccessibleName(text)
    return made
