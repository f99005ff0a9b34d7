"""A rep's few minutes with a large desk, in a process of their own; prints the longest gap of each thing she does.

Usage: session_run.py FOLDER
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from repdesk.domain.deal import DealId
from repdesk.paths import folders
from repdesk.program import Program
from repdesk.services.desk import Desk
from repdesk.storage.lock import DeskLock
from repdesk.ui.board.page import BoardPage
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.page import Target
from repdesk.ui.shell.workplace import Workplace
from tests.bench.desks import STAGES
from tests.bench.screen import columns_of
from tests.bench.stalls import Heartbeat, idle, run_for

_LASTS = {"start": 1_500, "scroll": 50}
_USUALLY_MS = 350
"""How long each act is listened to: until its animations have ended."""
_SCROLLS = 12


class Session:
    """The window over a desk, and what is done in it."""

    def __init__(self, folder: Path) -> None:
        where = folders(folder)
        lock = DeskLock(where.database)
        lock.acquire()
        self._program = Program(where, lock)
        self._window = self._program.window

    def acts(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """What she does, in order."""
        yield "start", self._window.show
        for _ in range(_SCROLLS):
            yield "scroll", self._scroll
        yield "scroll to the end", self._scroll_far
        yield "open the gate sheet", self._move_on
        yield "close the sheet", self._close_sheet
        yield "move", lambda: self._desk.deals.move(self._deal(0), STAGES[1], override="It is agreed")
        yield "move back", lambda: self._desk.deals.move(self._deal(1), STAGES[0], override="It is not")
        yield "drop", self._drop
        yield "undo", self._place.undoing.undo_step
        yield "undo a move", self._place.undoing.undo_step
        yield "open a new deal", self._page.new_deal
        yield "close the new deal", self._close_sheet
        yield "go to the settings", lambda: self._place.history.go(Target(page="settings"))
        yield "go to the import", lambda: self._place.history.go(Target(page="import"))
        yield "come back", lambda: self._place.history.go(Target(page="board"))

    @property
    def is_open(self) -> bool:
        """Whether the desk is there."""
        return self._program._workplace is not None

    def leave(self) -> None:
        """Close everything."""
        self._window.close()
        self._program._leave()

    @property
    def _desk(self) -> Desk:
        assert self._program._desk is not None, "the desk is open"
        return self._program._desk

    @property
    def _place(self) -> Workplace:
        assert self._program._workplace is not None, "the desk is open"
        return self._program._workplace

    @property
    def _page(self) -> BoardPage:
        page = self._window.page
        assert isinstance(page, BoardPage)
        return page

    def _deal(self, column: int) -> DealId:
        return columns_of(self._page)[column].model.cards[0].id

    def _move_on(self) -> None:
        self._page._moves.step(self._deal(0), 1)

    def _scroll(self) -> None:
        bar = columns_of(self._page)[0].view.verticalScrollBar()
        bar.setValue(bar.value() + 120)

    def _scroll_far(self) -> None:
        bar = columns_of(self._page)[0].view.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _drop(self) -> None:
        column = columns_of(self._page)[2]
        deal = column.model.cards[0].id
        column.model.card_dropped.emit(deal, column.stage.stage_id, 5)

    def _close_sheet(self) -> None:
        for sheet in self._window.findChildren(Sheet):
            sheet.reject()


def main(folder: Path) -> None:
    """One line of JSON: name, milliseconds, CPU milliseconds."""
    sys.setswitchinterval(0.001)  # as the program sets it when it runs
    session, beat = Session(folder), Heartbeat()
    quiet = idle(beat)
    _write("idle", quiet.wall, quiet.cpu)
    for name, act in session.acts():
        QTimer.singleShot(20, beat, act)
        beat.begin()
        run_for(_LASTS.get(name, _USUALLY_MS))
        while not session.is_open:
            run_for(_USUALLY_MS)
        longest = beat.end()
        _write(name, longest.wall, longest.cpu)
    session.leave()


def _write(name: str, wall: float, cpu: float) -> None:
    sys.stdout.write(json.dumps([name, wall, cpu]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
