"""Connections: what each kind may do, and that threads may share the engines."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError

from repdesk.storage.engine import reading_engine, writing_engine

PARENT = "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT) STRICT"
CHILD = "CREATE TABLE child (parent_id INTEGER REFERENCES parent (id)) STRICT"


def _empty(path: Path) -> Path:
    path.touch()
    return path


def _pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = _empty(tmp_path / "desk.sqlite")
    engine = writing_engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql(PARENT)
        connection.exec_driver_sql(CHILD)
    engine.dispose()
    return path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("foreign_keys", 1),
        ("busy_timeout", 3000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("cache_size", -64_000),
        ("mmap_size", 0),
    ],
)
def test_a_writing_connection_keeps_what_it_says(path: Path, name: str, value: object) -> None:
    engine = writing_engine(path)
    assert _pragma(engine, name) == value
    engine.dispose()


def test_a_writing_connection_refuses_a_row_without_its_parent(path: Path) -> None:
    engine = writing_engine(path)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO child VALUES (7)")
    engine.dispose()


def test_a_migrating_connection_lets_rows_stand_without_their_parent(path: Path) -> None:
    engine = writing_engine(path, foreign_keys=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO child VALUES (7)")
    engine.dispose()


def test_a_reading_connection_cannot_write(path: Path) -> None:
    engine = reading_engine(path)
    with pytest.raises(OperationalError, match="readonly"), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO parent VALUES (1, 'Acme')")
    engine.dispose()


def test_a_created_table_goes_with_the_transaction_that_failed(path: Path) -> None:
    engine = writing_engine(path)
    with engine.connect() as connection, connection.begin() as transaction:
        connection.exec_driver_sql("CREATE TABLE late (id INTEGER) STRICT")
        transaction.rollback()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name='late'").scalar() == 0
    engine.dispose()


def _impatient(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA busy_timeout=0")


def test_a_write_takes_the_lock_before_it_reads(path: Path) -> None:
    first, second = writing_engine(path), writing_engine(path, on_connect=_impatient)
    with first.begin(), second.connect() as late, pytest.raises(OperationalError, match="locked"):
        late.begin()
    first.dispose()
    second.dispose()


def test_readers_see_the_last_commit_while_a_write_is_open(path: Path) -> None:
    writer, reader = writing_engine(path), reading_engine(path)
    with writer.begin() as writing:
        writing.exec_driver_sql("INSERT INTO parent VALUES (1, 'Acme')")
        with reader.connect() as reading:
            assert reading.exec_driver_sql("SELECT count(*) FROM parent").scalar() == 0
    with reader.connect() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM parent").scalar() == 1
    writer.dispose()
    reader.dispose()


def test_threads_share_the_engines(path: Path) -> None:
    reader = reading_engine(path)

    def count(_turn: int) -> object:
        with reader.connect() as connection:
            return connection.exec_driver_sql("SELECT count(*) FROM parent").scalar()

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(count, range(200))) == [0] * 200
    reader.dispose()


def test_the_hook_sees_each_writing_connection_first(path: Path) -> None:
    hooked = writing_engine(path, on_connect=lambda c: c.execute("CREATE TEMP TABLE mark (id INTEGER)"))
    with hooked.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM temp.mark").scalar() == 0
    hooked.dispose()


@pytest.mark.parametrize("name", ["a?b=c.sqlite", "50%.sqlite", "a#b.sqlite", "it's.sqlite", "ü 🙂.sqlite", ":memory:"])
def test_a_strange_name_opens_the_file_of_that_name(tmp_path: Path, name: str) -> None:
    engine = writing_engine(_empty(tmp_path / name))
    with engine.begin() as connection:
        connection.exec_driver_sql(PARENT)
    engine.dispose()
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("engine_of", [writing_engine, reading_engine])
def test_a_missing_file_is_not_made_anew(tmp_path: Path, engine_of: Callable[[Path], Engine]) -> None:
    engine = engine_of(tmp_path / "gone.sqlite")
    with pytest.raises(OperationalError, match="unable to open"):
        engine.connect()
    engine.dispose()
    assert list(tmp_path.iterdir()) == []
