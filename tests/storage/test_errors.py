"""What SQLite and the system say becomes a refusal; what is a defect stays one."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from repdesk.domain.errors import Refused
from repdesk.storage.desk_file import create
from repdesk.storage.engine import reading_engine, writing_engine
from repdesk.storage.errors import refusing, translate
from repdesk.storage.plain import plain_connection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "desk.sqlite"
    create(path)
    return path


def _code(fault: BaseException) -> str | None:
    refused = translate(fault)
    return refused.code if refused else None


def _fault(path: Path, *statements: str) -> sqlite3.Error:
    """What the last of `statements` raises."""
    *before, last = statements
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in before:
            connection.execute(statement).fetchall()
        with pytest.raises(sqlite3.Error) as raised:
            connection.execute(last).fetchall()
    return raised.value


def test_a_full_disk(path: Path) -> None:
    fault = _fault(path, "PRAGMA max_page_count=1", "INSERT INTO setting VALUES ('k', hex(zeroblob(99999)))")
    assert _code(fault) == "desk.disk_full"


def test_a_busy_desk(path: Path) -> None:
    window = writing_engine(path)
    with window.begin():
        assert _code(_fault(path, "PRAGMA busy_timeout=0", "BEGIN IMMEDIATE")) == "desk.busy"
    window.dispose()


def test_a_connection_that_may_only_read(path: Path) -> None:
    assert _code(_fault(path, "PRAGMA query_only=ON", "DELETE FROM deal")) == "desk.read_only"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(OperationalError) as raised:
        reading_engine(tmp_path / "gone.sqlite").connect()
    assert _code(raised.value) == "desk.cannot_open"


def test_damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(range(256)) * ((path.stat().st_size - 4096) // 256))
    assert _code(_fault(path, "PRAGMA cell_size_check=ON", "SELECT * FROM process, company, setting")) == "desk.damaged"


def test_a_desk_moved_while_it_is_open(tmp_path: Path, path: Path) -> None:
    with plain_connection(path, pragmas={"journal_mode": "DELETE"}) as connection:
        path.rename(tmp_path / "elsewhere.sqlite")
        with pytest.raises(sqlite3.Error) as raised:
            connection.execute("INSERT INTO setting VALUES ('k', 'v')")
    assert _code(raised.value) == "desk.moved"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "desk.disk_full"),
        (errno.EROFS, "desk.read_only"),
        (errno.EACCES, "desk.no_permission"),
        (errno.ENOENT, "desk.folder_missing"),
        (errno.EIO, "desk.io"),
        (errno.EMFILE, "desk.io"),
    ],
)
def test_faults_of_the_system_are_not_damage(number: int, code: str) -> None:
    assert _code(OSError(number, os.strerror(number))) == code


@pytest.mark.parametrize("statement", ["SELECT * FROM nowhere", "INSERT INTO deal_tag VALUES (1, NULL, NULL)", "SELEC"])
def test_a_defect_is_not_explained_away(path: Path, statement: str) -> None:
    assert _code(_fault(path, statement)) is None


def test_no_connection_free(path: Path) -> None:
    engine = create_engine(f"sqlite+pysqlite:///{path}", pool_size=1, max_overflow=0, pool_timeout=0.01)
    with engine.connect(), pytest.raises(NoConnectionFree) as raised:
        engine.connect()
    engine.dispose()
    assert _code(raised.value) == "desk.busy"


def test_any_other_exception_is_a_defect() -> None:
    assert _code(ZeroDivisionError()) is None


def test_a_block_refuses_with_the_values_of_its_subject(path: Path) -> None:
    with pytest.raises(Refused) as refused, refusing("backup", path=path):
        raise OSError(errno.ENOSPC, "full")
    assert (refused.value.code, dict(refused.value.values)) == ("backup.disk_full", {"path": path})


def test_a_block_may_say_what_a_defect_means_there() -> None:
    with pytest.raises(Refused, match=r"desk\.damaged"), refusing(otherwise="damaged"):
        raise ZeroDivisionError


def test_a_block_lets_a_defect_fly(path: Path) -> None:
    engine = writing_engine(path)
    with pytest.raises(OperationalError, match="nowhere"), refusing(path=path), engine.connect() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    engine.dispose()
