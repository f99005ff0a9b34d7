"""What this program is, and whose work it stands on."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from repdesk import __version__
from repdesk.ui.kit.ask import tell
from repdesk.ui.kit.dialog import Sheet


def open_about(parent: QWidget, desk: str) -> Sheet:
    """The sheet with version, place of the desk and licences."""
    words = QCoreApplication.translate(
        "about",
        "Version {0}. An offline desk for one B2B sales rep: no account, no network.\n\n"
        "Your desk lies in {1}.\n\n"
        "MIT licence. Made with Qt (LGPL), SQLAlchemy (MIT) and SQLite; icons by Lucide (ISC), typeface Inter (OFL).",
    )
    return tell(parent, QCoreApplication.translate("about", "About RepDesk"), words.format(__version__, desk))
