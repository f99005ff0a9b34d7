"""Copies of the desk that are proven to open before they get their name."""

import glob
import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from repdesk.domain.errors import Refused
from repdesk.storage import integrity, marks
from repdesk.storage.desk_file import FileState, require
from repdesk.storage.errors import refusing
from repdesk.storage.files import remove_database, sync_folder, whole_or_absent
from repdesk.storage.plain import ALONE, plain_connection


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade:
    """A verified copy."""

    path: Path
    deals: int
    bytes: int


def backup(path: Path, target: Path, *, overwrite: bool = False) -> BackupMade:
    """Copy the desk at `path`, open or not, to `target`; a bad or half copy never gets that name."""
    require(path, FileState.READY, FileState.OLDER)
    with refusing("backup", path=target):
        _require_free(path, target, overwrite=overwrite)
        part = _part_of(target)
        with whole_or_absent(part, target), refusing("backup", otherwise="damaged", path=target):
            rows = _copy(path, part)
            _verify(part, rows, target)
        return BackupMade(path=target, deals=rows["deal"], bytes=target.stat().st_size)


def backup_before(path: Path, folder: Path, reason: str, now: datetime) -> BackupMade:
    """Copy the desk into `folder` before something that changes much, under a name that says when and what."""
    return backup_dated(path, folder, now, why=f"-before-{reason}")


def backup_dated(path: Path, folder: Path, now: datetime, *, why: str = "") -> BackupMade:
    """Copy the desk into `folder`, made where it is missing, under a free name that says when."""
    with refusing("backup", path=folder):
        if not folder.exists():
            folder.mkdir(mode=0o700)
            sync_folder(folder.parent)
    return backup(path, _free_name(folder, f"{path.stem}-{now:%Y-%m-%d-%H%M}{why}"))


def _free_name(folder: Path, stem: str) -> Path:
    names = chain((f"{stem}.sqlite",), (f"{stem}-{n}.sqlite" for n in count(2)))
    return next(folder / name for name in names if not (folder / name).exists())


def _require_free(path: Path, target: Path, *, overwrite: bool) -> None:
    if not target.parent.is_dir():
        raise Refused("backup.folder_missing", path=target)
    if not os.path.lexists(target):
        return
    if not overwrite or not target.is_file():
        raise Refused("backup.exists", path=target)
    if target.samefile(path):
        raise Refused("backup.is_the_desk", path=target)


def _part_of(target: Path) -> Path:
    """A free name beside `target`, rid of what a killed backup left there.

    Each backup has its own: were the name shared, one of two at once could name the other's half copy.
    """
    for leftover in target.parent.glob(f"{glob.escape(target.name)}.*.part"):
        remove_database(leftover)
    return target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")


def _copy(path: Path, part: Path) -> dict[str, int]:
    """Copy in one go: a copy in steps starts again with each edit. Returns the rows of the copied moment."""
    with plain_connection(path) as source, plain_connection(part, pragmas=ALONE) as target:
        source.execute("BEGIN")
        rows = integrity.counts(source)
        source.backup(target)
        # The copy is marked as having a log, and could then not be opened in a folder that is read-only.
        target.execute("PRAGMA journal_mode=DELETE").fetchall()
        return rows


def _verify(part: Path, rows: dict[str, int], target: Path) -> None:
    with plain_connection(part, "immutable=1") as copy:
        is_desk = integrity.versions(copy)[0] == marks.APPLICATION_ID and "deal" in rows
        if not (is_desk and integrity.is_sound(copy, thorough=True) and integrity.counts(copy) == rows):
            raise Refused("backup.damaged", path=target)
