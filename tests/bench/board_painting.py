"""Targets 3, 4 and 5: painting the board, scrolling it, moving a card on it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPixmap

from repdesk.ui.board.page import BoardPage
from repdesk.ui.board.stage_column import StageColumn
from repdesk.ui.parts.card_face import CardState
from tests.bench.figures import Figure
from tests.bench.ground import Ground
from tests.bench.raw import Playback, recorded
from tests.bench.screen import cards_painted, columns_of, drop_pictures, settle
from tests.bench.timing import paired

_CALM = CardState()
_STEP = 40
_STEPS = 40
_TIMES = 5
"""What takes less than a millisecond is done this often for one measurement."""


def repaint(ground: Ground) -> Iterator[Figure]:
    """Every card on the screen painted anew, and copied from its picture, against the same commands played back."""
    for size in ground.sizes:
        screen = ground.screen(size)
        page = screen.open_board()
        bare = Playback(recorded(columns_of(page), page))
        bare.resize(page.size())
        bare.show()
        settle()
        new = paired(lambda page=page: _repaint_anew(page), bare.repaint, pairs=ground.pairs)  # type: ignore[misc]
        kept = paired(lambda page=page: _repaint(page), bare.repaint, pairs=ground.pairs)  # type: ignore[misc]
        yield _repainted("full repaint / the same commands played back", size, new.ratio, 1.8, 1.4, new.words)
        yield _repainted("… from kept pictures / the same", size, kept.ratio, 0.7, 0.2, kept.words)
        bare.close()
        bare.deleteLater()
        screen.close_board()


def wheel(ground: Ground) -> Iterator[Figure]:
    """One step of the wheel: which cards are painted, and what it costs in cards."""
    for size in ground.sizes:
        screen = ground.screen(size)
        page = screen.open_board()
        column = columns_of(page)[0]
        more = max(_more_than_exposed(page, column) for _ in range(_STEPS))
        yield Figure(
            number=4, name="wheel step: cards painted beyond those exposed", size=size, value=more, target=1, unit=""
        )
        column.view.verticalScrollBar().setValue(0)
        settle()
        both = paired(lambda p=page, c=column: _scroll(p, c), _one_card(column), pairs=ground.pairs)  # type: ignore[misc]
        yield Figure(
            number=4, name="wheel step / painting one card", size=size, value=both.ratio, target=4, stretch=2,
            seen=both.words,
        )  # fmt: skip
        screen.close_board()


def move(ground: Ground) -> Iterator[Figure]:
    """A card goes to the next column and is painted there."""
    pages = {size: ground.screen(size).open_board() for size in (ground.smallest, ground.largest)}
    small, large = pages[ground.smallest], pages[ground.largest]
    flat = paired(_Mover(large), _Mover(small), pairs=ground.pairs)
    yield Figure(
        number=5, name=f"move a card, against {ground.smallest:,} deals", size=ground.largest, value=flat.ratio,
        target=1.5, seen=flat.words,
    )  # fmt: skip
    part = paired(_Mover(large), lambda: _repaint_anew(large), pairs=ground.pairs)
    yield Figure(
        number=5, name="move a card / full repaint", size=ground.largest, value=part.ratio, target=0.6, stretch=0.3,
        seen=part.words,
    )  # fmt: skip
    for size in pages:
        ground.screen(size).close_board()


class _Mover:
    """Each call takes the first card over to the other of two columns: model and paint, no desk."""

    def __init__(self, page: BoardPage) -> None:
        self._page = page
        self._from, self._to = columns_of(page)[:2]

    def __call__(self) -> None:
        card = self._from.model.cards[0]
        self._from.model.remove(card.id)
        self._to.model.put(card)
        settle(lambda: cards_painted(self._page))
        self._from, self._to = self._to, self._from


def _repainted(name: str, size: int, value: float, target: float, stretch: float, seen: str) -> Figure:
    return Figure(number=3, name=name, size=size, value=value, target=target, stretch=stretch, seen=seen)


def _repaint(page: BoardPage) -> None:
    for column in columns_of(page):
        column.view.viewport().repaint()


def _repaint_anew(page: BoardPage) -> None:
    drop_pictures(page)
    _repaint(page)


def _scroll(page: BoardPage, column: StageColumn) -> None:
    bar = column.view.verticalScrollBar()
    for _ in range(_TIMES):
        bar.setValue(bar.value() + _STEP if bar.value() + _STEP <= bar.maximum() else 0)
        settle(lambda: cards_painted(page))


def _more_than_exposed(page: BoardPage, column: StageColumn) -> int:
    before = cards_painted(page)
    bar = column.view.verticalScrollBar()
    bar.setValue(bar.value() + _STEP)
    settle(lambda: cards_painted(page))
    return cards_painted(page) - before - _exposed(column)


def _exposed(column: StageColumn) -> int:
    viewport = column.view.viewport().rect()
    strip = viewport.adjusted(0, viewport.height() - _STEP, 0, 0)
    boxes = (column.view.visualRect(column.model.index(row)) for row in range(column.model.rowCount()))
    return sum(box.intersects(strip) for box in boxes)


def _one_card(column: StageColumn) -> Callable[[], None]:
    pixmaps, setting, width = column.view.delegate.pixmaps, column.model.setting, column.view.delegate.width
    card = column.model.cards[0]
    picture = QPixmap(width, pixmaps.height(card, setting, width))
    face, text = pixmaps._face(1.0), pixmaps.text(card, setting)

    def paint() -> None:
        for _ in range(_TIMES):
            painter = QPainter(picture)
            face.paint(painter, QRectF(QPoint(0, 0), picture.size().toSizeF()), text, _CALM)
            painter.end()

    return paint
