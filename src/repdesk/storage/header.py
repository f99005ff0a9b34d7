"""What a database file says of itself in its first bytes, read without SQLite.

SQLite would recover a stranger's log on opening, make an empty file a new database and leave files beside it; what
is refused must stay as it was, so the two numbers that decide are read from the bytes.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from repdesk.storage.files import log_of

SIZE = 100
_MAGIC = b"SQLite format 3\0"
_FRAME = struct.Struct(">II8s8x")  # page number, pages after a commit (else 0), salts, checksums
_LOG_HEADER = struct.Struct(">4s4xI4x8s8x")  # magic, page size, salts
_LOG_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first hundred bytes of a file."""

    raw: bytes

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the beginning of an SQLite database."""
        return self.raw.startswith(_MAGIC)

    @property
    def is_well_formed(self) -> bool:
        """Whether page size, read and write versions and reserved values are such as SQLite writes."""
        if len(self.raw) < SIZE:
            return False
        size = int.from_bytes(self.raw[16:18], "big")
        fixed = self.raw[18] in (1, 2) and self.raw[19] in (1, 2) and self.raw[21:24] == b"\x40\x20\x20"
        return fixed and (size == 1 or (size >= 512 and size.bit_count() == 1))

    @property
    def application_id(self) -> int:
        """Whose file it is."""
        return int.from_bytes(self.raw[68:72], "big")

    @property
    def user_version(self) -> int:
        """Which format it has."""
        return int.from_bytes(self.raw[60:64], "big")


def read(path: Path) -> Header:
    """The header in `path` itself: a desk's own has carried the desk's id since before its first log."""
    with path.open("rb") as file:
        return Header(raw=file.read(SIZE))


def logged(path: Path) -> Header | None:
    """The newer header that was committed to the log beside `path` and not yet copied into it."""
    log = log_of(path)
    raw = _in_log(log) if log.is_file() else None
    return None if raw is None else Header(raw=raw)


def _in_log(log: Path) -> bytes | None:
    with log.open("rb") as file:
        committed = pending = None
        for page, commits, raw in _frames(file):
            pending = raw if page == 1 else pending
            committed = pending if commits else committed
    return committed


def _frames(log: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Page number, commit mark and first bytes of each frame; frames of an older log carry other salts."""
    head = log.read(_LOG_HEADER.size)
    if len(head) < _LOG_HEADER.size:
        return
    magic, page_size, salts = _LOG_HEADER.unpack(head)
    if magic not in _LOG_MAGIC or page_size < SIZE:
        return
    while len(frame := log.read(_FRAME.size + SIZE)) == _FRAME.size + SIZE:
        page, commits, frame_salts = _FRAME.unpack(frame[: _FRAME.size])
        if frame_salts != salts:
            return
        yield page, commits, frame[_FRAME.size :]
        log.seek(page_size - SIZE, 1)
