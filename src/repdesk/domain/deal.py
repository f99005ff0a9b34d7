"""A deal, its company, its next step, and the two logs of what happened to it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

DealId = NewType("DealId", int)
CompanyId = NewType("CompanyId", int)
ProcessId = NewType("ProcessId", int)
VersionId = NewType("VersionId", int)
StageId = NewType("StageId", int)


class Outcome(StrEnum):
    """Where a deal stands as a whole; its stage is set besides."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    DISQUALIFIED = "disqualified"
    ON_HOLD = "on_hold"


class LeadState(StrEnum):
    """How far marketing and sales accepted a lead (MQL, SAL, SQL)."""

    NONE = "none"
    MQL = "mql"
    SAL = "sal"
    SQL = "sql"


class StepKind(StrEnum):
    """What a next step is; `waiting` means the buyer has the ball until the date."""

    CALL = "call"
    EMAIL = "email"
    MEETING = "meeting"
    DEMO = "demo"
    TASK = "task"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What happens next on a deal: what, with whom, when. `time` is "14:00" or empty."""

    what: str
    kind: StepKind = StepKind.TASK
    who: str = ""
    due: date | None = None
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The buyer's firm."""

    id: CompanyId
    uid: str
    name: str
    industry: str = ""
    headcount: int | None = None
    tech_stack: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One sale in the making. `amount` is in minor units of `currency`; instants are epoch milliseconds UTC."""

    id: DealId
    uid: str
    title: str
    process_id: ProcessId
    version_id: VersionId
    stage_id: StageId
    stage_key: str
    rank: str
    company_id: CompanyId | None = None
    company: str = ""
    """Name of the company, empty without one."""
    amount: int | None = None
    currency: str = ""
    expected_close: date | None = None
    outcome: Outcome = Outcome.OPEN
    outcome_reason: str = ""
    outcome_note: str = ""
    closed_at: int | None = None
    hold_until: date | None = None
    probability: int | None = None
    """The rep's own probability in basis points; None means the stage's."""
    next_step: NextStep | None = None
    problem: str = ""
    """The problem in the buyer's words."""
    source: str = ""
    budget_range: str = ""
    trigger: str = ""
    tags: tuple[str, ...] = ()
    own: dict[str, str] = field(default_factory=dict)
    """Own fields by catalogue key (`x_…`)."""
    lead_state: LeadState = LeadState.NONE
    received_at: int | None = None
    inbound: bool = False
    external_source: str = ""
    external_id: str = ""
    created_at: int = 0
    stage_entered_at: int | None = None
    """None when an import did not say."""
    last_two_way_at: int | None = None
    pushes: int = 0
    checks_done: int = 0
    checks_total: int = 0
    checks_blocking: int = 0
    """Blocking criteria of the current stage's exit that are still open."""
    overridden_open: int = 0
    """How many of `went_past` are open still."""
    went_past: tuple[str, ...] = ()
    """Criteria and tasks that were open when the rep let the deal through with a reason."""

    @property
    def is_open(self) -> bool:
        """Whether the rep still works on winning it."""
        return self.outcome is Outcome.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A criterion or task the rep called done: the value given, the evidence, who said it, and when."""

    deal_id: DealId
    key: str
    at: int
    value: str = ""
    evidence: str = ""
    who: str = ""
    on: date | None = None
    """The day the evidence is from, when it differs from the day of ticking."""


class EventKind(StrEnum):
    """What a line of the stage log records."""

    CREATED = "created"
    FORWARD = "forward"
    SKIP = "skip"
    BACK = "back"
    WON = "won"
    LOST = "lost"
    DISQUALIFIED = "disqualified"
    HELD = "held"
    RESUMED = "resumed"
    REOPENED = "reopened"
    POST_SALE = "post_sale"
    PROCESS_CHANGED = "process_changed"
    IMPORTED = "imported"


class GateResult(StrEnum):
    """How a deal came through the gate."""

    COMPLETE = "complete"
    OVERRIDDEN = "overridden"
    IMPORTED = "imported"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEvent:
    """One line of a deal's stage log; `seq` orders it, because clocks jump."""

    deal_id: DealId
    seq: int
    kind: EventKind
    at: int
    at_known: bool = True
    from_stage: str = ""
    to_stage: str = ""
    gate: GateResult = GateResult.NONE
    reason: str = ""
    open_keys: tuple[str, ...] = ()
    """Criteria still open when an override let the deal through."""
    amount: int | None = None
    currency: str = ""
    probability: int | None = None
    version_id: VersionId | None = None
    duration: int | None = None
    """Milliseconds the deal had spent in `from_stage`, time on hold left out; None when unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealChange:
    """One line of the second log: amount, close date or probability, before and after, as canonical text."""

    deal_id: DealId
    at: int
    field: str
    before: str
    after: str
