"""RepDesk as `python -m repdesk` starts it, telling when the shell and when the board is painted.

Usage: start_desk.py window|board --data DIR. Each line on stdout is one event; it ends with the one it was asked for.
"""

import sys
from pathlib import Path

from repdesk import app
from repdesk.paths import Folders
from repdesk.storage.lock import DeskLock


def _run_watched(where: Folders, lock: DeskLock, screenshots: Path | None) -> int:
    """What `app` does, with somebody watching the window; Qt is loaded no sooner than there."""
    app._load_qt()
    from tests.bench.watched import Watched

    return Watched(where, lock, screenshots, until=sys.argv[1]).run()


if __name__ == "__main__":
    app._run = _run_watched
    sys.exit(app.main(sys.argv[2:]))
