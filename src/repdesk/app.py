"""Starts RepDesk: without a command its window opens, a command goes to the command line."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from repdesk import arguments, qt_check
from repdesk.domain.errors import Refused
from repdesk.paths import Folders, folders, prepare_folder
from repdesk.sentences import sentence
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
    try:
        if sys.platform == "linux":
            qt_check.require_window(os.environ)
        prepare_folder(where, is_default=options.data is None)
        with DeskLock(where.database) as lock:
            return _run(where, lock, options.screenshots)
    except Refused as refused:
        return _refuse(refused)


def _run(where: Folders, lock: DeskLock, screenshots: Path | None) -> int:
    # Qt is loaded only once it is known to work here.
    from repdesk.program import Program

    return Program(where, lock, screenshots).run()


def _refuse(refused: Refused) -> int:
    """Say why on stderr; started from a desktop, where nobody reads that, in a window as well."""
    if sys.stderr is not None:
        sys.stderr.write(f"repdesk: {sentence(refused)}\n")
    if not refused.code.startswith("qt.") and _is_unread():
        from repdesk.program import show_sentence

        show_sentence(sentence(refused))
    return REFUSED


def _is_unread() -> bool:
    is_on_screen = os.environ.get("QT_QPA_PLATFORM", "") not in qt_check.SCREENLESS
    return is_on_screen and (sys.stderr is None or not sys.stderr.isatty())
