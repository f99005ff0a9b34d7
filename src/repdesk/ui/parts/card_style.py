"""How a card is set: its lines of text, its measures and its colours in one theme."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from repdesk.domain.health import Tone
from repdesk.ui.look.tokens import ROLES, Radius, Size, Theme

GROUNDS = {Tone.CALM: ("surface", "line"), Tone.AMBER: ("rot1", "rot1_line"), Tone.RED: ("rot2", "rot2_line")}
BADGES = {Tone.CALM: ("sunken", "text2"), Tone.AMBER: ("warn_soft", "warn"), Tone.RED: ("danger_soft", "danger")}
INKS = {Tone.CALM: "text3", Tone.AMBER: "warn", Tone.RED: "danger"}


class Line:
    """One kind of text on a card: drawn by its top left corner, in a line of fixed height."""

    def __init__(self, theme: Theme, role: str, weight: int | None = None) -> None:
        self.font: QFont = theme.font(role, weight)
        self.height = theme.px(ROLES[role].line)
        self._metrics = QFontMetrics(self.font)
        self._letters: dict[str, int] = {}
        self._baseline = (self.height - self._metrics.height()) / 2 + self._metrics.ascent()

    def width(self, text: str) -> int:
        """How far `text` runs."""
        return self._metrics.horizontalAdvance(text)

    def fit(self, text: str, room: float) -> str:
        """As much of `text` as there is room for, ending in "…" where it is cut."""
        if self._widest(text) <= room or self.width(text) <= room:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))

    def draw(self, painter: QPainter, left: float, top: float, text: str, colour: QColor) -> None:
        """Paint `text`, which fits."""
        painter.setFont(self.font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, top + self._baseline), text)

    def _widest(self, text: str) -> int:
        """At least the width of `text`, from its letters alone; an answer a tenth as dear as measuring the word."""
        letters = self._letters
        for letter in set(text).difference(letters):
            letters[letter] = self._metrics.horizontalAdvance(letter) + 1
        return sum(letters[letter] for letter in text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The sizes of a card in px of one theme."""

    padding: int
    gap: int
    badge_gap: int
    badge_height: int
    badge_padding: int
    bars: int
    bar: int
    icon: int
    small_icon: int
    radius: int
    between: int
    """Between one card and the next."""
    side: int
    """Between a card and the edge of its column."""

    @classmethod
    def of(cls, theme: Theme) -> "Measures":
        """The sizes at the text size of `theme`."""
        px = theme.px
        return cls(
            padding=px(Size.CARD_PADDING), gap=px(8), badge_gap=px(4), badge_height=px(18), badge_padding=px(6),
            bars=px(52), bar=px(4), icon=px(14), small_icon=px(12), radius=px(Radius.CARD), between=px(8), side=px(2),
        )  # fmt: skip


class CardStyle:
    """Everything a card is painted with, made once for a theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.measures = Measures.of(theme)
        self.headline = Line(theme, "body", 600)
        self.title = Line(theme, "small")
        self.amount = Line(theme, "small", 600)
        self.step = Line(theme, "small")
        self.due = Line(theme, "small", 500)
        self.due_today = Line(theme, "small", 600)
        self.count = Line(theme, "micro")
        self.late = Line(theme, "micro", 600)
        self.badge = Line(theme, "micro", 500)
        self.plain_height = self._plain_height()
        """How high a card without badges is."""
        self._colours: dict[str, QColor] = {}

    def colour(self, token: str) -> QColor:
        """The colour of a token, looked up once."""
        if token not in self._colours:
            self._colours[token] = self.theme.color(token)
        return self._colours[token]

    def badges_height(self, rows: int) -> int:
        """How much higher so many rows of badges make it."""
        sizes = self.measures
        return rows * (sizes.badge_height + sizes.badge_gap) + (sizes.badge_gap // 2 if rows else 0)

    def _plain_height(self) -> int:
        lines = self.headline.height + self.title.height + self.step.height + self.count.height
        return lines + 2 * self.measures.padding + 2 * self.measures.gap
