"""The head of a column: stage, how many deals, worth what, how likely; over all deals of the stage."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.domain.money import Money, full, short
from repdesk.domain.views import Column
from repdesk.sentences import counted
from repdesk.ui.kit.label import tip
from repdesk.ui.kit.painted import Painted, fill_round
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Theme
from repdesk.ui.parts.card_style import Line

_TOP, _SIDE, _GAP, _BAR, _FOOT = 8, 8, 9, 3, 13


class _Lines:
    """The lines of text of a head in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.name = Line(theme, "body", 600)
        self.count = Line(theme, "body")
        self.chance = Line(theme, "micro")
        self.sum = Line(theme, "small", 500)
        self.weighted = Line(theme, "small")


@lru_cache(maxsize=2)
def _lines(theme: Theme) -> _Lines:
    return _Lines(theme)


class ColumnHeader(Painted):
    """Paints itself from a `Column`, so that no count is ever that of the cards on the screen."""

    def __init__(self, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_column(column)

    def set_column(self, column: Column) -> None:
        """Show other totals."""
        self._column = column
        words = spoken(column)
        self.setAccessibleName(words)
        when = self.tr("Moves forward when {0}.").format(column.moves_forward_when) if column.moves_forward_when else ""
        tip(self, f"{words}\n{when}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines and the bar."""
        theme, lines = current(), _lines(current())
        return QSize(
            0, lines.name.height + lines.sum.height + sum(theme.px(part) for part in (_TOP, _GAP, _BAR, _FOOT))
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name and count, sums, the bar."""
        theme, painter, lines = current(), QPainter(self), _lines(current())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(theme.px(_SIDE), theme.px(_TOP), -theme.px(_SIDE), 0)
        self._paint_name(painter, area)
        area.setTop(area.top() + lines.name.height)
        self._paint_sums(painter, area)
        area.setTop(area.top() + lines.sum.height + theme.px(_GAP))
        self._paint_bar(painter, QRectF(area.left(), area.top(), area.width(), theme.px(_BAR)))

    def _paint_name(self, painter: QPainter, area: QRectF) -> None:
        theme, column, lines = current(), self._column, _lines(current())
        name, count = lines.name, lines.count
        taken = _paint_right(painter, area, lines.chance, _chance(column))
        number = f"{column.totals.count:,}"
        room = area.width() - taken - count.width(number) - theme.px(_GAP)
        words = name.fit(column.name, room)
        name.draw(painter, area.left(), area.top(), words, theme.color("text"))
        left = area.left() + name.width(words) + theme.px(_GAP)
        count.draw(painter, left, area.top(), number, theme.color("text3"))

    def _paint_sums(self, painter: QPainter, area: QRectF) -> None:
        theme, totals, lines = current(), self._column.totals, _lines(current())
        line = lines.sum
        weighted = "" if self._column.is_post_sale else f"{_sum(totals.weighted)} wtd"
        sums = _sum(totals.sums)
        # Where several currencies stand side by side, the sum goes before the weighted one.
        is_tight = line.width(sums) + line.width(weighted) + theme.px(_GAP) > area.width()
        taken = 0 if is_tight else _paint_right(painter, area, lines.weighted, weighted)
        words = line.fit(sums, area.width() - taken)
        line.draw(painter, area.left(), area.top(), words, theme.color("text"))

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        share = 100 if self._column.is_post_sale else self._column.probability
        radius = box.height() / 2
        fill_round(painter, box, radius, "line")
        if share:
            painter.setOpacity(0.75)
            filled = QRectF(box.left(), box.top(), max(box.width() * share / 100, box.height()), box.height())
            fill_round(painter, filled, radius, "ok" if self._column.is_post_sale else "accent")
            painter.setOpacity(1)


def spoken(column: Column) -> str:
    """The head in words: "Qualify, 5 deals, €186,000, €18,600 weighted, 10 % likely"."""
    totals = column.totals
    parts = [column.name, counted(totals.count, "deal"), " and ".join(full(m) for m in totals.sums)]
    if not column.is_post_sale:
        parts.append(f"{' and '.join(full(m) for m in totals.weighted)} weighted")
    if _chance(column):
        parts.append(_chance(column) if column.is_retired or column.is_post_sale else f"{_chance(column)} likely")
    return ", ".join(parts)


def _chance(column: Column) -> str:
    if column.is_retired:
        return "Retired"
    if column.is_post_sale:
        return "Won"
    return "" if column.probability is None else f"{column.probability} %"


def _sum(money: tuple[Money, ...]) -> str:
    return " + ".join(short(m) for m in money)


def _paint_right(painter: QPainter, area: QRectF, line: Line, text: str) -> float:
    if not text:
        return 0
    width = line.width(text)
    line.draw(painter, area.right() - width, area.top(), text, current().color("text3"))
    return width + current().px(_GAP)
