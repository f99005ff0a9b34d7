"""A file that leaves the desk is there whole, or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from repdesk.domain.errors import Refused


@contextmanager
def written(path: Path, *, encoding: str, newline: str, makes_folder: bool = False) -> Iterator[TextIO]:
    """A new file to write that takes the place of `path` when the block ends, and vanishes when it fails."""
    try:
        if makes_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "w", encoding=encoding, errors="replace", newline=newline) as file:
                yield file
                file.flush()
                os.fsync(handle)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise Refused("file.not_written", path=path, errno=errno.errorcode.get(error.errno or 0, "")) from error


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder, and needs not: its rename is on the disk when it returns.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
