"""Paints one card: ground, four lines, badges."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from repdesk.domain.health import Tone
from repdesk.ui.kit.segments import paint_segments
from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.tokens import Size
from repdesk.ui.parts.card_style import BADGES, GROUNDS, INKS, CardStyle, Line
from repdesk.ui.parts.card_text import Badge, CardText

_FADED = 0.45
_DASHES = (3.0, 3.0)
_LIFTED_EDGE = 1.5
_HOVERED_EDGES = {Tone.CALM: "line2", Tone.AMBER: "warn_line", Tone.RED: "danger_line"}


class CardState(NamedTuple):
    """What a card is going through, besides what it says."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False
    dragged: bool = False
    """Its ghost is in the hand: this is the place it left."""
    lifted: bool = False
    """This is the ghost."""


class CardFace:
    """Draws cards in one style, for a screen of one sharpness."""

    def __init__(self, style: CardStyle, dpr: float) -> None:
        self._style = style
        self._dpr = dpr
        self._bars: dict[tuple[int, int, int], QPixmap] = {}
        self._icons: dict[tuple[str, str, int], QPixmap] = {}

    def height(self, badges: Iterable[Badge], width: float) -> int:
        """How high a card `width` px wide is with these badges."""
        rows = sum(1 for _ in self._badge_rows(badges, width - 2 * self._style.measures.padding))
        return self._style.plain_height + self._style.badges_height(rows)

    def paint(self, painter: QPainter, box: QRectF, text: CardText, state: CardState) -> None:
        """Paint the card into `box`."""
        self.paint_ground(painter, box, text.tone, state)
        self.paint_content(painter, box, text, state)

    def paint_ground(self, painter: QPainter, box: QRectF, tone: Tone, state: CardState) -> None:
        """Paint the card without its words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, thick = _ground(tone, state)
        pen = QPen(self._style.colour(edge), thick)
        if state.dragged:
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.setBrush(self._style.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        half, radius = thick / 2, self._style.measures.radius
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)

    def paint_content(self, painter: QPainter, box: QRectF, text: CardText, state: CardState) -> None:
        """Paint the words on their ground."""
        if state.dragged:
            painter.setOpacity(_FADED)
        padding = self._style.measures.padding
        self._paint_lines(painter, box.adjusted(padding, padding, -padding, -padding), text)

    def _paint_lines(self, painter: QPainter, area: QRectF, text: CardText) -> None:
        style, gap, top = self._style, self._style.measures.gap, area.top()
        headline = style.headline.fit(text.headline, area.width())
        style.headline.draw(painter, area.left(), top, headline, style.colour("text"))
        top += style.headline.height
        self._paint_title(painter, area, top, text)
        top += style.title.height + gap
        self._paint_step(painter, area, top, text)
        top += style.step.height + gap
        self._paint_progress(painter, area, top, text)
        self._paint_badges(painter, area, top + style.count.height, text.badges)

    def _paint_title(self, painter: QPainter, area: QRectF, top: float, text: CardText) -> None:
        style = self._style
        taken = self._paint_right(painter, area, top, style.amount, text.amount, "text")
        title = style.title.fit(text.title, area.width() - taken)
        style.title.draw(painter, area.left(), top, title, style.colour("text3"))

    def _paint_step(self, painter: QPainter, area: QRectF, top: float, text: CardText) -> None:
        style, icon = self._style, self._style.measures.icon
        due = style.due_today if text.due_ink == "accent_text" else style.due
        taken = self._paint_right(painter, area, top, due, text.due, text.due_ink)
        ink = "text2" if text.step_ink == "text" else text.step_ink
        picture = self._icon(text.step_icon, ink, 14)
        painter.drawPixmap(QPointF(area.left(), top + (style.step.height - icon) / 2), picture)
        left = area.left() + icon + style.measures.gap * 0.75
        line = style.step if text.step_ink == "text" else style.due
        words = line.fit(text.step, area.right() - taken - left)
        line.draw(painter, left, top, words, style.colour(text.step_ink))

    def _paint_progress(self, painter: QPainter, area: QRectF, top: float, text: CardText) -> None:
        taken = self._paint_days(painter, area, top, text)
        if not text.total:
            return
        style, sizes, count = self._style, self._style.measures, f"{text.done}/{text.total}"
        # The bars give way where long counts of items and days leave them no room.
        gap = sizes.gap * 0.75
        room = int(area.width() - taken - style.count.width(count) - gap)
        width = max(min(sizes.bars, room), sizes.bar)
        place = QPointF(area.left(), top + (style.count.height - sizes.bar) / 2)
        painter.drawPixmap(place, self._bars_of(text.done, text.total, width))
        style.count.draw(painter, area.left() + width + gap, top, count, style.colour("text3"))

    def _paint_days(self, painter: QPainter, area: QRectF, top: float, text: CardText) -> float:
        """Paint for how long the deal has been here; the room it takes, its gap included."""
        style, icon = self._style, self._style.measures.small_icon
        is_late, ink = text.days_tone is not Tone.CALM, INKS[text.days_tone]
        taken = self._paint_right(painter, area, top, style.late if is_late else style.count, text.days, ink)
        if not is_late:
            return taken
        left = area.right() - taken - icon + style.measures.gap * 0.5
        place = QPointF(left, top + (style.count.height - icon) / 2)
        painter.drawPixmap(place, self._icon("hourglass", ink, 12))
        return area.right() - left + style.measures.gap

    def _icon(self, name: str, ink: str, size: int) -> QPixmap:
        if (name, ink, size) not in self._icons:
            self._icons[name, ink, size] = pixmap(name, ink, size, self._dpr)
        return self._icons[name, ink, size]

    def _bars_of(self, done: int, total: int, width: int) -> QPixmap:
        """The bars of a checklist, painted once for each state: they cost as much as the words."""
        if (done, total, width) not in self._bars:
            self._bars[done, total, width] = self._painted_bars(done, total, width)
        return self._bars[done, total, width]

    def _painted_bars(self, done: int, total: int, width: int) -> QPixmap:
        sizes = self._style.measures
        picture = QPixmap(round(width * self._dpr), round(sizes.bar * self._dpr))
        picture.setDevicePixelRatio(self._dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_segments(painter, QRectF(0, 0, width, sizes.bar), done, total)
        painter.end()
        return picture

    def _paint_right(self, painter: QPainter, area: QRectF, top: float, line: Line, text: str, ink: str) -> float:
        """Paint `text` at the right edge; the room it takes, its gap included."""
        if not text:
            return 0
        width = line.width(text)
        line.draw(painter, area.right() - width, top, text, self._style.colour(ink))
        return width + self._style.measures.gap

    def _paint_badges(self, painter: QPainter, area: QRectF, top: float, badges: tuple[Badge, ...]) -> None:
        sizes = self._style.measures
        top += sizes.badge_gap * 1.5
        for row in self._badge_rows(badges, area.width()):
            left = area.left()
            for badge in row:
                width = min(self._badge_width(badge), area.width())
                self._paint_badge(painter, QRectF(left, top, width, sizes.badge_height), badge)
                left += width + sizes.badge_gap
            top += sizes.badge_height + sizes.badge_gap

    def _paint_badge(self, painter: QPainter, box: QRectF, badge: Badge) -> None:
        style, sizes = self._style, self._style.measures
        fill, ink = BADGES[badge.tone]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour(fill))
        painter.drawRoundedRect(box, sizes.radius / 2, sizes.radius / 2)
        top = box.top() + (box.height() - sizes.small_icon) / 2
        painter.drawPixmap(QPointF(box.left() + sizes.badge_padding, top), self._icon(badge.icon, ink, 12))
        left = box.left() + sizes.badge_padding + sizes.small_icon + sizes.badge_gap
        words = style.badge.fit(badge.text, box.right() - left)
        style.badge.draw(painter, left, box.top() + (box.height() - style.badge.height) / 2, words, style.colour(ink))

    def _badge_rows(self, badges: Iterable[Badge], width: float) -> Iterator[list[Badge]]:
        row: list[Badge] = []
        taken = 0.0
        for badge in badges:
            needed = self._badge_width(badge)
            if row and taken + needed > width:
                yield row
                row, taken = [], 0.0
            row.append(badge)
            taken += needed + self._style.measures.badge_gap
        if row:
            yield row

    def _badge_width(self, badge: Badge) -> int:
        sizes = self._style.measures
        return self._style.badge.width(badge.text) + sizes.small_icon + sizes.badge_gap + 2 * sizes.badge_padding


def _ground(tone: Tone, state: CardState) -> tuple[str, str, float]:
    """Fill, edge and how thick the edge is; an empty fill lets the column shine through."""
    fill, edge = GROUNDS[tone]
    if state.dragged:
        return "", "line2", 1
    if state.lifted:
        return fill, "accent", _LIFTED_EDGE
    if state.focused:
        return fill, "focus", Size.FOCUS_RING
    if state.selected:
        # On amber and red the fill must go on speaking: there the edge alone tells where the cursor is.
        return ("accent_soft", "accent_line", 1) if tone is Tone.CALM else (fill, "accent_text", 1)
    if state.hovered:
        return ("hover" if tone is Tone.CALM else fill), _HOVERED_EDGES[tone], 1
    return fill, edge, 1
