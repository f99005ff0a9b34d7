"""What the board takes of memory, in a process of its own; prints the MB before and after.

Usage: memory_run.py FOLDER
"""

import sys
from pathlib import Path

from tests.bench.desks import PROCESS
from tests.bench.screen import columns_of, settle, shown, worn
from tests.builders import a_desk

_PAGE = 4096
_SCROLLS = 12


def main(folder: Path) -> None:
    """Shell, board, a look further down in every column."""
    worn()
    screen = shown(a_desk(folder, process=PROCESS), folder / "config")
    before = _resident()
    for column in columns_of(screen.open_board()):
        bar = column.view.verticalScrollBar()
        for _ in range(_SCROLLS):
            bar.setValue(bar.value() + bar.pageStep())
            settle()
    sys.stdout.write(f"{before} {_resident()}\n")
    screen.close()


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE / 2**20


if __name__ == "__main__":
    main(Path(sys.argv[1]))
