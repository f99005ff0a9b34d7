"""A card for the ear: one sentence as its name, the rest as its description."""

from datetime import date

from repdesk.domain import health
from repdesk.domain.deal import NextStep
from repdesk.domain.health import Tone
from repdesk.domain.views import Card, Column
from repdesk.sentences import counted
from repdesk.ui.parts.amounts import amount_text
from repdesk.ui.parts.card_text import Setting, card_text, step_words
from repdesk.ui.parts.due import spoken_due

_CURRENCY_WORDS = {"EUR": "euro", "USD": "dollars", "GBP": "pounds", "JPY": "yen"}


def card_name(card: Card, stage: str, today: date) -> str:
    """The whole sentence: "Acme, 12,000 euro, next step call on Tuesday, in stage Qualify, 2 of 5 done"."""
    parts = (
        card.company or card.title,
        _spoken_amount(card),
        _spoken_step(card.next_step, today),
        f"in stage {stage}",
        f"{card.checks_done:,} of {card.checks_total:,} done" if card.checks_total else "",
    )
    return ", ".join(p for p in parts if p)


def card_description(card: Card, setting: Setting) -> str:
    """The deal's title, how long it has been here, and every warning it wears."""
    text = card_text(card, setting)
    days = health.days_between(card.stage_entered_at, setting.now_ms)
    stay = f"{counted(days, 'day')} in this stage" if days is not None else ""
    if text.days_tone is not Tone.CALM:
        stay += f", {counted(setting.limits.expected_days or 0, 'day')} expected"
    return ". ".join(p for p in (text.title, stay, *(b.text for b in text.badges)) if p)


def column_name(column: Column) -> str:
    """The stage with how many deals it holds: "Qualify, 5 deals"."""
    return f"{column.name}, {counted(column.totals.count, 'deal')}"


def _spoken_amount(card: Card) -> str:
    if card.amount is None:
        return ""
    return f"{amount_text(card.amount, card.currency)} {_CURRENCY_WORDS.get(card.currency, card.currency)}"


def _spoken_step(step: NextStep | None, today: date) -> str:
    if step is None:
        return "no next step"
    when = f" {spoken_due(step.due, today)}" if step.due else ""
    return f"next step {step_words(step)}{when}"
