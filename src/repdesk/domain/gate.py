"""May this deal move? What must be true to leave a stage, pass those skipped, and enter the next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from repdesk.domain import fields, money
from repdesk.domain.deal import Deal, DealId, EventKind, Tick
from repdesk.domain.errors import Refused
from repdesk.domain.process import Criterion, Evidence, Kind, Level, Process, Stage, Task

WON = "won"
"""Stands for a stage key where a gate leads to the signature."""

BY_HAND = frozenset(
    {
        Kind.FIELD_SET, Kind.PERSON_IN_ROLE, Kind.CONTACTS, Kind.CONTACT_REACHABLE, Kind.ACTIVITY_HELD,
        Kind.ACTIVITY_PLANNED, Kind.DOCUMENT, Kind.FRAMEWORK_SCORE, Kind.DRILL, Kind.OBJECTIONS_RESOLVED,
        Kind.NEXT_STEP,
    }
)  # fmt: skip
"""Kinds that data satisfies; confirmed by hand they need evidence."""


WAYS_BACK = frozenset({EventKind.BACK, EventKind.REOPENED})
"""Moves that no gate guards."""


class Side(StrEnum):
    """Where an item stands in its stage."""

    ENTRY = "entry"
    EXIT = "exit"
    TASK = "task"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All a gate looks at: the deal, what its fields hold, what was ticked."""

    deal: Deal
    values: Mapping[str, str] = field(default_factory=dict)
    """Field catalogue key → shown value, only where something is filled in."""
    ticks: Mapping[str, Tick] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why an item counts as done without a tick, as a code with values."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a gate or checklist, with the state it has on this deal."""

    key: str
    text: str
    stage_key: str
    side: Side
    level: Level
    is_done: bool
    kind: Kind = Kind.TICK
    evidence: Evidence = Evidence.OPTIONAL
    ask: str = ""
    how: str = ""
    because: Because | None = None
    tick: Tick | None = None
    criterion: Criterion | None = None
    given: bool = True
    source: tuple[str, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether this item alone keeps the gate shut."""
        return not self.is_done and self.level is Level.BLOCKS

    @property
    def needs_evidence(self) -> bool:
        """Whether a tick by hand counts only with words that prove it."""
        return self.evidence is Evidence.REQUIRED or self.kind in BY_HAND


@dataclass(frozen=True, slots=True, kw_only=True)
class GateReport:
    """What stands between a deal and a stage: every item, done or open, in the order of the process."""

    deal_id: DealId
    from_stage: str
    to_stage: str
    """Stage key, `won`, or the current stage where only its checklist was asked for."""
    items: tuple[Item, ...]

    @property
    def missing(self) -> tuple[Item, ...]:
        """The required items that are still open."""
        return tuple(i for i in self.items if i.is_missing)

    @property
    def open(self) -> tuple[Item, ...]:
        """The counted items that are still open, required or not."""
        return tuple(i for i in self.counted if not i.is_done)

    @property
    def counted(self) -> tuple[Item, ...]:
        """The items a "3 of 5" speaks of: all but tasks that only hint."""
        return tuple(i for i in self.items if i.side is not Side.TASK or i.level is not Level.HINT)

    @property
    def done(self) -> int:
        """How many of the counted items are done."""
        return sum(i.is_done for i in self.counted)

    @property
    def may_pass(self) -> bool:
        """Whether nothing required is open."""
        return not self.missing


class GateBlocked(Refused):
    """A move that its gate refused; nothing was written. `report` says what is open."""

    def __init__(self, report: GateReport) -> None:
        super().__init__("gate.closed", open=len(report.missing))
        self.report = report


def direction(process: Process, start: str, target: str) -> EventKind:
    """What a move from stage `start` to `target` is called in the log."""
    if target == WON:
        return EventKind.WON
    left, entered = process.stage(start), process.stage(target)
    if left.is_post_sale != entered.is_post_sale:
        return EventKind.WON if entered.is_post_sale else EventKind.REOPENED
    steps = process.position(target) - process.position(start)
    if steps <= 0:
        return EventKind.BACK
    if left.is_post_sale:
        return EventKind.POST_SALE
    return EventKind.FORWARD if steps == 1 else EventKind.SKIP


def checklist(facts: Facts, stage: Stage) -> GateReport:
    """What `stage` asks before a deal leaves it, tasks of every level included; nothing moves."""
    items = tuple(_exit_items(facts, stage, tasks=tuple(stage.tasks)))
    return GateReport(deal_id=facts.deal.id, from_stage=stage.key, to_stage=stage.key, items=items)


def report(facts: Facts, process: Process, start: str, target: str) -> GateReport:
    """The gate from stage `start` to `target` (a stage key or `won`).

    Exits of the current stage, exits of every stage skipped, entry of the target; won asks the exits of the
    current and all later open stages. A way back asks nothing.
    """
    items = tuple(_gate_items(facts, process, start, target))
    return GateReport(deal_id=facts.deal.id, from_stage=start, to_stage=target, items=items)


def every_item(facts: Facts, process: Process) -> Mapping[str, Item]:
    """Each item of the whole process by key, in the state it has on this deal."""
    return {i.key: i for stage in process.stages for i in _all_of(facts, stage)}


def reopened_by(facts: Facts, process: Process, start: str, target: str) -> tuple[Item, ...]:
    """The items that are ticked in the stages a way back leads through: the rep says which no longer hold."""
    if direction(process, start, target) not in WAYS_BACK:
        return ()
    first, last = process.position(target), process.position(start)
    stages = process.stages[first : last + 1]
    return tuple(i for s in stages for i in _all_of(facts, s) if i.tick is not None)


def _all_of(facts: Facts, stage: Stage) -> Iterator[Item]:
    yield from _items(facts, stage, Side.ENTRY, stage.entry)
    yield from _exit_items(facts, stage, stage.tasks)


def _gate_items(facts: Facts, process: Process, start: str, target: str) -> Iterator[Item]:
    if direction(process, start, target) in WAYS_BACK:
        return
    for stage in _stages_left(process, start, target):
        yield from _exit_items(facts, stage, tasks=tuple(t for t in stage.tasks if t.level is not Level.HINT))
    if target != WON:
        entered = process.stage(target)
        yield from _items(facts, entered, Side.ENTRY, entered.entry)


def _stages_left(process: Process, start: str, target: str) -> tuple[Stage, ...]:
    last = len(process.open_stages) if target == WON else process.position(target)
    return process.stages[process.position(start) : last]


def _exit_items(facts: Facts, stage: Stage, tasks: Iterable[Task]) -> Iterator[Item]:
    yield from _items(facts, stage, Side.EXIT, stage.exit)
    for task in tasks:
        yield _task_item(facts, stage, task)


def _items(facts: Facts, stage: Stage, side: Side, criteria: Iterable[Criterion]) -> Iterator[Item]:
    for criterion in criteria:
        if _applies(facts, criterion):
            yield _item(facts, stage, side, criterion)


def _applies(facts: Facts, criterion: Criterion) -> bool:
    when = criterion.when
    if when is None:
        return True
    if when.tag and when.tag not in facts.deal.tags:
        return False
    if when.amount_at_least is None:
        return True
    deal = facts.deal
    return deal.amount is not None and money.whole_units(deal.amount, deal.currency) >= when.amount_at_least


def _item(facts: Facts, stage: Stage, side: Side, criterion: Criterion) -> Item:
    tick = facts.ticks.get(criterion.key)
    because = _because(facts, criterion)
    return Item(
        key=criterion.key,
        text=criterion.text,
        stage_key=stage.key,
        side=side,
        level=criterion.level,
        is_done=because is not None or (tick is not None and _holds(criterion, tick)),
        kind=criterion.kind,
        evidence=criterion.evidence,
        ask=criterion.ask,
        because=because,
        tick=tick,
        criterion=criterion,
        given=criterion.given,
        source=criterion.source,
    )


def _task_item(facts: Facts, stage: Stage, task: Task) -> Item:
    tick = facts.ticks.get(task.key)
    return Item(
        key=task.key,
        text=task.text,
        stage_key=stage.key,
        side=Side.TASK,
        level=task.level,
        is_done=tick is not None,
        how=task.how,
        tick=tick,
        given=task.given,
        source=task.source,
    )


def _because(facts: Facts, criterion: Criterion) -> Because | None:
    if criterion.kind is Kind.FIELD_SET and (value := facts.values.get(criterion.field)):
        return Because(code="field_set", values={"field": criterion.field, "value": value})
    step = facts.deal.next_step
    if criterion.kind is Kind.NEXT_STEP and step is not None and step.due is not None:
        return Because(code="next_step", values={"what": step.what, "due": step.due.isoformat()})
    return None


def _holds(criterion: Criterion, tick: Tick) -> bool:
    needs_evidence = criterion.evidence is Evidence.REQUIRED or criterion.kind in BY_HAND
    return _answers(criterion, tick) and (bool(tick.evidence.strip()) or not needs_evidence)


def _answers(criterion: Criterion, tick: Tick) -> bool:
    match criterion.kind:
        case Kind.ANSWER | Kind.DATE:
            return bool(tick.value.strip())
        case Kind.CHOICE:
            return tick.value in criterion.choices
        case Kind.NUMBER:
            return _reaches(tick.value, criterion.at_least)
        case _:
            return True


def _reaches(value: str, at_least: int | None) -> bool:
    try:
        number = fields.number(value)
    except ValueError:
        return False
    return at_least is None or number >= at_least
