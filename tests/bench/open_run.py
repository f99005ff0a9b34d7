"""Opens the board once, in a process of its own where only the shell is painted; prints the CPU milliseconds.

Usage: open_run.py board FOLDER | open_run.py limit FOLDER PICTURES
"""

import sys
from contextlib import closing
from pathlib import Path

from repdesk.domain.deal import Outcome
from repdesk.services.board import FIRST_PAGE
from tests.bench.desks import PROCESS, STAGES
from tests.bench.raw import BareWindow, Playback, connected, loaded, read_pages
from tests.bench.screen import settle, shown, worn
from tests.bench.timing import cpu_ms
from tests.builders import a_desk


def board(folder: Path) -> float:
    """The program's own way, once the desk was opened and warmed beside the shell."""
    desk = a_desk(folder, process=PROCESS)
    desk.warm()
    screen = shown(desk, folder / "config")
    try:
        return cpu_ms(screen.open_board)
    finally:
        screen.close()


def limit(folder: Path, pictures: Path) -> float:
    """The driver's reads of the same pages, and the same cards played back in a bare viewport."""
    cards, window = loaded(pictures), BareWindow()
    window.resize(1_440, 900)
    window.show()
    settle()
    columns = [(Outcome.OPEN, n) for n in range(1, len(STAGES))] + [(Outcome.WON, len(STAGES))]
    with closing(connected(folder / "desk.sqlite")) as connection:

        def opened() -> None:
            read_pages(connection, columns, FIRST_PAGE)
            window.show_page(Playback(cards))
            settle()

        return cpu_ms(opened)


if __name__ == "__main__":
    worn()
    what, *paths = sys.argv[1:]
    took = board(Path(paths[0])) if what == "board" else limit(Path(paths[0]), Path(paths[1]))
    sys.stdout.write(f"{took}\n")
