"""A small desk for tests of the store: two stages, one company, and verbs in plain SQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from repdesk.domain.changes import Changes
from repdesk.storage import desk_file
from repdesk.storage.journal import JOURNALED
from repdesk.storage.store import Store, Unit

START = 1_700_000_000_000

_GROUND = (
    "INSERT INTO process (id, uid, key, name) VALUES (1, 'p', 'p', 'Selling')",
    "INSERT INTO process_version (id, process_id, number) VALUES (1, 1, 1)",
    "INSERT INTO stage (id, uid, process_id, key) VALUES (1, 's1', 1, 'first'), (2, 's2', 1, 'second')",
    "INSERT INTO company (id, uid, name) VALUES (1, 'acme', 'Acme')",
)

Dump = dict[str, list[tuple[object, ...]]]


class Clock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.ms = START

    def __call__(self) -> int:
        return self.ms

    def pass_seconds(self, seconds: int) -> None:
        self.ms += seconds * 1000


def a_store(folder: Path, clock: Clock) -> Store:
    """A new desk with a process, its two stages and the company Acme, as step 1."""
    path = folder / "desk.sqlite"
    desk_file.create(path)
    store = Store(path, now=clock, session="monday")
    with store.write("adopt_process") as unit:
        for statement in _GROUND:
            unit.connection.exec_driver_sql(statement)
    return store


def opened_again(store: Store, session: str = "tuesday") -> Store:
    """The same desk in the next run of the program."""
    store.close()
    return Store(store.path, now=store._now, session=session)


def add_deal(unit: Unit, title: str, company_id: int | None = 1) -> int:
    """A deal in the first stage, with its first event; gives its id."""
    values = (title.lower(), title, company_id)
    insert = "INSERT INTO deal (uid, title, company_id, process_id, version_id, stage_id) VALUES (?, ?, ?, 1, 1, 1)"
    deal_id = unit.connection.exec_driver_sql(f"{insert} RETURNING id", values).scalar_one()
    event = "INSERT INTO stage_event (deal_id, seq, kind, to_stage_id) VALUES (?, 1, 'created', 1)"
    unit.connection.exec_driver_sql(event, (deal_id,))
    return int(deal_id)


def a_deal(store: Store, title: str) -> int:
    """A deal written by a step of its own."""
    with store.write("create_deal", title=title) as unit:
        return add_deal(unit, title)


def run(store: Store, *statements: str) -> Changes | None:
    """One step of plain SQL."""
    with store.write("run") as unit:
        for statement in statements:
            unit.connection.exec_driver_sql(statement)
    return unit.changes


def ask(store: Store, query: str) -> list[tuple[object, ...]]:
    """The rows of a query."""
    with store.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def dump(store: Store) -> Dump:
    """Every journaled row of the desk."""
    return {table: ask(store, f"SELECT * FROM {table} ORDER BY id") for table in JOURNALED}


def found(store: Store, words: str) -> list[object]:
    """The ids of the deals that search finds."""
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT rowid FROM deal_fts WHERE deal_fts MATCH ? ORDER BY rowid", (words,))
        return [row.rowid for row in rows]


@contextmanager
def published(store: Store) -> Iterator[list[Changes]]:
    """What the store publishes during the block."""
    heard: list[Changes] = []
    store.subscribe(heard.append)
    yield heard
    store.unsubscribe(heard.append)
