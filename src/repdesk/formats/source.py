"""The file she chose: may it be read, and is it still the one that was looked at?"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from repdesk.domain.errors import Refused

SIZE_LIMIT: Final = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What tells a file from a later version of itself."""

    size: int
    mtime_ns: int
    inode: int


def stamp(path: Path, *, limit: int = SIZE_LIMIT) -> Stamp:
    """The stamp of an ordinary, readable file that is neither empty nor above `limit` bytes; else `Refused`.

    A folder, pipe or device is turned down before it is opened, because opening a pipe may wait for ever.
    """
    with readable(path):
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused("file.not_regular", path=path)
        path.open("rb").close()
    if status.st_size == 0:
        raise Refused("file.empty", path=path)
    if status.st_size > limit:
        raise Refused("file.too_large", path=path, size=status.st_size, limit=limit)
    return _stamp_of(status)


def require_unchanged(path: Path, seen: Stamp) -> None:
    """Refuse to go on when the file is no longer the one that was `seen`."""
    try:
        now = _stamp_of(path.stat())
    except OSError as error:
        raise Refused("file.changed", path=path) from error
    if now != seen:
        raise Refused("file.changed", path=path)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what the system says about a file that cannot be read into a refusal."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused("file.missing", path=path) from error
    except OSError as error:
        raise Refused("file.unreadable", path=path, errno=errno.errorcode.get(error.errno or 0, "")) from error
    except ValueError as error:
        # A path with a NUL or half a character in it names no file on any system.
        raise Refused("file.missing", path=path) from error


def _stamp_of(status: os.stat_result) -> Stamp:
    return Stamp(size=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino)
