"""What a process must hold so that a board can be built of it. Whether it is a good process is another question."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from repdesk.domain import fields
from repdesk.domain.faults import Fault
from repdesk.domain.process import Condition, Criterion, Kind, Note, Probability, Process, Stage, Task

ROLES = ("champion", "economic_buyer", "technical_evaluator", "end_user", "procurement", "legal", "blocker")
ACTIVITIES = ("call", "email", "meeting", "demo", "linkedin")
RESERVED = frozenset({"won", "lost", "disqualified", "open"})
"""Outcomes: gates and mappings name them where they could name a stage."""

MOST_STAGES = 30
LONGEST_NAME = 80
MOST_DAYS = 3650
LARGEST_AMOUNT = 10**12

_STEM = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_KEY = re.compile(_STEM)
_DOTTED_KEY = re.compile(rf"{_STEM}(?:\.{_STEM})*")


def faults(process: Process) -> tuple[Fault, ...]:
    """Everything that keeps `process` from being used, in the order of the file."""
    return (*_of_process(process), *_of_stages(process.stages), *_of_keys(process))


def _of_process(process: Process) -> Iterator[Fault]:
    yield from _key("key", process.key, _KEY)
    yield from _name("name", process.name)
    yield from _notes("rules", process.rules)
    yield from _notes("mistakes", process.mistakes)
    yield from _texts("figures", (figure.text for figure in process.figures))
    if not process.open_stages:
        yield Fault(path="stages", code="process.no_open_stage")
    if len(process.stages) > MOST_STAGES:
        yield Fault(path="stages", code="process.too_many_stages", values={"limit": MOST_STAGES})


def _of_stages(stages: tuple[Stage, ...]) -> Iterator[Fault]:
    for index, stage in enumerate(stages):
        yield from _of_stage(f"stages[{index}]", stage)
    for index, (before, after) in enumerate(pairwise(stages), start=1):
        if before.is_post_sale and not after.is_post_sale:
            yield Fault(path=f"stages[{index}].kind", code="process.open_after_post_sale")


def _of_stage(path: str, stage: Stage) -> Iterator[Fault]:
    yield from _key(f"{path}.key", stage.key, _KEY)
    if stage.key in RESERVED:
        yield Fault(path=f"{path}.key", code="process.key_reserved", values={"key": stage.key})
    yield from _name(f"{path}.name", stage.name)
    yield from _probability(f"{path}.probability", stage)
    yield from _within(f"{path}.expected_days", stage.expected_days, 1, MOST_DAYS)
    yield from _within(f"{path}.quiet_days", stage.quiet_days, 1, MOST_DAYS)
    yield from _notes(f"{path}.good", stage.good)
    yield from _notes(f"{path}.mistakes", stage.mistakes)
    for side, criteria in (("entry", stage.entry), ("exit", stage.exit)):
        for index, criterion in enumerate(criteria):
            yield from _of_criterion(f"{path}.{side}[{index}]", criterion)
    for index, task in enumerate(stage.tasks):
        yield from _of_task(f"{path}.tasks[{index}]", task)


def _probability(path: str, stage: Stage) -> Iterator[Fault]:
    if stage.probability is None:
        return
    if stage.is_post_sale:
        yield Fault(path=path, code="process.probability_after_sale")
    if not _is_range(stage.probability):
        values = {"low": stage.probability.low, "high": stage.probability.high}
        yield Fault(path=path, code="process.probability_range", values=values)


def _is_range(probability: Probability) -> bool:
    return 0 <= probability.low <= probability.high <= 100


def _of_criterion(path: str, criterion: Criterion) -> Iterator[Fault]:
    yield from _key(f"{path}.key", criterion.key, _DOTTED_KEY)
    yield from _texts(path, (criterion.text,), indexed=False)
    yield from _within(f"{path}.at_least", criterion.at_least, 0, LARGEST_AMOUNT)
    yield from _condition(f"{path}.when", criterion.when)
    yield from _needs(path, criterion)


def _condition(path: str, when: Condition | None) -> Iterator[Fault]:
    if when is None:
        return
    if when.amount_at_least is None and not when.tag:
        yield Fault(path=path, code="process.empty_condition")
    yield from _within(f"{path}.amount_at_least", when.amount_at_least, 0, LARGEST_AMOUNT)


def _needs(path: str, criterion: Criterion) -> Iterator[Fault]:
    """What this kind of criterion cannot do without."""
    match criterion.kind:
        case Kind.CHOICE if len(criterion.choices) < 2:
            yield Fault(path=f"{path}.choices", code="process.no_choices")
        case Kind.FIELD_SET if not fields.is_known(criterion.field):
            yield Fault(path=f"{path}.field", code="process.unknown_field", values={"found": criterion.field})
        case Kind.PERSON_IN_ROLE:
            yield from _one_of(f"{path}.role", criterion.role, ROLES)
        case Kind.ACTIVITY_HELD | Kind.ACTIVITY_PLANNED if criterion.activity:
            yield from _one_of(f"{path}.activity", criterion.activity, ACTIVITIES)
        case Kind.FRAMEWORK_SCORE if not criterion.framework:
            yield Fault(path=f"{path}.framework", code="process.no_framework")


def _of_task(path: str, task: Task) -> Iterator[Fault]:
    yield from _key(f"{path}.key", task.key, _DOTTED_KEY)
    yield from _texts(path, (task.text,), indexed=False)
    yield from _within(f"{path}.offset_days", task.offset_days, 0, MOST_DAYS)


def _of_keys(process: Process) -> Iterator[Fault]:
    """Stages share one set of keys; criteria and tasks share another, because ticks name them alike."""
    yield from _twice((f"stages[{index}].key", stage.key) for index, stage in enumerate(process.stages))
    yield from _twice(_checklist_keys(process))


def _checklist_keys(process: Process) -> Iterator[tuple[str, str]]:
    for number, stage in enumerate(process.stages):
        for side in ("entry", "exit", "tasks"):
            lines: tuple[Criterion | Task, ...] = getattr(stage, side)
            yield from ((f"stages[{number}].{side}[{index}].key", line.key) for index, line in enumerate(lines))


def _twice(keys: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for path, key in keys:
        if first.setdefault(key, path) != path:
            yield Fault(path=path, code="process.key_twice", values={"key": key, "first": first[key]})


def _key(path: str, key: str, form: re.Pattern[str]) -> Iterator[Fault]:
    if len(key) > LONGEST_NAME or not form.fullmatch(key):
        yield Fault(path=path, code="process.key_form", values={"key": key})


def _name(path: str, name: str) -> Iterator[Fault]:
    if not name:
        yield Fault(path=path, code="process.no_text")
    if len(name) > LONGEST_NAME:
        yield Fault(path=path, code="value.too_long", values={"limit": LONGEST_NAME})


def _notes(path: str, notes: tuple[Note, ...]) -> Iterator[Fault]:
    yield from _texts(path, (note.text for note in notes))


def _texts(path: str, texts: Iterable[str], *, indexed: bool = True) -> Iterator[Fault]:
    for index, text in enumerate(texts):
        if not text:
            yield Fault(path=f"{path}[{index}].text" if indexed else f"{path}.text", code="process.no_text")


def _within(path: str, number: int | None, low: int, high: int) -> Iterator[Fault]:
    if number is not None and not low <= number <= high:
        yield Fault(path=path, code="value.out_of_range", values={"found": number, "low": low, "high": high})


def _one_of(path: str, found: str, allowed: tuple[str, ...]) -> Iterator[Fault]:
    if found not in allowed:
        yield Fault(path=path, code="value.unknown_choice", values={"found": found, "allowed": allowed})
