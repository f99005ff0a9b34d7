"""The program with somebody watching its window, who says when what is painted."""

import sys
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from repdesk import program

HEAVY = ("sqlalchemy", "alembic", "numpy", "pyqtgraph", "qtawesome", "charset_normalizer", "rapidfuzz", "tomlkit")
"""What the first paint must not wait for."""


class Watched(program.Program):
    """Runs until the shell ("window") or the board ("board") is painted."""

    def __init__(self, *arguments: Any, until: str) -> None:  # noqa: ANN401  (whatever the program takes)
        super().__init__(*arguments)
        self._until = until
        self.window.first_painted.connect(self._on_first_painted)
        self._poll = QTimer(self, interval=1)
        self._poll.timeout.connect(self._look)

    def _on_first_painted(self) -> None:
        heavy = [name for name in HEAVY if name in sys.modules]
        _tell(f"window {len(sys.modules)} {','.join(heavy)}")
        if self._until == "window":
            QApplication.quit()
        self._poll.start()

    def _look(self) -> None:
        page = self.window.page
        if page is not None and page.KEY == "board" and any(c.view.delegate.painted for c in page._area.columns):  # type: ignore[attr-defined]
            self._poll.stop()
            _tell("board")
            QApplication.quit()


def _tell(event: str) -> None:
    sys.stdout.write(event + "\n")
    sys.stdout.flush()
