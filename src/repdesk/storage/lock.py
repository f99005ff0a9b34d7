"""One desk, one writer: a lock file beside the database that the system lets go of when the process ends."""

import contextlib
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from repdesk.domain.errors import Refused
from repdesk.storage.errors import refusing

if sys.platform == "win32":
    import msvcrt
    from socket import gethostname as _host

    # A locked byte cannot be read by others, so it lies where no text ever will.
    _LOCKED_BYTE = 1 << 30

    def _try_lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

    _HELD_BY_ANOTHER: type[OSError] = OSError
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    _HELD_BY_ANOTHER: type[OSError] = BlockingIOError

    def _host() -> str:
        return os.uname().nodename


class DeskLock:
    """The right to write to the desk at `path`, held by at most one process; what a dead one left is no obstacle.

    The file stays when the lock is released: removing it would let two starts hold a lock each, on two files of
    the same name.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    @property
    def file(self) -> Path:
        """The lock file, beside the real database: two ways to one folder are one desk."""
        real = Path(os.path.realpath(self.path))
        return real.with_name(real.name + ".lock")

    def acquire(self) -> None:
        """Hold the lock from now on, or refuse with who holds it."""
        with refusing(path=self.path):
            descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                self._hold(descriptor)
            except BaseException:
                os.close(descriptor)
                raise
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go; harmless when nothing is held."""
        if self._descriptor is None:
            return
        with contextlib.suppress(OSError):  # the text is only for the message, its loss costs nothing
            os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)
        self._descriptor = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _hold(self, descriptor: int) -> None:
        try:
            _try_lock(descriptor)
        except _HELD_BY_ANOTHER as held:
            raise _in_use(self.path, _read(descriptor)) from held
        os.ftruncate(descriptor, 0)
        os.write(descriptor, _text().encode())


def _in_use(path: Path, holder: Mapping[str, str]) -> Refused:
    return Refused("desk.already_open", path=path, **holder) if holder["host"] else Refused("desk.in_use", path=path)


def _text() -> str:
    since = time.strftime("%Y-%m-%dT%H:%M:%S%z")
    return f"pid={os.getpid()}\nhost={_host()}\nsince={since}\n"


def _read(descriptor: int) -> Mapping[str, str]:
    """Who holds the lock; empty words where the holder has not written yet or the text is another's."""
    lines = os.read(descriptor, 1000).decode(errors="replace").splitlines()
    found = dict(line.partition("=")[::2] for line in lines)
    return {word: found.get(word, "") for word in ("pid", "host", "since")}
