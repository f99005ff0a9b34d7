"""Any process a rep could write, for property tests."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from repdesk.domain.fields import BY_KEY
from repdesk.domain.process import (
    Anchor,
    Condition,
    Criterion,
    Evidence,
    Figure,
    Kind,
    Level,
    Note,
    Phase,
    Probability,
    Process,
    Stage,
    StageKind,
    Task,
)
from repdesk.domain.process_check import ACTIVITIES, ROLES
from repdesk.domain.text import clean

LINES = st.text(max_size=40).map(lambda text: clean(text, 40))
NAMES = LINES.filter(bool)
KEYS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
SOURCES = st.lists(st.from_regex(r"[A-E]-[0-9]{1,2}", fullmatch=True), max_size=2).map(tuple)
DAYS = st.none() | st.integers(1, 400)

notes = st.lists(st.builds(Note, text=NAMES, source=SOURCES, given=st.booleans()), max_size=2).map(tuple)
figures = st.lists(st.builds(Figure, text=NAMES, study=LINES, source=SOURCES), max_size=2).map(tuple)
conditions = st.builds(Condition, amount_at_least=st.integers(0, 10**9), tag=LINES)
criteria = st.builds(
    Criterion,
    key=KEYS,
    text=NAMES,
    kind=st.sampled_from(Kind),
    level=st.sampled_from(Level),
    evidence=st.sampled_from(Evidence),
    ask=LINES,
    when=st.none() | conditions,
    source=SOURCES,
    given=st.booleans(),
    field=st.sampled_from((*BY_KEY, "x_region")),
    role=st.sampled_from(ROLES),
    activity=st.sampled_from(ACTIVITIES),
    framework=st.sampled_from(("bant", "meddic")),
    choices=st.lists(NAMES, min_size=2, max_size=3).map(tuple),
    at_least=st.none() | st.integers(0, 9),
)
tasks = st.builds(
    Task,
    key=KEYS,
    text=NAMES,
    level=st.sampled_from(Level),
    offset_days=st.none() | st.integers(0, 400),
    offset_from=st.sampled_from(Anchor),
    how=LINES,
    source=SOURCES,
    given=st.booleans(),
)
bounds = st.lists(st.integers(0, 100), min_size=2, max_size=2).map(sorted)
probabilities = st.builds(
    lambda pair, given: Probability(low=pair[0], high=pair[1], given=given), bounds, st.booleans()
)


@st.composite
def processes(draw: st.DrawFn) -> Process:
    """A process without a fault: keys unique, open stages first."""
    opens = draw(st.lists(_stages(StageKind.OPEN), min_size=1, max_size=3))
    afters = draw(st.lists(_stages(StageKind.POST_SALE), max_size=2))
    return draw(
        st.builds(
            Process,
            key=KEYS,
            name=NAMES,
            stages=st.just(_with_own_keys((*opens, *afters))),
            letter=st.sampled_from(("", "A")),
            variant_of=st.just(""),
            order=st.integers(0, 99),
            summary=LINES,
            remark=LINES,
            purpose=LINES,
            provenance=LINES,
            rules=notes,
            figures=figures,
            mistakes=notes,
        )
    )


def _stages(kind: StageKind) -> st.SearchStrategy[Stage]:
    return st.builds(
        Stage,
        key=KEYS,
        name=NAMES,
        phase=st.sampled_from(Phase),
        kind=st.just(kind),
        purpose=LINES,
        moves_forward_when=LINES,
        probability=st.none() | probabilities if kind is StageKind.OPEN else st.none(),
        expected_days=DAYS,
        days_given=st.booleans(),
        quiet_days=st.integers(1, 90),
        good=notes,
        mistakes=notes,
        entry=st.lists(criteria, max_size=2).map(tuple),
        exit=st.lists(criteria, max_size=2).map(tuple),
        tasks=st.lists(tasks, max_size=2).map(tuple),
        owner=LINES,
        receiver=LINES,
        source=SOURCES,
        playbook=st.lists(KEYS, max_size=2).map(tuple),
    )


def _with_own_keys(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """The same stages, every key made unique by where it stands."""
    return tuple(replace(stage, key=f"{stage.key}-s{n}", **_lines(stage, n)) for n, stage in enumerate(stages))


def _lines(stage: Stage, number: int) -> dict[str, Any]:
    return {
        side: tuple(replace(line, key=f"{line.key}.{number}-{side}-{i}") for i, line in enumerate(getattr(stage, side)))
        for side in ("entry", "exit", "tasks")
    }
