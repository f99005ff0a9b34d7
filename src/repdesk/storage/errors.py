"""What SQLite and the operating system say, as refusals the rep can act on.

A fault of the disk, a lock or a permission is never damage: only CORRUPT is, and only damage leads to recovery.
The lock needs this before the first paint, so it knows the errors of SQLAlchemy and SQLite without importing them.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from repdesk.domain.errors import Refused

_BY_NAME = {"SQLITE_READONLY_DBMOVED": "moved", "SQLITE_IOERR_NOMEM": "no_memory"}

_BY_KIND = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_PROTOCOL": "busy",
    "SQLITE_IOERR": "io",
    "SQLITE_CANTOPEN": "cannot_open",
    "SQLITE_PERM": "no_permission",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_TOOBIG": "damaged",  # a value longer than any the program ever wrote
    "SQLITE_NOTADB": "damaged",  # strangers were turned away by their first bytes already
}

_BY_ERRNO = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.ENAMETOOLONG: "bad_path",
    errno.ELOOP: "bad_path",
    errno.EISDIR: "not_a_file",
}

_NO_CONNECTION_FREE = "3o7r"
"""SQLAlchemy's name for it: https://sqlalche.me/e/21/3o7r"""


def translate(fault: BaseException, subject: str = "desk", **values: object) -> Refused | None:
    """The refusal that tells the rep what happened to `subject`, or None when `fault` is a defect of ours."""
    what = _what(fault)
    return None if what is None else Refused(f"{subject}.{what}", **values)


@contextmanager
def refusing(subject: str = "desk", *, otherwise: str = "", **values: object) -> Iterator[None]:
    """Let faults of the file, the disk and the database leave this block as refusals about `subject`.

    What none of them explains is a defect and flies on, unless `otherwise` says what it means here.
    """
    try:
        yield
    except Refused:
        raise
    except Exception as fault:
        refused = translate(fault, subject, **values)
        if refused is None and otherwise:
            refused = Refused(f"{subject}.{otherwise}", **values)
        if refused is None:
            raise
        raise refused from fault


def _what(fault: object) -> str | None:
    match getattr(fault, "orig", fault):  # SQLAlchemy wraps what the driver raised
        case Exception() as raised if code := getattr(raised, "sqlite_errorcode", None):
            return _BY_NAME.get(getattr(raised, "sqlite_errorname", "")) or _of_kind(code)
        case OSError() as raised:
            return _BY_ERRNO.get(raised.errno or 0, "io")
        case ValueError() as raised if "embedded null" in str(raised):
            return "bad_path"
        case Exception() as raised if getattr(raised, "code", "") == _NO_CONNECTION_FREE:
            return "busy"
        case _:
            return None


def _of_kind(code: int) -> str | None:
    import sqlite3

    # The low byte of a code names the kind, the rest of an extended one only the place.
    return next((what for kind, what in _BY_KIND.items() if getattr(sqlite3, kind) == code & 0xFF), None)
