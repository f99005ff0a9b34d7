"""The commands without a window: one call, one exit code, at most one line on stderr."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from typing import Final

from repdesk.commands import backup, check, import_deals, report
from repdesk.domain.errors import Refused
from repdesk.domain.text import NOTE_LIMIT, clean
from repdesk.sentences import sentence

DONE, REFUSED, STOPPED = 0, 1, 130

_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], None]]] = {
    "import": import_deals.run,
    "report": report.run,
    "check": check.run,
    "backup": backup.run,
}


def run(options: argparse.Namespace) -> int:
    """Do what `arguments.parsed` understood; the exit code."""
    _never_choke()
    try:
        _COMMANDS[options.command](options)
        sys.stdout.flush()
    except Refused as refused:
        return _end(sentence(refused), REFUSED)
    except KeyboardInterrupt:
        return _end("Stopped. What was being written is there whole or not at all.", STOPPED)
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        _drop_output()
        return _end(f"The answer could not be written out: {error.strerror}.", REFUSED)
    return DONE


def _never_choke() -> None:
    """Let a terminal that knows only some letters show the others by their numbers."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _end(line: str, code: int) -> int:
    # A path may hold line breaks and what moves a cursor; the line stays one line.
    sys.stderr.write(f"repdesk: {clean(line, NOTE_LIMIT)}\n")
    return code


def _drop_output() -> None:
    """Write the rest to nowhere: Python would complain once more when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
