"""What `repdesk` understands on its command line: the window's own options and the commands."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from repdesk import __version__

_ABOUT = "The desk of one B2B sales rep. Without a command it opens its window."
_EXITS = "Exit codes: 0 done, 1 refused with one line that says why, 2 wrong usage, 130 stopped with Ctrl+C."


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options by name; `command` is None where the window is meant. Wrong usage ends with SystemExit(2)."""
    if plain := _plain(arguments):
        return plain
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is not None and options.screenshots is not None:
        parser.error(f"--screenshots is for the window, not for {options.command}")
    return options


def _plain(arguments: Sequence[str]) -> argparse.Namespace | None:
    """The options of the usual start, which need not wait 5 ms for the parser of every command; None for any other."""
    match tuple(arguments):
        case ():
            return argparse.Namespace(command=None, data=None, screenshots=None)
        case ("--data", folder) if folder and not folder.startswith("-"):
            return argparse.Namespace(command=None, data=Path(folder), screenshots=None)
        case _:
            return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="repdesk", description=_ABOUT, epilog=_EXITS, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"repdesk {__version__}")
    _add_data(parser, default=None)
    parser.add_argument("--screenshots", type=_path, metavar="DIR", help="save pictures of every page and quit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_import(commands)
    _add(commands, "report", "counts and sums by process, stage and outcome", as_json=True)
    _add(commands, "check", "work out anew what the desk stores, and compare")
    backup = _add(commands, "backup", "save a verified copy of the desk, also while it is open")
    backup.add_argument("file", type=_path, nargs="?", metavar="FILE", help="a new file, or a folder for one")
    return parser


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(
        commands, "import", "bring deals in from a CSV file, in one step that can be taken back", as_json=True
    )
    parser.add_argument("file", type=_path, metavar="FILE", help="a table with one deal a row")
    parser.add_argument("--mapping", type=_path, metavar="FILE", help="which column is what (repdesk.mapping/1)")
    parser.add_argument("--process", metavar="KEY", help="the process the deals follow, over what the mapping says")
    parser.add_argument(
        "--where",
        type=_condition,
        action="append",
        default=[],
        metavar='"Column=value"',
        help="only rows with this value; may be given several times",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str, *, as_json: bool = False
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.", allow_abbrev=False)
    # The default of the whole program would otherwise win over what stood before the command.
    _add_data(parser, default=argparse.SUPPRESS)
    if as_json:
        parser.add_argument("--json", action="store_true", help="write JSON for other programs")
    return parser


def _add_data(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("--data", type=_path, default=default, metavar="DIR", help="the folder of the desk")


def _path(text: str) -> Path:
    """A path; an empty one, as an unset variable gives it, would be the folder one happens to be in."""
    if not text:
        raise argparse.ArgumentTypeError("a path is missing")
    return Path(text)


def _condition(text: str) -> tuple[str, str]:
    column, equals, value = text.partition("=")
    if not equals or not column.strip():
        raise argparse.ArgumentTypeError(f'write it as "Column=value", not {text!r}')
    return column.strip(), value.strip()
