"""A selling process: its stages, what must be true to enter and to leave each, and what to do there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

PROCESS_SCHEMA = "repdesk.process/1"
USUAL_QUIET_DAYS = 14


class StageKind(StrEnum):
    """Whether a stage leads to the signature or follows it."""

    OPEN = "open"
    POST_SALE = "post_sale"


class Phase(StrEnum):
    """What every process does somewhere, so that numbers compare across processes. Not monotone."""

    FIND = "find"
    CONTACT = "contact"
    QUALIFY = "qualify"
    UNDERSTAND = "understand"
    PRESENT = "present"
    RESOLVE = "resolve"
    CLOSE = "close"
    AFTER = "after"


class Level(StrEnum):
    """How much an open criterion weighs: it blocks the move, warns (Recommended), or only hints."""

    BLOCKS = "blocks"
    WARNS = "warns"
    HINT = "hint"


class Evidence(StrEnum):
    """Whether a tick needs words that prove it."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Kind(StrEnum):
    """What a criterion asks for, and so which editor fills it in."""

    TICK = "tick"
    ANSWER = "answer"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    FIELD_SET = "field_set"
    PERSON_IN_ROLE = "person_in_role"
    CONTACTS = "contacts"
    CONTACT_REACHABLE = "contact_reachable"
    ACTIVITY_HELD = "activity_held"
    ACTIVITY_PLANNED = "activity_planned"
    DOCUMENT = "document"
    FRAMEWORK_SCORE = "framework_score"
    DRILL = "drill"
    OBJECTIONS_RESOLVED = "objections_resolved"
    NEXT_STEP = "next_step"


class Anchor(StrEnum):
    """From when a task's days count."""

    STAGE_ENTRY = "stage_entry"
    WON = "won"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A sentence of the process with where it comes from; `given` is false for a RepDesk default."""

    text: str
    source: tuple[str, ...] = ()
    given: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A published figure, with the study its source names (empty: no study named)."""

    text: str
    study: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a criterion applies: from an amount on, or with a tag.

    The amount is in whole units of the deal's own currency: a checklist must not change with a rate of exchange.
    """

    amount_at_least: int | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a stage's checklist. `key` stays while its meaning stays, whatever its wording."""

    key: str
    text: str
    kind: Kind = Kind.TICK
    level: Level = Level.BLOCKS
    evidence: Evidence = Evidence.OPTIONAL
    ask: str = ""
    when: Condition | None = None
    source: tuple[str, ...] = ()
    given: bool = True
    field: str = ""
    """Field catalogue key, for `field_set`."""
    role: str = ""
    """Committee role, for `person_in_role`."""
    activity: str = ""
    """Kind of activity, for `activity_held` and `activity_planned`."""
    framework: str = ""
    """Framework key, for `framework_score`."""
    choices: tuple[str, ...] = ()
    at_least: int | None = None
    """Smallest number, count or score that satisfies `number`, `contacts`, `framework_score`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do in a stage, due `offset_days` after its anchor; with level `blocks` it guards the exit."""

    key: str
    text: str
    level: Level = Level.HINT
    offset_days: int | None = None
    offset_from: Anchor = Anchor.STAGE_ENTRY
    how: str = ""
    source: tuple[str, ...] = ()
    given: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Probability:
    """The chance to win from a stage, in whole percent, as the range its source gives."""

    low: int
    high: int
    given: bool = True

    @property
    def basis_points(self) -> int:
        """The lower bound, which forecasts use, in hundredths of a percent."""
        return self.low * 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One column of the board. `key` stays over versions; `name` may change."""

    key: str
    name: str
    phase: Phase
    kind: StageKind = StageKind.OPEN
    purpose: str = ""
    moves_forward_when: str = ""
    probability: Probability | None = None
    expected_days: int | None = None
    days_given: bool = False
    quiet_days: int = USUAL_QUIET_DAYS
    good: tuple[Note, ...] = ()
    mistakes: tuple[Note, ...] = ()
    entry: tuple[Criterion, ...] = ()
    exit: tuple[Criterion, ...] = ()
    tasks: tuple[Task, ...] = ()
    owner: str = ""
    receiver: str = ""
    source: tuple[str, ...] = ()
    playbook: tuple[str, ...] = ()

    @property
    def is_post_sale(self) -> bool:
        """Whether this stage follows the signature."""
        return self.kind is StageKind.POST_SALE


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A whole selling process, immutable: a change makes a new version."""

    key: str
    name: str
    stages: tuple[Stage, ...]
    letter: str = ""
    """Letter of the published source it follows, empty for the rep's own."""
    variant_of: str = ""
    order: int = 0
    summary: str = ""
    remark: str = ""
    purpose: str = ""
    provenance: str = ""
    rules: tuple[Note, ...] = ()
    figures: tuple[Figure, ...] = ()
    mistakes: tuple[Note, ...] = ()

    @property
    def open_stages(self) -> tuple[Stage, ...]:
        """The stages that lead to the signature, in order."""
        return tuple(s for s in self.stages if not s.is_post_sale)

    @property
    def post_sale_stages(self) -> tuple[Stage, ...]:
        """The stages that follow it, in order."""
        return tuple(s for s in self.stages if s.is_post_sale)

    def stage(self, key: str) -> Stage:
        """The stage with this key; KeyError when the process has none."""
        for stage in self.stages:
            if stage.key == key:
                return stage
        raise KeyError(key)

    def has(self, key: str) -> bool:
        """Whether a stage with this key exists."""
        return any(s.key == key for s in self.stages)

    def position(self, key: str) -> int:
        """How many stages stand before the one with this key; KeyError when the process has none."""
        return self.stages.index(self.stage(key))

    def criteria(self) -> Iterator[Criterion]:
        """Every criterion of every stage, entry before exit."""
        for stage in self.stages:
            yield from stage.entry
            yield from stage.exit
