"""The desks the scenes are played on: each made once, and given out in copies."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from repdesk.domain.mapping import ImportMapping
from repdesk.services.desk import Desk
from repdesk.storage import desk_file
from tests.builders import Clock, a_deal, a_desk, a_step, open_desk
from tests.ui.board import scenes

MANY = 10_000
_MAPPING = ImportMapping(
    process="new-business",
    source="look",
    columns={
        "id": "deal.external_id", "company": "company.name", "deal": "deal.title", "stage": "deal.stage",
        "amount": "deal.amount", "next": "deal.next_what", "due": "deal.next_due",
    },
    stages={key: key for key, *_ in scenes._STAGES},
)  # fmt: skip


class Desks:
    """Gives out closed desks by name, each in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given = 0

    def open(self, name: str) -> Desk:
        """A desk of its own, with the clock of the design's pictures."""
        self._given += 1
        folder = self._folder / f"copy-{self._given}" / "My desk"
        shutil.copytree(self._made(name), folder)
        return Desk.open(folder / "desk.sqlite", Clock(scenes.NOW))

    def _made(self, name: str) -> Path:
        folder = self._folder / name
        if not folder.exists():
            _MAKERS[name](folder)
        return folder


def _blank(folder: Path) -> None:
    folder.mkdir(parents=True)
    desk_file.prepare(folder / "desk.sqlite", folder / "backups")


def _mock(folder: Path) -> None:
    scenes.mock_desk(folder, post_sale=True).close()


def _empty(folder: Path) -> None:
    scenes.mock_desk(folder, empty=True).close()


def _many(folder: Path) -> None:
    desk = scenes.mock_desk(folder, empty=True)
    path = folder.parent / "many.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_MAPPING.columns)
        writer.writerows(_line(number) for number in range(MANY))
    desk.transfer.run(desk.transfer.check(desk.transfer.open(path), _MAPPING))
    desk.close()
    shutil.rmtree(folder / "backups", ignore_errors=True)


def _line(number: int) -> tuple[object, ...]:
    deals = scenes._DEALS
    stage, company, title, thousands, _kind, what, due, *_ = deals[number % len(deals)]
    day = scenes.NOW.date().replace(day=1 + (number % 28)) if due is not None else ""
    return (number, f"{company} {number % 977}", f"{title} {number}", stage, thousands * 1000, what, day)


def _entry_exit(folder: Path) -> None:
    """The richest built-in process, with one deal that has come a little way."""
    with open_desk(folder, process="entry-exit", clock=Clock(scenes.NOW)) as desk:
        deal = a_deal(
            desk, "Halvorsen Marine", stage="qualifying", amount=14_800_000, next_step=a_step("Pilot read-out")
        )
        desk.deals.tick(deal, desk.deals.checklist(deal).items[0].key)


def _short(folder: Path) -> None:
    """Every kind of gate, and money in two currencies."""
    desk = a_desk(folder, clock=Clock(scenes.NOW))
    a_deal(desk, "Dorn", stage="propose", currency="USD", amount=7_700_000)
    a_deal(desk, "Acme", next_step=a_step())
    desk.close()


_MAKERS: dict[str, Callable[[Path], None]] = {
    "blank": _blank, "mock": _mock, "empty": _empty, "many": _many, "entry-exit": _entry_exit, "short": _short,
}  # fmt: skip
