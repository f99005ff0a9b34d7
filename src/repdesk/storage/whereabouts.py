"""Is the open desk still the file of its name?

On every system but Windows an open file can be moved or deleted, by a cloud folder for one. SQLite goes on writing
without a word, and what it calls saved would be in a file that nobody finds.
"""

from dataclasses import dataclass
from pathlib import Path

from repdesk.domain.errors import Refused
from repdesk.storage.files import log_of

_Identity = tuple[int, int] | None


class Moved(Refused):
    """The file, or the log alone, is no longer what was opened; what was being written is taken back."""

    def __init__(self, path: Path, *, is_log_alone: bool) -> None:
        super().__init__("desk.log_gone" if is_log_alone else "desk.moved", path=path)
        self.is_log_alone = is_log_alone


@dataclass(slots=True)
class Whereabouts:
    """The desk's file and its log, as they were when the store first wrote."""

    path: Path
    _file: _Identity = None
    _log: _Identity = None

    @property
    def is_there(self) -> bool:
        """Whether the name still leads to the file."""
        return self._file in (None, _identity(self.path))

    def require_unmoved(self) -> None:
        """Refuse what would be written out of sight; ask inside a transaction, for then there is a log."""
        file, log = _identity(self.path), _identity(log_of(self.path))
        self._file, self._log = self._file or file, self._log or log
        if not file or file != self._file:
            raise Moved(self.path, is_log_alone=False)
        if log != self._log:
            raise Moved(self.path, is_log_alone=True)


def _identity(path: Path) -> _Identity:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
