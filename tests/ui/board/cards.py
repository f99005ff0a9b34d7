"""Cards and columns made for a test, each with only what the test is about."""

from datetime import UTC, date, datetime
from typing import Any

from repdesk.domain.deal import DealId, NextStep, Outcome, StageId, StepKind, VersionId
from repdesk.domain.health import DAY_MS, Limits
from repdesk.domain.money import Money
from repdesk.domain.views import Card, Column, Totals
from repdesk.ui.parts.card_text import Setting

TODAY = date(2026, 11, 23)
"""A Monday."""
NOW_MS = int(datetime(2026, 11, 23, 9, 0, tzinfo=UTC).timestamp() * 1000)
USUAL = Limits(expected_days=14, quiet_days=14)
SETTING = Setting(limits=USUAL, today=TODAY, now_ms=NOW_MS)


def days_ago(days: int) -> int:
    """An instant that many days before now."""
    return NOW_MS - days * DAY_MS


def a_step(what: str = "Call Ilze", due: date | None = TODAY, kind: StepKind = StepKind.CALL) -> NextStep:
    """A next step, due today."""
    return NextStep(what=what, due=due, kind=kind)


def a_card(number: int = 1, **different: Any) -> Card:  # noqa: ANN401  (any field of a card)
    """A calm card: Acme, "Dock scheduling", 36,000 euro, a call today, 1 of 4 done, 3 days in its stage."""
    values: dict[str, Any] = {
        "id": DealId(number), "title": "Dock scheduling", "company": "Acme", "stage_id": StageId(1),
        "rank": f"V{number:04}", "version_id": VersionId(1), "amount": 3_600_000, "currency": "EUR",
        "expected_close": None, "outcome": Outcome.OPEN, "next_step": a_step(), "stage_entered_at": days_ago(3),
        "last_two_way_at": None, "created_at": days_ago(9), "pushes": 0, "checks_done": 1, "checks_total": 4,
        "checks_blocking": 2, "overridden_open": 0, "rev": 1,
    }  # fmt: skip
    return Card(**(values | different))


def a_column(number: int = 1, name: str = "Qualify", **different: Any) -> Column:  # noqa: ANN401  (as above)
    """An open stage with five deals worth 186,000 euro."""
    values: dict[str, Any] = {
        "stage_id": StageId(number), "key": f"s{number}", "name": name, "is_post_sale": False, "is_retired": False,
        "probability": 10, "moves_forward_when": "", "limits": USUAL,
        "totals": Totals(
            count=5,
            sums=(Money(amount=18_600_000, currency="EUR"),),
            weighted=(Money(amount=1_860_000, currency="EUR"),),
        ),
    }  # fmt: skip
    return Column(**(values | different))
