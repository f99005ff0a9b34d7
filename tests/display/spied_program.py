"""The real program on the desk in a folder, telling on stdout where its cards and columns are: one JSON line a change.

Nothing is steered from here; the mouse comes from outside.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from repdesk.paths import folders
from repdesk.program import Program
from repdesk.storage.lock import DeskLock
from repdesk.ui.board.stage_column import StageColumn

Places = dict[str, tuple[int, int]]


class Spy(QObject):
    """Looks at the window ten times a second."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._told: Places = {}
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(100)

    def _look(self) -> None:
        places = _places(self._window) if self._window.isActiveWindow() else {}
        if places and places != self._told:
            self._told = places
            sys.stdout.write(json.dumps(places) + "\n")
            sys.stdout.flush()


def _places(window: QWidget) -> Places:
    """The middle of each column's view and of each card, on the screen."""
    places: Places = {}
    for column in window.findChildren(StageColumn):
        view = column.view
        if not view.isVisible():
            continue
        middle = view.viewport().mapToGlobal(view.viewport().rect().center())
        places[column.stage.name] = (middle.x(), middle.y())
        for row, card in enumerate(column.model.cards):
            spot = view.viewport().mapToGlobal(view.visualRect(column.model.index(row, 0)).center())
            places[card.company] = (spot.x(), spot.y())
    return places


def main() -> int:
    """Run until the window is closed."""
    where = folders(Path(sys.argv[1]))
    with DeskLock(where.database) as lock:
        program = Program(where, lock)
        Spy(program.window)
        return program.run()


if __name__ == "__main__":
    sys.exit(main())
