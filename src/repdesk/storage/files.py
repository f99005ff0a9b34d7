"""Files that are whole or absent: made private under another name, synced, then put in place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_or_absent(part: Path, final: Path) -> Iterator[None]:
    """Build a database in the new, private file `part`; it becomes `final` when the block ends well."""
    remove_database(part)
    make_private(part)
    try:
        yield
        settle(part, final)
    finally:
        remove_database(part)


def newest_copy(folder: Path) -> float | None:
    """When the newest database in `folder` was written, as a timestamp; None where there is none."""
    try:
        return max((file.stat().st_mtime for file in folder.glob("*.sqlite")), default=None)
    except OSError:
        return None


def make_private(path: Path) -> None:
    """Make the new, empty file `path` that only this user may read; its -wal will inherit that."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def settle(part: Path, final: Path) -> None:
    """Give the finished `part` its final name, durably: the bytes first, then the name."""
    _sync(part)
    part.replace(final)
    sync_folder(final.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where the system offers that."""
    if os.name != "nt":
        _sync(folder)


def remove_database(path: Path) -> None:
    """Remove a database that was never finished, with what SQLite keeps beside it."""
    for leftover in (path, *beside(path)):
        leftover.unlink(missing_ok=True)


def log_of(path: Path) -> Path:
    """The log of commits that are not yet copied into the database `path`; SQLite keeps it beside the real file."""
    return _beside(path, "-wal")


def beside(path: Path) -> tuple[Path, ...]:
    """The files SQLite may keep beside the database `path`."""
    return log_of(path), _beside(path, "-journal"), _beside(path, "-shm")


def _beside(path: Path, suffix: str) -> Path:
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + suffix)


def _sync(path: Path) -> None:
    # Windows syncs only what is open for writing.
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
