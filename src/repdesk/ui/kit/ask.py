"""Short questions and notices that do not stop the program while they wait for an answer."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.label import label

_WIDTH = 440


def ask(parent: QWidget, title: str, text: str, yes: str, no: str = "", *, danger: bool = False) -> Sheet:
    """Ask, and return the open sheet: connect its `accepted` or `rejected` to a bound method."""
    sheet = _notice(parent, title, text)
    cancel = sheet.add_cancel(no or QCoreApplication.translate("ask", "Cancel"))
    main = sheet.add_main(yes, danger=danger)
    # What destroys is never one Enter away.
    (cancel if danger else main).setFocus()
    sheet.open()
    return sheet


def tell(parent: QWidget, title: str, text: str, close: str = "") -> Sheet:
    """Tell, with one button; return the open sheet."""
    sheet = _notice(parent, title, text)
    sheet.add_main(close or QCoreApplication.translate("ask", "Close")).setFocus()
    sheet.open()
    return sheet


def _notice(parent: QWidget, title: str, text: str) -> Sheet:
    sheet = Sheet(parent, title, width=_WIDTH)
    words = label(text, color="text2", wrap=True, parent=sheet)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    sheet.body.addWidget(words)
    sheet.setAccessibleDescription(text)
    return sheet
