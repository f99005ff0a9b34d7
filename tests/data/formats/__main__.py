"""Make the frozen desk of the newest file format: `uv run python -m tests.data.formats`."""

import shutil
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tomlkit

from repdesk.services.desk import Desk
from repdesk.services.settings import CURRENCY
from repdesk.storage.marks import FORMAT
from tests.builders import Clock, a_deal, a_desk, a_step
from tests.data.formats import FOLDER
from tests.data.formats.contents import contents
from tests.services.reading import fill_in
from tests.services.tables import MAPPING, a_row, a_table


def main() -> int:
    """Write `NN.sqlite` and `NN.toml`."""
    name = f"{FORMAT:02}"
    with TemporaryDirectory() as folder:
        with closing(a_desk(Path(folder), clock=(clock := Clock()))) as desk:
            _work(desk, clock)
            held = contents(desk)
        shutil.copy(Path(folder) / "desk.sqlite", FOLDER / f"{name}.sqlite")
    (FOLDER / f"{name}.toml").write_text(tomlkit.dumps(held), encoding="utf-8")
    sys.stdout.write(f"format {FORMAT}: {held['tables']['deal']} deals, {len(held['steps'])} steps\n")
    return 0


def _work(desk: Desk, clock: Clock) -> None:
    """Some weeks of a rep: every table gets a row, every outcome a deal, and the last step is undone."""
    desk.settings.set(CURRENCY, "EUR")
    desk.settings.set_rates({"USD": "0.92"})
    desk.processes.adopt("entry-exit")
    _deals(desk, clock)
    _imports(desk, clock)
    a_deal(desk, "Undone")
    desk.history.undo()
    desk.drafts.keep("note", "Not yet saved")


def _deals(desk: Desk, clock: Clock) -> None:
    rich: dict[str, Any] = {
        "own": {"x_region": "Nord"},
        "problem": "Bänder\nstehen",
        "source": "Messe",
        "tags": ("hot", "big"),
    }
    firm: dict[str, Any] = {"industry": "Steel", "headcount": 120, "website": "acme.example"}
    acme = a_deal(desk, "Acme", next_step=a_step(), expected_close=date(2026, 12, 1), **rich, **firm)
    names = ("Won", "Lost", "Held", "Past")
    won, lost, held, past = (a_deal(desk, name, amount=1_000_00, currency="USD") for name in names)
    fill_in(desk, acme, "qualify")
    clock.pass_days(20)
    desk.deals.edit(acme, expected_close=date(2027, 1, 15), amount=99_50)
    desk.deals.win(won, override="Signed at the fair")
    desk.deals.lose(lost, "Price", "Too dear by half")
    desk.deals.hold(held, "No budget this year", date(2027, 2, 1))
    desk.deals.move(past, "propose", override="They asked for it")
    desk.deals.delete(a_deal(desk, "Deleted"))


def _imports(desk: Desk, clock: Clock) -> None:
    clock.pass_days(1)
    rows = (a_row(id=str(n), firm=f"Firm {n}", stage="Q", worth=f"{n}00", tags="new") for n in (1, 2, 3))
    table = desk.transfer.open(a_table(desk.path.parent, *rows))
    desk.transfer.run(desk.transfer.check(table, replace(MAPPING, currency="USD")))


if __name__ == "__main__":
    sys.exit(main())
