"""What a card says: its lines, its badges and how worried it looks. Nothing here paints."""

from dataclasses import dataclass
from datetime import date

from repdesk.domain import health
from repdesk.domain.deal import NextStep, Outcome
from repdesk.domain.health import Finding, Limits, Pulse, Signal, Tone
from repdesk.domain.money import Money, short
from repdesk.domain.views import Card
from repdesk.sentences import counted
from repdesk.ui.parts.due import Urgency, short_due, urgency
from repdesk.ui.parts.step_words import STEP_ICONS, STEP_WORDS

_DUE_INKS = {Urgency.LATE: "danger", Urgency.TODAY: "accent_text", Urgency.LATER: "text2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a card is seen in: the limits of its stage, the rep's day, and the instant to count days up to."""

    limits: Limits
    today: date
    now_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A short word of warning with its icon."""

    text: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class CardText:
    """Every word on a card; `tone` tints it, inks are colour tokens."""

    headline: str
    title: str
    """Second line, empty where the deal has no company and its title is the headline."""
    amount: str
    step: str
    step_icon: str
    step_ink: str
    due: str
    due_ink: str
    done: int
    total: int
    days: str
    days_tone: Tone
    badges: tuple[Badge, ...]
    tone: Tone


def card_text(card: Card, setting: Setting) -> CardText:
    """What `card` says in its setting."""
    found = findings(card, setting)
    step, today = card.next_step, setting.today
    days = health.days_between(card.stage_entered_at, setting.now_ms)
    return CardText(
        headline=card.company or card.title,
        title=card.title if card.company else "",
        amount=amount(card),
        step=step_words(step) if step else "No next step",
        step_icon=STEP_ICONS[step.kind] if step else "circle-alert",
        step_ink="text" if step else "warn",
        due=short_due(step.due, today) if step and step.due else "",
        due_ink=_DUE_INKS[urgency(step.due, today)] if step and step.due else "text2",
        done=card.checks_done,
        total=card.checks_total,
        days="" if days is None else f"{days:,} d",
        days_tone=_tone_of(Signal.OVER_TIME, found),
        badges=badges(card, found),
        tone=health.worst(found),
    )


def findings(card: Card, setting: Setting) -> tuple[Finding, ...]:
    """What is wrong with the deal; once it is decided, its close date can no longer slip."""
    is_open = card.outcome is Outcome.OPEN
    pulse = Pulse(
        days_in_stage=health.days_between(card.stage_entered_at, setting.now_ms),
        days_since_contact=health.days_between(card.last_two_way_at, setting.now_ms),
        next_due=card.next_step.due if card.next_step else None,
        has_next_step=card.next_step is not None,
        expected_close=card.expected_close if is_open else None,
        pushes=card.pushes if is_open else 0,
    )
    return health.findings(pulse, setting.limits, setting.today)


def may_wear_badges(card: Card, today: date) -> bool:
    """False where `card_text` surely finds no badge; most cards, at a fraction of its cost."""
    return bool(
        card.overridden_open
        or card.pushes >= health.PUSHES_FOR_BADGE
        or (card.expected_close is not None and card.expected_close < today)
        or card.last_two_way_at is not None
    )


def badges(card: Card, found: tuple[Finding, ...]) -> tuple[Badge, ...]:
    """The words for what no line of the card says, in the order they matter."""
    by_signal = {f.signal: f for f in found}
    said = (_moved_open(card), _slipped(card, by_signal.get(Signal.SLIPPING)), _quiet(by_signal.get(Signal.UNTOUCHED)))
    return tuple(b for b in said if b is not None)


def amount(card: Card) -> str:
    """The amount in three digits, empty where the deal has none."""
    return "" if card.amount is None else short(Money(amount=card.amount, currency=card.currency))


def step_words(step: NextStep) -> str:
    """What happens next, by its kind where she wrote nothing."""
    return step.what or STEP_WORDS[step.kind]


def _tone_of(signal: Signal, found: tuple[Finding, ...]) -> Tone:
    return max((f.tone for f in found if f.signal is signal), default=Tone.CALM)


def _moved_open(card: Card) -> Badge | None:
    if not card.overridden_open:
        return None
    return Badge(text=f"Moved with {card.overridden_open:,} open", icon="lock-open", tone=Tone.AMBER)


def _slipped(card: Card, slipping: Finding | None) -> Badge | None:
    tone = slipping.tone if slipping else Tone.AMBER
    if card.outcome is Outcome.OPEN and card.pushes >= health.PUSHES_FOR_BADGE:
        return Badge(text=f"Slipped {card.pushes:,}×", icon="calendar-x", tone=tone)
    if slipping:
        return Badge(text="Close date passed", icon="calendar-x", tone=tone)
    return None


def _quiet(untouched: Finding | None) -> Badge | None:
    if untouched is None:
        return None
    return Badge(text=f"Quiet for {counted(untouched.values['days'], 'day')}", icon="phone-off", tone=untouched.tone)
