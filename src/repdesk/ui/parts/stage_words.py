"""Stages and the place of a deal in them, in the words of sheets and panels."""

from repdesk.domain.deal import Deal
from repdesk.domain.gate import WON, GateReport
from repdesk.domain.health import days_between
from repdesk.domain.money import Money, full
from repdesk.domain.process import Process

_LONGEST_ON_A_BUTTON = 24


def headline(deal: Deal) -> str:
    """What a deal is called: its company, or its own name without one."""
    return deal.company or deal.title


def stage_name(process: Process, key: str) -> str:
    """The name of a stage, or Won."""
    return "Won" if key == WON else process.stage(key).name


def on_a_button(name: str) -> str:
    """A stage's name, cut where no button could hold it."""
    return name if len(name) <= _LONGEST_ON_A_BUTTON else name[: _LONGEST_ON_A_BUTTON - 1].rstrip() + "…"


def next_stage(process: Process, key: str) -> str | None:
    """The stage after this one; won after the last open one; None at the very end."""
    stages = process.post_sale_stages if process.stage(key).is_post_sale else process.open_stages
    after = stages[stages.index(process.stage(key)) + 1 :]
    if after:
        return after[0].key
    return None if process.stage(key).is_post_sale else WON


def facts_line(deal: Deal, process: Process, now_ms: int) -> str:
    """`€148,000 · 17 d in stage, usual 18`."""
    amount = full(Money(amount=deal.amount, currency=deal.currency)) if deal.amount is not None else ""
    days = days_between(deal.stage_entered_at, now_ms)
    usual = process.stage(deal.stage_key).expected_days
    stay = f"{days:,} d in stage" if days is not None else ""
    stay += f", usual {usual:,}" if stay and usual is not None else ""
    return "  ·  ".join(part for part in (amount, stay) if part)


def open_words(report: GateReport) -> str:
    """`2 required open`, or nothing when the gate is open."""
    return f"{len(report.missing):,} required open" if report.missing else ""
