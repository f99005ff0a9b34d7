"""What the board shows: cards, columns and sums, read straight from the desk."""

from dataclasses import dataclass, field
from datetime import date

from repdesk.domain.deal import DealId, NextStep, Outcome, ProcessId, StageId, VersionId
from repdesk.domain.health import Limits
from repdesk.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A deal as the board shows it. `amount` is in minor units, instants are epoch milliseconds."""

    id: DealId
    title: str
    company: str
    stage_id: StageId
    rank: str
    version_id: VersionId
    amount: int | None
    currency: str
    expected_close: date | None
    outcome: Outcome
    next_step: NextStep | None
    stage_entered_at: int | None
    last_two_way_at: int | None
    created_at: int
    pushes: int
    checks_done: int
    checks_total: int
    checks_blocking: int
    overridden_open: int
    rev: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How many deals, worth what, and weighted by their chance to win: always over all of them."""

    count: int = 0
    sums: tuple[Money, ...] = ()
    weighted: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One stage of the board: its names and limits, and the totals of every deal in it."""

    stage_id: StageId
    key: str
    name: str
    is_post_sale: bool
    is_retired: bool
    probability: int | None
    """Whole percent, None after the sale or where the process gives none."""
    moves_forward_when: str
    limits: Limits
    totals: Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole board in one line; the counts open exactly the deals they count."""

    process_id: ProcessId
    totals: Totals = field(default_factory=Totals)
    without_next_step: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedProcess:
    """A process of this desk, with its newest version."""

    id: ProcessId
    key: str
    name: str
    version_id: VersionId
    number: int
