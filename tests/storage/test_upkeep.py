"""The file is kept in order while nobody writes: the log emptied, statistics learned, nobody made to wait."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

from repdesk.storage import integrity
from repdesk.storage.plain import plain_connection
from repdesk.storage.store import Store
from tests.storage.builders import Clock, a_deal, ask, run


def _log(store: Store) -> int:
    """How long the log beside the file is."""
    return Path(f"{store.path}-wal").stat().st_size


def test_a_checkpoint_empties_the_log(store: Store) -> None:
    a_deal(store, "Crane")
    assert _log(store) > 0
    store.checkpoint()
    assert _log(store) == 0


def test_a_checkpoint_does_not_wait_for_a_reader(store: Store) -> None:
    with store.read() as reader:
        reader.exec_driver_sql("SELECT * FROM deal").all()
        a_deal(store, "Crane")
        store.checkpoint()
    assert _log(store) > 0
    assert ask(store, "SELECT title FROM deal") == [("Crane",)]


def test_a_checkpoint_does_not_wait_for_a_writer(store: Store) -> None:
    with store.write("tick") as unit:
        unit.connection.exec_driver_sql("UPDATE company SET name = 'Birch'")
        store.checkpoint()
    assert ask(store, "SELECT name FROM company") == [("Birch",)]


def test_who_only_read_leaves_the_log_to_others(store: Store, clock: Clock) -> None:
    a_deal(store, "Crane")
    other = Store(store.path, now=clock, session="report")
    ask(other, "SELECT * FROM deal")
    other.close()
    assert _log(store) > 0


def test_who_wrote_leaves_one_whole_file(store: Store) -> None:
    a_deal(store, "Crane")
    store.close()
    log = Path(f"{store.path}-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_a_step_begun_while_the_history_is_pruned_waits_its_turn(store: Store) -> None:
    with ThreadPoolExecutor(1) as rep:
        with store._tidying("prune"):
            written = rep.submit(run, store, "UPDATE company SET name = 'Birch'")
            Event().wait(0.05)
            assert not written.done()
        assert written.result() is not None


def test_statistics_leave_the_schema_ours(store: Store) -> None:
    a_deal(store, "Crane")
    store.analyze()
    with plain_connection(store.path) as connection:
        assert integrity.is_our_schema(connection)
        assert not integrity.has_planted_code(connection)
        assert integrity.counts(connection)["deal"] == 1


def test_statistics_are_of_the_desk_and_not_of_its_journal(store: Store) -> None:
    a_deal(store, "Crane")
    store.analyze()
    with closing(sqlite3.connect(store.path)) as connection:
        known = {name for (name,) in connection.execute("SELECT tbl FROM sqlite_stat1")}
    assert "deal" in known
    assert "journal" not in known
