"""Starts RepDesk: without a command its window opens, a command goes to the command line."""

import argparse
import builtins
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from repdesk import arguments, qt_check
from repdesk.domain.errors import Refused
from repdesk.paths import Folders, folders, prepare_folder
from repdesk.storage.lock import DeskLock

DONE, REFUSED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 refused with one line on stderr, 2 wrong usage."""
    try:
        options = arguments.parsed(sys.argv[1:] if argv is None else argv)
    except SystemExit as ended:  # what was wrong, or the help that was asked for, is printed already
        return int(ended.code or DONE)
    if options.command is None:
        return _open_window(options)
    from repdesk import cli  # the services bring the store along, which a window loads only after its first paint

    return cli.run(options)


def _open_window(options: argparse.Namespace) -> int:
    where = folders(options.data)
    gc.disable()  # what is loaded now lives to the end; collecting begins when the window has settled
    try:
        if sys.platform == "linux":
            qt_check.require_window(os.environ)
        prepare_folder(where, is_default=options.data is None)
        with DeskLock(where.database) as lock:
            return _run(where, lock, options.screenshots)
    except Refused as refused:
        return _refuse(refused)
    finally:
        gc.enable()


def _run(where: Folders, lock: DeskLock, screenshots: Path | None) -> int:
    # Qt is loaded only once it is known to work here.
    _load_qt()
    from repdesk.program import Program

    return Program(where, lock, screenshots).run()


def _load_qt() -> None:
    """Load Qt without the import hook that comes with it.

    The hook serves `from __feature__ import …`, which RepDesk has no use for, and reads the source of every
    module that is loaded after it: a quarter of the time SQLAlchemy takes.
    """
    plain_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401 -- loaded for its effect

    builtins.__import__ = plain_import


def _refuse(refused: Refused) -> int:
    """Say why on stderr; started from a desktop, where nobody reads that, in a window as well."""
    from repdesk.sentences import sentence

    if sys.stderr is not None:
        sys.stderr.write(f"repdesk: {sentence(refused)}\n")
    if not refused.code.startswith("qt.") and _is_unread():
        from repdesk.program import show_sentence

        show_sentence(sentence(refused))
    return REFUSED


def _is_unread() -> bool:
    is_on_screen = os.environ.get("QT_QPA_PLATFORM", "") not in qt_check.SCREENLESS
    return is_on_screen and (sys.stderr is None or not sys.stderr.isatty())
