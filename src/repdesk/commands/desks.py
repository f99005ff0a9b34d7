"""The desk a command works with: read beside a running window, or written alone."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from repdesk import clock
from repdesk.paths import Folders, folders, prepare_folder
from repdesk.services.desk import Desk
from repdesk.storage import desk_file
from repdesk.storage.desk_file import FileState
from repdesk.storage.lock import DeskLock

_NONE_YET: Final = frozenset({FileState.ABSENT, FileState.FOLDER_MISSING})


@contextmanager
def reading(options: argparse.Namespace) -> Iterator[Desk]:
    """The desk as it is, open elsewhere or not; Refused where there is none."""
    where = folders(options.data)
    desk_file.look(where.database)
    with _opened(where) as desk:
        yield desk


@contextmanager
def writing(options: argparse.Namespace) -> Iterator[Desk]:
    """The desk for this process alone, made where there is none; Refused while a window has it open."""
    where = folders(options.data)
    prepare_folder(where, is_default=options.data is None)
    with _held(where) as desk:
        yield desk


@contextmanager
def trying(options: argparse.Namespace) -> Iterator[Desk]:
    """The desk for a dry run: as it is, or an empty one that is thrown away where there is none yet."""
    if desk_file.inspect(folders(options.data).database) not in _NONE_YET:
        with reading(options) as desk:
            yield desk
        return
    with TemporaryDirectory(prefix="repdesk-") as folder, _held(folders(Path(folder))) as desk:
        yield desk


@contextmanager
def _held(where: Folders) -> Iterator[Desk]:
    with DeskLock(where.database):
        desk_file.prepare(where.database, where.backups)
        with _opened(where) as desk:
            yield desk


@contextmanager
def _opened(where: Folders) -> Iterator[Desk]:
    desk = Desk.open(where.database, clock.now)
    try:
        yield desk
    finally:
        desk.close()
