"""What SQLite and the operating system say, as refusals the rep can act on.

A fault of the disk, a lock or a permission is never damage: only CORRUPT is, and only damage leads to recovery.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from repdesk.domain.errors import Refused

_BY_NAME = {"SQLITE_READONLY_DBMOVED": "desk.moved", "SQLITE_IOERR_NOMEM": "desk.no_memory"}

_BY_PRIMARY_CODE = {
    sqlite3.SQLITE_FULL: "desk.disk_full",
    sqlite3.SQLITE_READONLY: "desk.read_only",
    sqlite3.SQLITE_BUSY: "desk.busy",
    sqlite3.SQLITE_LOCKED: "desk.busy",
    sqlite3.SQLITE_PROTOCOL: "desk.busy",
    sqlite3.SQLITE_IOERR: "desk.io",
    sqlite3.SQLITE_CANTOPEN: "desk.cannot_open",
    sqlite3.SQLITE_PERM: "desk.no_permission",
    sqlite3.SQLITE_CORRUPT: "desk.damaged",
    sqlite3.SQLITE_NOTADB: "desk.damaged",  # strangers were turned away by their first bytes already
}

_BY_ERRNO = {
    errno.ENOSPC: "desk.disk_full",
    errno.EDQUOT: "desk.disk_full",
    errno.EFBIG: "desk.disk_full",
    errno.EROFS: "desk.read_only",
    errno.EACCES: "desk.no_permission",
    errno.EPERM: "desk.no_permission",
    errno.ENOENT: "desk.folder_missing",
    errno.ENOTDIR: "desk.folder_missing",
    errno.ENAMETOOLONG: "desk.bad_path",
    errno.ELOOP: "desk.bad_path",
    errno.EISDIR: "desk.not_a_file",
}


def translate(fault: BaseException, **values: object) -> Refused | None:
    """The refusal that tells the rep of `fault`, or None when it is a defect of ours."""
    code = _code(fault)
    return None if code is None else Refused(code, **values)


@contextmanager
def refusing(**values: object) -> Iterator[None]:
    """Let faults of the file, the disk and the database leave this block as refusals with `values`."""
    try:
        yield
    except (OSError, sqlite3.Error, DBAPIError, NoConnectionFree) as fault:
        refused = translate(fault, **values)
        if refused is None:
            raise
        raise refused from fault


def _code(fault: BaseException | None) -> str | None:
    match fault:
        case DBAPIError():
            return _code(fault.orig)
        case sqlite3.Error():
            return _sqlite_code(fault)
        case OSError():
            return _BY_ERRNO.get(fault.errno or 0, "desk.io")
        case NoConnectionFree():
            return "desk.busy"
        case _:
            return None


def _sqlite_code(fault: sqlite3.Error) -> str | None:
    code: int | None = getattr(fault, "sqlite_errorcode", None)  # absent on errors of the driver itself
    if code is None:
        return None
    # The low byte names the kind, the rest of an extended code only the place.
    return _BY_NAME.get(fault.sqlite_errorname) or _BY_PRIMARY_CODE.get(code & 0xFF)
