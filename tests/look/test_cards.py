"""The words and pictures on a painted card keep clear of each other, at every width and text size."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from repdesk.domain.deal import NextStep
from repdesk.domain.health import Limits
from repdesk.domain.views import Card
from repdesk.ui.look.theme import LookChoice, current, install
from repdesk.ui.look.tokens import Size
from repdesk.ui.parts.card_face import CardFace, CardState
from repdesk.ui.parts.card_style import CardStyle
from repdesk.ui.parts.card_text import Setting, card_text
from tests.ui.board.cards import NOW_MS, TODAY, a_card, a_step, days_ago

NAMES = "The Very Long Name of a Company That Makes Everything GmbH & Co. KG"
SETTING = Setting(limits=Limits(expected_days=14, quiet_days=14), today=TODAY, now_ms=NOW_MS)
CARDS = {
    "calm": a_card(),
    "without a step": a_card(next_step=None, stage_entered_at=days_ago(19)),
    "without anything": a_card(company="", amount=None, next_step=None, checks_total=0, stage_entered_at=None),
    "long": a_card(
        company=NAMES, title=NAMES, amount=12_345_678_900, next_step=a_step(NAMES, TODAY.replace(year=2025)),
        checks_done=12, checks_total=15, stage_entered_at=days_ago(1234), pushes=12, overridden_open=11,
    ),
    "large yen": a_card(amount=999_999_999_999, currency="JPY", next_step=NextStep(what="x")),
    "one word": a_card(
        company="W" * 80, title="M" * 80, checks_done=99, checks_total=100, stage_entered_at=days_ago(999),
    ),
}  # fmt: skip


class SpyPainter(QPainter):
    """Paints, and remembers where each word and picture came to stand."""

    def __init__(self, device: QImage) -> None:
        super().__init__(device)
        self.marks: list[tuple[str, QRectF]] = []

    def drawText(self, at: QPointF, text: str) -> None:  # type: ignore[override]
        metrics = QFontMetricsF(self.font())
        size = metrics.horizontalAdvance(text), metrics.capHeight()
        if text:
            self.marks.append((text, QRectF(at.x(), at.y() - metrics.capHeight(), *size)))
        super().drawText(at, text)

    def drawPixmap(self, at: QPointF, picture: QPixmap) -> None:  # type: ignore[override]
        self.marks.append(("a picture", QRectF(at, picture.deviceIndependentSize())))
        super().drawPixmap(at, picture)


def painted(card: Card, width: int) -> tuple[QRectF, list[tuple[str, QRectF]]]:
    """The inside of the card at this width, and what stands in it."""
    face, text = CardFace(CardStyle(current()), 1.0), card_text(card, SETTING)
    box = QRectF(0, 0, width, face.height(text.badges, width))
    image = QImage(box.size().toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill("white")
    painter = SpyPainter(image)
    face.paint(painter, box, text, CardState())
    painter.end()
    padding = current().px(Size.CARD_PADDING)
    return box.adjusted(padding, padding, -padding, -padding), painter.marks


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("width", [160, 172, 220, 316], ids=lambda px: f"{px} px")
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5], ids=lambda scale: f"{scale:.0%}")
def test_nothing_on_a_card_touches_anything_else(qapp: QApplication, card: Card, width: int, scale: float) -> None:
    install(qapp, LookChoice(mode="light", scale=scale, animations="off"))
    inside, marks = painted(card, round(width * scale))
    assert [(one, other) for (one, a), (other, b) in combinations(marks, 2) if a.intersects(b)] == []
    assert [words for words, rect in marks if not inside.adjusted(-1, -1, 1, 1).contains(rect)] == []


def test_marks_that_touch_are_found(qapp: QApplication) -> None:
    install(qapp, LookChoice(mode="light", animations="off"))
    narrow = painted(CARDS["long"], 60)[1]
    assert [(one, other) for (one, a), (other, b) in combinations(narrow, 2) if a.intersects(b)] != []
