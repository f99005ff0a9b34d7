"""Target 9: reading cards through SQLAlchemy Core against the driver's own reading of the same rows."""

from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import text

from repdesk.storage.queries import board
from tests.bench.figures import Figure
from tests.bench.ground import Ground, columns_read
from tests.bench.raw import connected
from tests.bench.timing import Paired, paired
from tests.builders import the_process

_ROWS = 5_000


def rows(ground: Ground) -> Iterator[Figure]:
    """A long column: as rows, which the limit is for, and as the cards the board holds."""
    for size in ground.sizes:
        desk = ground.screen(size).desk
        outcome, stage = columns_read(desk)[0]
        wanted = [(stage, outcome)]
        with closing(connected(desk.path)) as raw, desk.context.store.read() as reader:
            values = (the_process(desk), outcome, stage, _ROWS)
            plain = text(board._FIRST_PAGE.replace("?", "{}").format(":p", ":o", ":s", ":n"))
            core = plain.bindparams(**dict(zip("posn", values, strict=True)))

            def limit() -> None:
                raw.execute(board._FIRST_PAGE, values).fetchall()  # noqa: B023  (called within this turn only)

            as_rows = paired(lambda: reader.execute(core).all(), limit, pairs=ground.pairs)  # noqa: B023  (as above)
            as_cards = paired(
                lambda: board.first_pages(reader, the_process(desk), wanted, _ROWS),  # noqa: B023  (as above)
                limit,
                pairs=ground.pairs,
            )
        yield _figure(size, as_rows, as_cards)


def _figure(size: int, as_rows: Paired, as_cards: Paired) -> Figure:
    seen = f"{as_rows.words}, as cards × {as_cards.ratio:.2f}"
    return Figure(
        number=9,
        name="read a column / raw fetchall",
        size=size,
        value=as_rows.ratio,
        target=1.5,
        stretch=1.2,
        seen=seen,
    )
