"""Targets 1 and 2: from the file to a painted board.

A board is built once in a process, so the time against the limit is taken there: first opening against first opening,
each in a process of its own. Growth is measured by opening again and again.
"""

from collections.abc import Iterator
from contextlib import closing

from repdesk.services.board import FIRST_PAGE
from tests.bench import open_run
from tests.bench.counting import counted, plans_gone_wrong, rows_of
from tests.bench.figures import Figure
from tests.bench.ground import Ground
from tests.bench.processes import output
from tests.bench.raw import connected, recorded, saved
from tests.bench.screen import Screen, cards_painted, columns_of
from tests.bench.timing import Paired, paired


def opening(ground: Ground) -> Iterator[Figure]:
    """How the board opens on each desk: what it asks and paints, and its time against the limit."""
    for size in ground.sizes:
        yield from _counts(ground.screen(size), size)
        yield _against_limit(ground, size)


def flatness(ground: Ground) -> Iterator[Figure]:
    """How much longer it takes on the largest desk than on the smallest."""
    small, large = ground.screen(ground.smallest), ground.screen(ground.largest)
    both = paired(
        large.open_board,
        small.open_board,
        pairs=ground.pairs,
        after_subject=large.close_board,
        after_limit=small.close_board,
    )
    yield Figure(
        number=2,
        name=f"board open, against {ground.smallest:,} deals",
        size=ground.largest,
        value=both.ratio,
        target=1.5,
        stretch=1.2,
        seen=both.words,
    )


def _counts(screen: Screen, size: int) -> Iterator[Figure]:
    screen.open_board()
    screen.close_board()
    with counted() as seen:
        page = screen.open_board()
    stages, visible = len(columns_of(page)), len(recorded(columns_of(page), page))
    painted = cards_painted(page)
    screen.close_board()
    with closing(connected(screen.desk.path)) as connection:
        rows = rows_of(connection, seen.questions())
        wrong = plans_gone_wrong(connection, seen.questions())
    yield _count("board open: statements", size, len(seen.statements), 7)
    yield _count("board open: rows read", size, rows, (FIRST_PAGE + 3) * stages)
    yield _count("board open: plans that sort or scan the deals", size, len(wrong), 0, "; ".join(wrong))
    yield _count("board open: cards painted", size, painted, visible)


def _count(name: str, size: int, value: int, most: int, seen: str = "") -> Figure:
    return Figure(number=1, name=name, size=size, value=value, target=most, unit="", seen=seen)


def _against_limit(ground: Ground, size: int) -> Figure:
    screen, folder = ground.screen(size), ground.desks.copy(size)
    page = screen.open_board()
    pictures = saved(recorded(columns_of(page), page), ground.fresh("pictures"))
    screen.close_board()
    times = [(_alone("board", folder), _alone("limit", folder, pictures)) for _ in range(ground.starts)]
    both = Paired.of(times)
    return Figure(
        number=1,
        name="board open / raw reads and a bare viewport",
        size=size,
        value=both.ratio,
        target=2.2,
        stretch=1.5,
        seen=both.words,
    )


def _alone(*arguments: object) -> float:
    return float(output(open_run.__file__, *arguments)[-1])
