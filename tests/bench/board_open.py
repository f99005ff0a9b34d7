"""Targets 1 and 2: from the file to a painted board."""

from collections.abc import Iterator
from contextlib import closing

from repdesk.services.board import FIRST_PAGE
from tests.bench.counting import counted, plans_gone_wrong, rows_of
from tests.bench.figures import Figure
from tests.bench.ground import Ground, columns_read
from tests.bench.raw import BareWindow, Playback, connected, read_pages, recorded
from tests.bench.screen import Screen, cards_painted, columns_of, forget, settle
from tests.bench.timing import paired


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
    screen = ground.screen(size)
    page = screen.open_board()
    cards, room = recorded(columns_of(page), page), page.size()
    screen.close_board()
    stages, bare = columns_read(screen.desk), BareWindow()
    bare.resize(room)
    bare.show()
    settle()
    with closing(connected(screen.desk.path)) as connection:

        def limit() -> None:
            read_pages(connection, stages, FIRST_PAGE)
            bare.show_page(Playback(cards))
            settle()

        def away() -> None:
            bare.forget_page()
            forget()

        both = paired(screen.open_board, limit, pairs=ground.pairs, after_subject=screen.close_board, after_limit=away)
    bare.close()
    bare.deleteLater()
    return Figure(
        number=1,
        name="board open / raw reads and a bare viewport",
        size=size,
        value=both.ratio,
        target=2.2,
        stretch=1.5,
        seen=both.words,
    )
