"""Everything a rep does on a desk, drawn by number: for tests that do it at random."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, Final

from repdesk.domain.deal import DealId, NextStep
from repdesk.domain.errors import Refused
from repdesk.services.desk import Desk
from tests.builders import a_deal, short_process
from tests.services.reading import ASKED, every_deal
from tests.services.tables import a_row, a_table, bring_in

STAGES: Final = tuple(stage.key for stage in short_process().stages)
KEYS: Final = tuple(key for keys in ASKED.values() for key in keys)
FIRMS: Final = ("Acme", "Birch", "Cedar")
DAY: Final = date(2027, 1, 1)

Verb = Callable[[Desk, int], object]


def run(desk: Desk, name: str, number: int) -> None:
    """Do it, with whatever the number makes of it; what the desk refuses is left."""
    with suppress(Refused):
        VERBS[name](desk, number)


def _some(desk: Desk, number: int) -> DealId:
    ids = every_deal(desk)
    return ids[number % len(ids)] if ids else DealId(0)


def _below(desk: Desk, number: int) -> DealId | None:
    return _some(desk, number // 7) if number % 2 else None


def _create(desk: Desk, number: int) -> None:
    firm = FIRMS[number % 3]
    a_deal(desk, firm, stage=STAGES[number % 3], tags=(firm,), industry="Steel" if number % 4 else "")


def _edit(desk: Desk, number: int) -> None:
    edits: tuple[dict[str, Any], ...] = (
        {"title": f"Deal {number}"},
        {"expected_close": DAY + timedelta(days=number)},
        {"amount": number, "currency": "USD", "tags": ("hot",)},
        {"company": FIRMS[number % 3], "industry": "Wood", "headcount": number},
        {"company": "", "next_step": NextStep(what="Call", due=DAY)},
        {"own": {"x_region": str(number)}, "probability": number},
    )
    desk.deals.edit(_some(desk, number), **edits[number % len(edits)])


def _move(desk: Desk, number: int) -> None:
    override = "Faster" if number % 3 else ""
    step = NextStep(what="Write", due=DAY) if number % 5 == 0 else None
    gone = KEYS[: number % 3]
    to, after = STAGES[number % 4], _below(desk, number)
    desk.deals.move(_some(desk, number), to, after=after, override=override, next_step=step, no_longer_true=gone)


def _import(desk: Desk, number: int) -> None:
    folder = desk.path.parent
    ids = range(number % 4, number % 4 + 3)
    stages = ("Q", "P", "C", "On")
    rows = (
        a_row(id=str(n), firm=FIRMS[n % 3], stage=stages[number % 4], worth=str(number), tags="new", region="x")
        for n in ids
    )
    bring_in(desk, a_table(folder, *rows))


def _revert(desk: Desk, number: int) -> None:
    for batch in desk.transfer.batches()[:1]:
        desk.transfer.revert(batch, put_back=number % 2 == 0)


def _undo(desk: Desk, _number: int) -> None:
    step = desk.history.next_undo()
    if step is not None and step.verb != "adopt_process":
        desk.history.undo()


VERBS: Final[Mapping[str, Verb]] = {
    "create": _create,
    "edit": _edit,
    "move": _move,
    "import": _import,
    "revert": _revert,
    "tick": lambda desk, n: desk.deals.tick(_some(desk, n), KEYS[n % len(KEYS)], value="yes", evidence="Jane"),
    "untick": lambda desk, n: desk.deals.untick(_some(desk, n), KEYS[n % len(KEYS)]),
    "win": lambda desk, n: desk.deals.win(_some(desk, n), override="Signed"),
    "lose": lambda desk, n: desk.deals.lose(_some(desk, n), "Price"),
    "disqualify": lambda desk, n: desk.deals.disqualify(_some(desk, n), "No budget"),
    "hold": lambda desk, n: desk.deals.hold(_some(desk, n), "Contact is away", DAY),
    "reopen": lambda desk, n: desk.deals.reopen(_some(desk, n)),
    "reorder": lambda desk, n: desk.deals.reorder(_some(desk, n), after=_below(desk, n)),
    "delete": lambda desk, n: desk.deals.delete(_some(desk, n)),
    "undo": _undo,
    "redo": lambda desk, _n: desk.history.redo(),
}
