"""A row of the file as the card it becomes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from repdesk.domain.deal import DealId, Outcome, StageId, VersionId
from repdesk.domain.health import Limits, Tone
from repdesk.domain.intake import Intake
from repdesk.domain.mapping import Moment
from repdesk.domain.process import Process
from repdesk.domain.views import Card
from repdesk.services.intake_counts import Counts
from repdesk.services.intake_writing import noon_in
from repdesk.services.transfer import Plan
from repdesk.ui.kit.painted import Painted
from repdesk.ui.look.theme import current
from repdesk.ui.parts.card_face import CardFace, CardState
from repdesk.ui.parts.card_style import CardStyle
from repdesk.ui.parts.card_text import CardText, Setting, card_text
from repdesk.ui.transfer.words import PLACE_ICONS, PLACE_WORDS

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

_WIDTH: Final = 188


def previewed(desk: "Desk", plan: Plan, intake: Intake) -> CardText:
    """What the card of this row will say."""
    text = card_text(_card(desk, plan, intake), _setting(desk, plan.process, intake.stage))
    return text if intake.outcome is Outcome.OPEN else _as_ended(text, intake.outcome)


def _as_ended(text: CardText, outcome: Outcome) -> CardText:
    """A deal that is decided worries nobody: in place of the next step stands how it ended."""
    ink = "ok" if outcome is Outcome.WON else "text2"
    return replace(
        text,
        step=PLACE_WORDS[outcome],
        step_icon=PLACE_ICONS[outcome],
        step_ink=ink,
        due="",
        days="",
        total=0,
        badges=(),
        tone=Tone.CALM,
    )


def _card(desk: "Desk", plan: Plan, intake: Intake) -> Card:
    deal, entered = intake.deal, intake.moments.get(Moment.STAGE_ENTERED)
    currency = deal.get("currency") or plan.mapping.currency or desk.settings.currency
    counts = Counts(plan.process).of(intake.stage, deal, currency, _filled_of_company(intake))
    return Card(
        id=DealId(0),
        title=deal["title"],
        company=deal.get("company", ""),
        stage_id=StageId(0),
        rank="",
        version_id=VersionId(0),
        amount=deal.get("amount"),
        currency=currency,
        expected_close=deal.get("expected_close"),
        outcome=intake.outcome,
        next_step=deal.get("next_step"),
        stage_entered_at=noon_in(desk.context.now)(entered) if entered else None,
        last_two_way_at=None,
        created_at=desk.context.now_ms,
        pushes=0,
        rev=0,
        **counts,
    )


def _filled_of_company(intake: Intake) -> frozenset[str]:
    name = {"company.name"} if intake.deal.get("company") else set()
    return frozenset(name | {f"company.{field}" for field, value in intake.company.items() if value})


def _setting(desk: "Desk", process: Process, stage_key: str) -> Setting:
    stage = process.stage(stage_key)
    usual = Limits(expected_days=stage.expected_days, quiet_days=stage.quiet_days)
    limits = Limits() if stage.is_post_sale else usual
    return Setting(limits=limits, today=desk.context.today, now_ms=desk.context.now_ms)


class PreviewCard(Painted):
    """Draws one card as the board does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._text: CardText | None = None

    def show_card(self, text: CardText, outcome: Outcome) -> None:
        """Draw this one."""
        self._text = text
        parts = (text.headline, text.title, text.amount, text.step if outcome is Outcome.OPEN else "")
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a narrow column of the board."""
        width = current().px(_WIDTH)
        badges = self._text.badges if self._text else ()
        return QSize(width, CardFace(CardStyle(current()), 1.0).height(badges, width))

    def minimumSizeHint(self) -> QSize:
        """Words are cut before the card is."""
        return QSize(current().px(_WIDTH) * 2 // 3, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card."""
        if self._text is not None:
            painter = QPainter(self)
            face = CardFace(CardStyle(current()), self.devicePixelRatioF())
            face.paint(painter, QRectF(self.rect()), self._text, CardState())
