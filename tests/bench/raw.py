"""The limits that need no program: the driver's own reads, a bare window, a picture played back."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPicture
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from repdesk.domain.deal import Outcome
from repdesk.storage.plain import READ_ONLY, file_uri, set_pragmas
from repdesk.ui.board.stage_column import StageColumn
from repdesk.ui.look.theme import current
from repdesk.ui.parts.card_face import CardFace, CardState

PAGE = """
    SELECT d.id, d.title, c.name, d.stage_id, d.rank, d.version_id, d.amount, d.currency, d.expected_close, d.outcome,
        d.next_kind, d.next_what, d.next_who, d.next_due, d.next_time, d.stage_entered_at, d.last_two_way_at,
        d.created_at, d.pushes, d.checks_done, d.checks_total, d.checks_blocking, d.overridden_open, d.rev
    FROM deal d INDEXED BY deal_by_rank LEFT JOIN company c ON c.id = d.company_id
    WHERE d.process_id = 1 AND d.outcome = ? AND d.stage_id = ? ORDER BY d.rank, d.id LIMIT ?"""
SUMS = """
    SELECT stage_id, outcome, count(*), sum(amount) FROM deal INDEXED BY deal_sums
    WHERE process_id = 1 AND outcome IN ('open', 'won') GROUP BY outcome, stage_id"""


def connected(database: Path) -> sqlite3.Connection:
    """The driver's own connection, set up like the desk's."""
    connection = sqlite3.connect(file_uri(database), uri=True, isolation_level=None)
    set_pragmas(connection, READ_ONLY)
    return connection


def read_pages(connection: sqlite3.Connection, stages: Iterable[tuple[Outcome, int]], limit: int) -> Sequence[Any]:
    """The first cards of each stage and the sums, as the driver gives them."""
    pages = [connection.execute(PAGE, (*stage, limit)).fetchall() for stage in stages]
    return [*pages, connection.execute(SUMS).fetchall()]


class Playback(QWidget):
    """A bare viewport that shows recorded cards."""

    def __init__(self, cards: Sequence[tuple[QPoint, QPicture]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and cards, by Qt alone."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), current().color("window"))
        for place, picture in self._cards:
            painter.drawPicture(place, picture)
        painter.end()


class BareWindow(QMainWindow):
    """A window with nothing in it but pages."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)

    def show_page(self, page: QWidget) -> None:
        """Put the page in front."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def forget_page(self) -> None:
        """Empty it."""
        if page := self._stack.currentWidget():
            self._stack.removeWidget(page)
            page.deleteLater()


def recorded(columns: Iterable[StageColumn], over: QWidget) -> list[tuple[QPoint, QPicture]]:
    """Every card on the screen as the commands that paint it, and where it stands in `over`."""
    return [card for column in columns for card in _recorded(column, over)]


def saved(cards: Iterable[tuple[QPoint, QPicture]], folder: Path) -> Path:
    """Keep recorded cards for another process."""
    for number, (place, picture) in enumerate(cards):
        picture.save(str(folder / f"{number:03} {place.x()} {place.y()}.pic"))
    return folder


def loaded(folder: Path) -> list[tuple[QPoint, QPicture]]:
    """The cards that another process recorded."""
    found = []
    for file in sorted(folder.glob("*.pic")):
        picture = QPicture()
        picture.load(str(file))
        _, x, y = file.stem.split(" ")
        found.append((QPoint(int(x), int(y)), picture))
    return found


def _recorded(column: StageColumn, over: QWidget) -> Iterable[tuple[QPoint, QPicture]]:
    view = column.view
    for row in range(column.model.rowCount()):
        box = view._card_rect(row)
        if not view.viewport().rect().intersects(box):
            return
        pixmaps, card, picture = view.delegate.pixmaps, column.model.cards[row], QPicture()
        painter = QPainter(picture)
        text = pixmaps.text(card, column.model.setting)
        CardFace(pixmaps.style, 1.0).paint(painter, QRectF(0, 0, box.width(), box.height()), text, CardState())
        painter.end()
        yield view.viewport().mapTo(over, box.topLeft()), picture
