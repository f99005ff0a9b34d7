"""Is this file text at all, and what in it does not fit its encoding?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from repdesk.domain.errors import Refused
from repdesk.domain.faults import Fault
from repdesk.formats import encoding as encodings
from repdesk.formats.progress import Cancelled

LINE_LIMIT: Final = 1024 * 1024
_HEAD: Final = 64 * 1024
# Zip (xlsx, ods), the old Office files, PDF, PNG, JPEG, gzip, SQLite.
_SIGNATURES: Final = (
    b"PK\3\4",
    b"\xd0\xcf\x11\xe0",
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"SQLite format 3",
)
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f]")
_CONTROLS_IN_TEXT: Final = 0.05
_CONTROLS_IN_ANY_TEXT: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What one look at every byte of the file has shown."""

    encoding: str
    needs_mending: bool
    faults: tuple[Fault, ...]


def inspect(path: Path, encoding: str, cancelled: Cancelled | None = None) -> Inspection:
    """Read the whole file once in `encoding`; `Refused` when it is no text, or has a line without end."""
    _require_text(path, encoding)
    stray, has_nul = 0, False
    with encodings.opened(path, encoding) as text:
        for chunk in _with_line_ends(path, encodings.chunks(text, cancelled)):
            has_nul = has_nul or "\0" in chunk
            stray += encodings.count_stray(chunk)
    faults = (_mixed_encoding(path, encoding, stray),) if stray else ()
    return Inspection(encoding=encoding, needs_mending=stray > 0 or has_nul, faults=faults)


def _require_text(path: Path, encoding: str) -> None:
    with path.open("rb") as file:
        is_known_binary = file.read(16).startswith(_SIGNATURES)
    with encodings.opened(path, encoding) as text:
        head = text.read(_HEAD)
    most_controls = max(len(head) * _CONTROLS_IN_TEXT, _CONTROLS_IN_ANY_TEXT)
    if is_known_binary or len(_CONTROL.findall(head)) > most_controls:
        raise Refused("csv.not_text", path=path)


def _with_line_ends(path: Path, chunks: Iterable[str]) -> Iterable[str]:
    # A line must fit the memory several times over, and a table has none of a million letters.
    for chunk in chunks:
        if len(chunk) == LINE_LIMIT and "\n" not in chunk and "\r" not in chunk:
            raise Refused("csv.line_too_long", path=path, limit=LINE_LIMIT)
        yield chunk


def _mixed_encoding(path: Path, encoding: str, stray: int) -> Fault:
    with encodings.opened(path, encoding) as text:
        line = next(number for number, content in enumerate(text, start=1) if encodings.count_stray(content))
    values = {"encoding": encoding, "line": line, "bytes": stray}
    return Fault(path=str(line), code="csv.mixed_encoding", values=values)
