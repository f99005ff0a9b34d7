"""Target 13: a table comes in, against the driver writing the same rows journaled; and the window meanwhile."""

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject

from repdesk.services.desk import Desk
from repdesk.services.transfer import ImportResult, Plan
from repdesk.storage.journal import attach
from repdesk.storage.plain import DURABLE, file_uri, set_pragmas
from repdesk.ui import tasks
from tests.bench.desks import PROCESS, planned
from tests.bench.figures import Figure
from tests.bench.ground import Ground
from tests.bench.stalls import Heartbeat, as_when_running, idle
from tests.bench.timing import Paired, cpu_ms
from tests.builders import a_desk

_PAIRS = {1_000: 7, 10_000: 5}
_FEWEST = 3
_WRITTEN = ("step", "company", "deal", "stage_event", "deal_tag", "import_batch")
_WORDS = (
    "SELECT d.id, d.title, coalesce(c.name, ''), d.next_what FROM deal d LEFT JOIN company c ON c.id = d.company_id"
)


def imports(ground: Ground) -> Iterator[Figure]:
    """`run` of a checked plan: parsing, matching, writing, journal, search, commit."""
    for size in ground.sizes:
        both = _against_raw(ground, size)
        yield Figure(
            number=13, name="import / the driver writing the same, journaled", size=size, value=both.ratio, target=1.8,
            stretch=1.2, seen=both.words,
        )  # fmt: skip
    yield _stall(ground, ground.largest)


def _against_raw(ground: Ground, size: int) -> Paired:
    table = ground.desks.table(size)
    tables = _written(ground, table)
    times = []
    for _ in range(_PAIRS.get(size, _FEWEST)):
        desk, plan = _ready(ground, table, "import")
        subject = cpu_ms(lambda desk=desk, plan=plan: desk.transfer.run(plan))  # type: ignore[misc]
        desk.close()
        empty, _ = _ready(ground, table, "raw")
        empty.close()
        times.append((subject, cpu_ms(lambda path=empty.path: _write(path, table, tables))))  # type: ignore[misc]
    return Paired.of(times)


def _ready(ground: Ground, table: Path, name: str) -> tuple[Desk, Plan]:
    desk = a_desk(ground.fresh(name), process=PROCESS)
    return desk, planned(desk, table)


def _written(ground: Ground, table: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that the import writes, by the statement that writes it again; the first opens the step."""
    desk, plan = _ready(ground, table, "written")
    desk.transfer.run(plan)
    desk.close()
    with closing(sqlite3.connect(desk.path)) as connection:
        connection.execute("DELETE FROM step WHERE verb <> 'import_deals'")
        rows = {_insert(connection, name): connection.execute(f"SELECT * FROM {name}").fetchall() for name in _WRITTEN}
        words = connection.execute(_WORDS).fetchall()
    rows["INSERT INTO deal_fts (rowid, title, company, next_what) VALUES (?, ?, ?, ?)"] = words
    return rows


def _insert(connection: sqlite3.Connection, table: str) -> str:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"


def _write(database: Path, table: Path, rows: dict[str, list[tuple[object, ...]]]) -> None:
    with table.open(newline="", encoding="utf-8") as file:
        lines = csv.reader(file)
        next(lines)
        for line in lines:
            int(line[4])
            [date.fromisoformat(cell) for cell in (line[5], line[7], line[8], line[9]) if cell]
    with closing(sqlite3.connect(file_uri(database), uri=True, isolation_level=None)) as connection:
        set_pragmas(connection, DURABLE)
        attach(connection)
        connection.execute("BEGIN IMMEDIATE")
        for sql, values in rows.items():
            connection.executemany(sql, values)
        connection.execute("COMMIT")


def _stall(ground: Ground, size: int) -> Figure:
    desk, plan = _ready(ground, ground.desks.table(size), "stall")
    beat, loop, owner = Heartbeat(), QEventLoop(), QObject()
    as_when_running()
    quiet = idle(beat)
    beat.begin()
    tasks.run(owner, _Work(desk, plan), lambda _result: loop.quit())
    loop.exec()
    longest = beat.end()
    desk.close()
    return Figure(
        number=13, name="import: the window stands still", size=size, value=max(0.0, longest.wall - quiet.wall),
        target=50, stretch=16, unit="ms", seen=f"{longest.wall:.0f} (CPU {longest.cpu:.0f}) - {quiet.wall:.0f} ms idle",
    )  # fmt: skip


class _Work:
    """What the worker does."""

    def __init__(self, desk: Desk, plan: Plan) -> None:
        self._desk, self._plan = desk, plan

    def __call__(self, progress: tasks.Progress, cancelled: tasks.Cancelled) -> ImportResult:
        return self._desk.transfer.run(self._plan, progress, cancelled)
