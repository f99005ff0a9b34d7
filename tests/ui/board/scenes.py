"""A whole board for eyes and stories: the twenty deals of the design's picture, or thousands made up."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from repdesk.domain.deal import DealId, NextStep, StepKind
from repdesk.domain.process import Criterion, Phase, Probability, Process, Stage, StageKind
from repdesk.services.desk import Desk
from tests.builders import Clock, a_desk, the_process

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

_STAGES = (
    ("qualify", "Qualify", Phase.QUALIFY, 10, 14, 4),
    ("discover", "Discover", Phase.UNDERSTAND, 25, 18, 5),
    ("design", "Design", Phase.PRESENT, 40, 20, 5),
    ("evaluate", "Evaluate", Phase.PRESENT, 55, 16, 5),
    ("propose", "Propose", Phase.RESOLVE, 70, 14, 4),
    ("negotiate", "Negotiate", Phase.CLOSE, 85, 21, 5),
    ("commit", "Commit", Phase.CLOSE, 95, 10, 3),
)
_WORDS = (
    "Budget confirmed",
    "Success metric written down",
    "Technical owner agrees to the test",
    "Economic buyer saw the pilot result",
    "Decision date agreed in writing",
)
_C, _E, _M, _D, _T = StepKind.CALL, StepKind.EMAIL, StepKind.MEETING, StepKind.DEMO, StepKind.TASK

# Stage; company, deal, thousands of euro, kind and words of the next step, days until it is due, items done, days.
_DEALS: tuple[tuple[str, str, str, int, StepKind, str, int | None, int, int], ...] = (
    ("qualify", "Baltic Freight", "Dock scheduling", 36, _C, "Call Ilze", 0, 1, 3),
    ("qualify", "Corvin Dental", "12 clinics", 24, _E, "Send case study", 1, 2, 6),
    ("qualify", "Ostermann KG", "Line 3 audit", 58, _T, "", None, 1, 19),
    ("qualify", "Pine & Barrow", "Warehouse pilot", 42, _M, "Intro meeting", 3, 0, 1),
    ("qualify", "Tallis Foods", "Cold chain", 26, _C, "Qualify budget", 2, 2, 5),
    ("discover", "Aldwych Labs", "Sample tracking", 88, _M, "Workshop, 2 h", 0, 3, 8),
    ("discover", "Ferro Nord", "Plant roll-out", 120, _C, "Call Marek", -3, 2, 41),
    ("discover", "Greyline Bus", "Depot planning", 54, _E, "Recap e-mail", 1, 3, 11),
    ("discover", "Hazel & Thorn", "Stores EU", 80, _C, "CFO intro", 4, 2, 14),
    ("design", "Lumen Optics", "QA stations", 96, _D, "Solution review", 2, 4, 9),
    ("design", "Meridian Care", "9 sites", 132, _E, "Send draft proposal", -1, 2, 27),
    ("design", "Quill Paper", "Retrofit", 40, _M, "Site visit", 8, 3, 7),
    ("evaluate", "Halvorsen Marine", "Yard 2 roll-out", 148, _M, "Pilot read-out", 0, 3, 15),
    ("evaluate", "Sable Insurance", "Claims desk", 165, _C, "Security Q&A", 1, 4, 12),
    ("evaluate", "Ulmer Werke", "Tooling", 78, _E, "Pilot metrics", -2, 2, 33),
    ("propose", "Kestrel Air", "Ground ops", 94, _D, "Present to CFO", 3, 3, 6),
    ("propose", "Viola Hotels", "14 houses", 60, _C, "Walk through offer", 2, 2, 10),
    ("negotiate", "Norrland Timber", "Harvest planning", 126, _M, "Legal redlines", 1, 4, 9),
    ("negotiate", "Zephyr Grid", "Field crews", 86, _C, "Discount ask", 0, 3, 13),
    ("commit", "Wexford Print", "Press 4", 72, _T, "Signature", 4, 3, 4),
)


def board_process(*, post_sale: bool = False) -> Process:
    """Seven stages with checklists, one more after the sale where asked."""
    stages = [
        Stage(
            key=key,
            name=name,
            phase=phase,
            probability=Probability(low=chance, high=chance + 5),
            expected_days=days,
            exit=tuple(Criterion(key=f"{key}.{n}", text=_WORDS[n]) for n in range(count)),
        )
        for key, name, phase, chance, days, count in _STAGES
    ]
    if post_sale:
        stages.append(Stage(key="onboard", name="Onboard", phase=Phase.AFTER, kind=StageKind.POST_SALE))
    return Process(key="new-business", name="New business", stages=tuple(stages))


def mock_desk(folder: Path, *, empty: bool = False, post_sale: bool = False) -> Desk:
    """The desk of the design's board."""
    clock = Clock(NOW)
    desk = a_desk(folder, process=board_process(post_sale=post_sale), clock=clock)
    if not empty:
        for deal in reversed(_DEALS):
            _add(desk, clock, *deal)
    clock.now = NOW
    return desk


def many_deals(desk: Desk, count: int) -> None:
    """So many plain deals, spread over the stages."""
    for number in range(count):
        stage, company, title, amount, kind, what, due, _done, _days = _DEALS[number % len(_DEALS)]
        desk.deals.create(
            the_process(desk),
            stage,
            title=f"{title} {number}",
            company=f"{company} {number % 977}",
            amount=amount * 100_000,
            next_step=_step(kind, what, due),
        )


def _add(
    desk: Desk, clock: Clock, stage: str, company: str, title: str, thousands: int,
    kind: StepKind, what: str, due: int | None, done: int, days: int,
) -> DealId:  # fmt: skip
    clock.now = NOW - timedelta(days=days)
    deal = desk.deals.create(
        the_process(desk), stage, title=title, company=company, amount=thousands * 100_000,
        next_step=_step(kind, what, due),
    )  # fmt: skip
    for number in range(done):
        desk.deals.tick(deal, f"{stage}.{number}")
    if company == "Ferro Nord":
        for month in (12, 1, 2):
            clock.now += timedelta(minutes=2)
            desk.deals.edit(deal, expected_close=date(2026 + (month < 12), month, 15))
    return deal


def _step(kind: StepKind, what: str, due: int | None) -> NextStep | None:
    if due is None:
        return None
    return NextStep(what=what, kind=kind, due=NOW.date() + timedelta(days=due))
