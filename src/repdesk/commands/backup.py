"""`repdesk backup`: a verified copy of the desk, also while it is open."""

import argparse
from pathlib import Path

from repdesk import clock
from repdesk.commands.out import say
from repdesk.paths import Folders, folders
from repdesk.sentences import counted
from repdesk.storage import backup, desk_file
from repdesk.storage.errors import refusing


def run(options: argparse.Namespace) -> None:
    """Copy the desk to the named file, or under a dated name into the named folder or the desk's own."""
    where = folders(options.data)
    desk_file.look(where.database)
    made = _made(where, options.file)
    say(f"{counted(made.deals, 'deal')} saved and checked: {made.path}")


def _made(where: Folders, target: Path | None) -> backup.BackupMade:
    with refusing("backup", path=target):
        if target is not None and not target.is_dir():
            return backup.backup(where.database, target)
    return backup.backup_dated(where.database, target or where.backups, clock.now())
