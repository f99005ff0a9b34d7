"""Starts RepDesk: the window's own options open a window, everything else goes to the command line."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from repdesk import __version__, qt_check
from repdesk.domain.errors import Refused
from repdesk.paths import Folders, folders
from repdesk.sentences import sentence
from repdesk.storage.lock import DeskLock

DONE, REFUSED = 0, 1
_WINDOW_OPTIONS = ("--data", "--screenshots")


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 refused with one line on stderr, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        sys.stdout.write(f"repdesk {__version__}\n")
        return DONE
    if opens_window(arguments):
        return _open_window(arguments)
    from repdesk import cli  # the services bring the store along, which a window loads only after its first paint

    return cli.main(arguments)


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether there is nothing among the arguments but the window's own options with their values."""
    rest = iter(arguments)
    for argument in rest:
        name, equals, _ = argument.partition("=")
        if name not in _WINDOW_OPTIONS:
            return False
        if not equals:
            next(rest, None)
    return True


def prepare_folder(where: Folders, *, is_default: bool) -> None:
    """Make the desk's folder where it is missing; a folder she named must have a place to lie in.

    A mistyped path, or a drive that is not connected, would otherwise become an empty desk somewhere.
    """
    try:
        where.desk.mkdir(mode=0o700, parents=is_default, exist_ok=True)
    except FileNotFoundError as error:
        raise Refused("desk.folder_missing", path=where.desk) from error
    except FileExistsError as error:
        raise Refused("desk.not_a_folder", path=where.desk) from error
    except PermissionError as error:
        raise Refused("desk.no_permission", path=where.desk) from error
    except (OSError, ValueError) as error:
        raise Refused("desk.bad_path", path=where.desk) from error


def _open_window(arguments: Sequence[str]) -> int:
    options = _options(arguments)
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


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="repdesk", allow_abbrev=False, add_help=False)
    parser.add_argument("--data", type=Path, metavar="DIR")
    parser.add_argument("--screenshots", type=Path, metavar="DIR")
    return parser.parse_args(arguments)
