"""The one file on disk: is it a desk, may it be opened, and how a new one comes to be.

A refused file is left as it was, byte for byte, with nothing new beside it.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from repdesk.domain.errors import Refused
from repdesk.storage import header, integrity, marks
from repdesk.storage.errors import refusing
from repdesk.storage.files import beside, log_of, whole_or_absent
from repdesk.storage.plain import READ_ONLY, plain_connection

_ONCE = {**READ_ONLY, "cache_size": -4_000}
"""A check goes over every page once: to keep them would only make the program larger for the whole day."""


class FileState(StrEnum):
    """What lies at a desk's path; the value is the code of its refusal."""

    ABSENT = "desk.absent"
    READY = "desk.ready"
    OLDER = "desk.older"
    NEWER = "desk.newer"
    FOREIGN = "desk.foreign"
    EMPTY = "desk.empty"
    ZEROED = "desk.zeroed"
    NOT_SQLITE = "desk.not_sqlite"
    NOT_A_FILE = "desk.not_a_file"
    BROKEN_LINK = "desk.broken_link"
    FOLDER_MISSING = "desk.folder_missing"
    DAMAGED = "desk.damaged"


def inspect(path: Path) -> FileState:
    """What lies at `path`, read from its first bytes; refused when it may not be read at all."""
    with refusing(path=path):
        kind = _kind(path)
        return _read_state(path) if kind is FileState.READY else kind


def require(path: Path, *allowed: FileState) -> FileState:
    """What lies at `path`, refused with its own code unless it is among `allowed`."""
    state = inspect(path)
    if state not in allowed:
        raise Refused(state.value, path=path)
    return state


def prepare(path: Path, backups: Path) -> None:
    """Make the desk at `path` ready to be opened for writing: create, check or upgrade it. The lock must be held."""
    state = require(path, FileState.ABSENT, FileState.READY, FileState.OLDER)
    if state is FileState.ABSENT:
        create(path)
        return
    _require_writable(path)
    check(path)
    if state is FileState.OLDER:
        _upgrade(path, backups)


def look(path: Path) -> None:
    """Refuse unless `path` can be read as it is, beside an open window or without one. Nothing is created."""
    require(path, FileState.READY)
    with _opened(path, "mode=ro" if _is_pending(path) else "mode=rw") as connection:
        _require_our_schema(connection, path)


def create(path: Path) -> None:
    """A new, empty desk at `path`: whole under its name, or not there at all."""
    part = path.with_name(path.name + ".new")
    with refusing(path=path), whole_or_absent(part, path):
        _build(part)
        if os.path.lexists(path):
            raise Refused("desk.exists", path=path)


def check(path: Path) -> None:
    """Refuse a damaged or tampered desk; looks at all of it after an unclean end. The lock must be held."""
    is_pending = _is_pending(path)
    with _opened(path, "mode=ro" if is_pending else "immutable=1") as connection:
        if not integrity.is_sound(connection, thorough=is_pending):
            raise Refused("desk.damaged", path=path)
        _require_our_schema(connection, path)


def _kind(path: Path) -> FileState:
    try:
        # Before any open: opening a pipe waits for ever.
        return FileState.READY if stat.S_ISREG(path.stat().st_mode) else FileState.NOT_A_FILE
    except FileNotFoundError:
        if path.is_symlink():
            return FileState.BROKEN_LINK
        return FileState.ABSENT if path.parent.is_dir() else FileState.FOLDER_MISSING


def _read_state(path: Path) -> FileState:
    head = header.read(path)
    is_ours = head.application_id == marks.APPLICATION_ID
    if not any(head.raw):
        return FileState.ZEROED if head.raw else FileState.EMPTY
    if not head.is_sqlite:
        return FileState.DAMAGED if is_ours else FileState.NOT_SQLITE
    if not head.is_well_formed:
        return FileState.DAMAGED
    if not is_ours:
        return FileState.FOREIGN
    return _age((header.logged(path) or head).user_version)


def _age(version: int) -> FileState:
    if version < 1:
        return FileState.DAMAGED
    if version == marks.FORMAT:
        return FileState.READY
    return FileState.NEWER if version > marks.FORMAT else FileState.OLDER


def _require_writable(path: Path) -> None:
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise Refused("desk.read_only", path=path)


def _require_our_schema(connection: sqlite3.Connection, path: Path) -> None:
    is_newest = integrity.versions(connection)[1] == marks.FORMAT
    if integrity.has_planted_code(connection) or (is_newest and not integrity.is_our_schema(connection)):
        raise Refused("desk.foreign_schema", path=path)


def _is_pending(path: Path) -> bool:
    """Whether the last session ended without copying its log into the file, or a window is at it now."""
    log = log_of(path)
    return log.is_file() and log.stat().st_size > 0


@contextmanager
def _opened(path: Path, how: str) -> Iterator[sqlite3.Connection]:
    """A connection for checking `path`, which is damaged when SQLite cannot make sense of it."""
    opened = plain_connection(path, how, pragmas=_ONCE)
    with refusing(otherwise="damaged", path=path), _left_as_found(path), opened as connection:
        yield connection


@contextmanager
def _left_as_found(path: Path) -> Iterator[None]:
    """A refusal leaves nothing beside the file that was not there."""
    present = {file for file in beside(path) if file.exists()}
    try:
        yield
    except Exception:
        for file in set(beside(path)) - present:
            file.unlink(missing_ok=True)
        raise


def _build(part: Path) -> None:
    from repdesk.storage import schema
    from repdesk.storage.engine import writing_engine

    engine = writing_engine(part, journal_mode="DELETE")
    with engine.begin() as connection:
        schema.create_all(connection)
    engine.dispose()


def _upgrade(path: Path, backups: Path) -> None:
    from repdesk.storage.migrations.upgrade import upgrade  # Alembic costs a start most of its time

    upgrade(path, backups)
    require(path, FileState.READY)
