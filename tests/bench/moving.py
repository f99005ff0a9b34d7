"""Target 6: what a move costs beyond the disk's own time, and what it asks."""

import os
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from repdesk.domain.deal import DealId
from repdesk.services.desk import Desk
from tests.bench.counting import Counted, counted
from tests.bench.desks import STAGES
from tests.bench.figures import Figure
from tests.bench.ground import Ground
from tests.bench.timing import cpu_ms, wall_ms
from tests.builders import the_process

_PAGES = 5 * 4096
_MOVES = 60
_OWN = ("step", "journal", "current_step", "deal_fts")
"""Tables of the store itself: history, journal, search. A verb never names them."""


def commit(ground: Ground) -> Iterator[Figure]:
    """A deal goes a stage on and back again, each time saved before the call returns."""
    for size in ground.sizes:
        desk = ground.screen(size).desk
        mover = _Mover(desk)
        mover.move()
        mover.move()
        with counted() as seen:
            mover.move()
        mover.move()
        yield _count("move: statements of the verb", size, _of_the_verb(seen), 5, f"{len(seen.statements)} in all")
        yield _count("move: transactions", size, seen.commits, 1)
        yield _time(ground, size, mover)


def _time(ground: Ground, size: int, mover: "_Mover") -> Figure:
    moves, syncs = [], []
    own = cpu_ms(mover.move_often) / _MOVES
    with _Disk(ground.folder("sync") / f"{size}") as disk:
        for _ in range(_MOVES):
            moves.append(wall_ms(mover.move))
            syncs.append(wall_ms(disk.sync))
    moved, synced = median(moves), median(syncs)
    return Figure(
        number=6, name="move, saved, beyond the disk's own sync", size=size, value=max(0.0, moved - synced), target=5,
        stretch=2, unit="ms", seen=f"{moved:.1f} - {synced:.1f} ms on the wall; CPU {own:.1f}",
    )  # fmt: skip


class _Mover:
    """Moves one deal to and fro between two stages."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        columns = desk.board.columns(the_process(desk))
        self._deal: DealId = desk.board.cards(the_process(desk), columns[1], limit=1)[0].id
        self._stages = list(STAGES[1:3])

    def move(self) -> None:
        """To the other stage."""
        self._stages.reverse()
        self._desk.deals.move(self._deal, self._stages[0], override="The bench moves it")

    def move_often(self) -> None:
        """To and fro, many times."""
        for _ in range(_MOVES):
            self.move()


class _Disk:
    """Five pages written over and synced, as a commit does at least."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> "_Disk":
        self._file = os.open(self._path, os.O_CREAT | os.O_RDWR)
        return self

    def __exit__(self, *_error: object) -> None:
        os.close(self._file)

    def sync(self) -> None:
        """Write the pages and wait for the disk."""
        os.pwrite(self._file, os.urandom(_PAGES), 0)
        getattr(os, "fdatasync", os.fsync)(self._file)


def _of_the_verb(seen: Counted) -> int:
    return sum(not any(f" {table}" in sql for table in _OWN) and " rev = " not in sql for sql, _ in seen.statements)


def _count(name: str, size: int, value: int, most: int, seen: str = "") -> Figure:
    return Figure(number=6, name=name, size=size, value=value, target=most, unit="", seen=seen)
