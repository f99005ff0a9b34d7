"""Desks of any size for the bench: the same deals from the same seed, brought in by the real import."""

import csv
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from repdesk.domain.dates import DateOrder
from repdesk.domain.deal import EventKind
from repdesk.domain.mapping import ImportMapping
from repdesk.services.desk import Desk
from repdesk.services.transfer import Plan
from repdesk.storage import imports, rows
from tests.builders import START, Clock, a_desk

PROCESS = "entry-exit"
STAGES = ("prospecting", "qualifying", "discovery", "presentation", "objections", "closing", "onboarding")
_WEIGHTS = (24, 20, 16, 12, 8, 8, 12)
_SEED = 20_261_120
_STAYS = 250
_WORDS = ("Acme", "Birch", "Corvin", "Dorn", "Elm", "Fjord", "Gantt", "Holm", "Iris", "Juno", "Kestrel", "Lund")
_THINGS = ("roll-out", "renewal", "pilot", "site licence", "upgrade", "support plan")
_STEPS = ("Call the buyer", "Send the proposal", "Demo with the team", "Ask for the budget", "Book a workshop", "")

MAPPING = ImportMapping(
    process=PROCESS,
    source="bench",
    date_order=DateOrder.YMD,
    columns={
        "id": "deal.external_id", "company": "company.name", "deal": "deal.title", "stage": "deal.stage",
        "amount": "deal.amount", "close": "deal.expected_close", "next": "deal.next_what", "due": "deal.next_due",
    },
    stages={stage: stage for stage in STAGES} | {"lost": "lost"},
    dates={"created": "created", "entered": "stage_entered"},
)  # fmt: skip


@dataclass(slots=True)
class Desks:
    """Makes a desk once for each size, and gives out copies, so that nobody measures what another left behind."""

    cache: Path
    scratch: Path
    _given: int = field(default=0)

    def open(self, size: int) -> Desk:
        """A desk of `size` deals of its own."""
        return a_desk(self.copy(size), process=PROCESS)

    def copy(self, size: int) -> Path:
        """The folder of a desk of `size` deals of its own, closed."""
        self._given += 1
        folder = self.scratch / f"{size}-{self._given}"
        shutil.copytree(self._made(size), folder)
        return folder

    def table(self, size: int) -> Path:
        """The file that a desk of `size` deals is made from."""
        path = self.cache / f"deals-{size}.csv"
        if not path.exists():
            _write_table(path, size)
        return path

    def _made(self, size: int) -> Path:
        folder = self.cache / f"desk-{size}"
        if not folder.exists():
            unfinished = folder.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            _fill(unfinished, self.table(size))
            unfinished.rename(folder)
        return folder


def planned(desk: Desk, table: Path) -> Plan:
    """The import of the bench's own file, checked."""
    return desk.transfer.check(desk.transfer.open(table), MAPPING)


def _fill(folder: Path, table: Path) -> None:
    clock = Clock()
    desk = a_desk(folder, process=PROCESS, clock=clock)
    desk.transfer.run(planned(desk, table))
    _add_stays(desk)
    desk.close()
    shutil.rmtree(folder / "backups", ignore_errors=True)


def _add_stays(desk: Desk) -> None:
    """Finished stays in every stage, for the columns' own 80th percentile to be read from."""
    chance = random.Random(_SEED)
    with desk.context.store.write("import_deals") as unit:
        stage_ids = unit.connection.scalars(rows.stage.select().with_only_columns(rows.stage.c.id)).all()
        deal_ids = unit.connection.scalars(rows.deal.select().with_only_columns(rows.deal.c.id).limit(_STAYS)).all()
        stays = [
            {"deal_id": deal, "seq": 10 + number, "kind": EventKind.FORWARD, "from_stage_id": stage, "at": unit.at,
             "duration": chance.randrange(1, 40) * 86_400_000}
            for number, stage in enumerate(stage_ids) for deal in deal_ids
        ]  # fmt: skip
        imports.write(unit.connection, rows.stage_event, stays)


def _write_table(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([*MAPPING.columns, *MAPPING.dates])
        writer.writerows(_lines(size))


def _lines(size: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(_SEED)
    today = START.date()
    for number in range(size):
        stage = "lost" if chance.random() < 0.1 else chance.choices(STAGES, _WEIGHTS)[0]
        step = chance.choice(_STEPS)
        created = today - timedelta(days=chance.randrange(10, 400))
        yield (
            f"B{number:06}",
            f"{_WORDS[number // 4 % len(_WORDS)]} & {_WORDS[number // 48 % len(_WORDS)]} {number // 4}",
            f"{chance.choice(_WORDS)} {chance.choice(_THINGS)}",
            stage,
            chance.randrange(1_000, 250_000),
            today + timedelta(days=chance.randrange(-20, 120)),
            step,
            today + timedelta(days=chance.randrange(-10, 30)) if step else "",
            created,
            created + timedelta(days=chance.randrange(0, 10)),
        )
