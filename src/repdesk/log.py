"""What the program writes down about itself: what failed and where, never the rep's words."""

import contextlib
import faulthandler
import logging
import os
from pathlib import Path

_NAME = "repdesk.log"
_BYTES = 1_000_000
_OLDER = 2
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(folder: Path) -> Path | None:
    """Write the log into `folder` from now on, in three files of 1 MB at most; None where that is impossible.

    A log that cannot be written is no reason to refuse the desk.
    """
    from logging.handlers import RotatingFileHandler  # brings sockets and pickle along; after the first paint

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / _NAME, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        return None
    _listen(handler)
    return folder / _NAME


def watch_for_hard_crashes(folder: Path) -> int | None:
    """Let Python write its stacks to `folder` when the process dies inside Qt or SQLite.

    A program without a console has no standard error, so the file is our own and stays open to the end.
    """
    with contextlib.suppress(OSError):
        file = os.open(folder / "hard-crash.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        faulthandler.enable(file)
        return file
    return None


def _listen(handler: logging.Handler) -> None:
    handler.setFormatter(logging.Formatter(_LINE))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
