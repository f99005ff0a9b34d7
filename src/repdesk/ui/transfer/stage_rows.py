"""The values of the stage and outcome columns as lines of the matching."""

from collections.abc import Iterator
from typing import Final

from repdesk.domain.mapping import LEAVE_OUT, OUTCOMES
from repdesk.services.transfer import ColumnSurvey, Plan
from repdesk.ui.transfer.match_row import Choice, MatchRow
from repdesk.ui.transfer.matching import EMPTY, Matching, default_status, named_values
from repdesk.ui.transfer.words import PLACE_ICONS, PLACE_WORDS, place_words

STAGE_VALUE: Final = "stage"
OUTCOME_VALUE: Final = "outcome"
"""The first halves of the keys of lines."""

_CODES: Final = {
    STAGE_VALUE: ("import.stage_unknown", "import.stage_empty"),
    OUTCOME_VALUE: ("import.outcome_unknown", "import.outcome_unknown"),
}


def stage_rows(matching: Matching, plan: Plan | None) -> tuple[MatchRow, ...]:
    """A line a value, stages first; `plan` says which of those that lead nowhere keep rows out."""
    return (*_stages(matching, plan), *_outcomes(matching, plan))


def stage_choices(matching: Matching, kind: str) -> tuple[Choice, ...]:
    """Everything a value can become: the stages of the process, an outcome, or nothing."""
    stages = [Choice(key=stage.key, words=stage.name) for stage in matching.process.stages]
    firsts = stages if kind == STAGE_VALUE else [Choice(key="open", words=PLACE_WORDS["open"], hint="by its stage")]
    ends = [Choice(key=place, words=PLACE_WORDS[place], icon=PLACE_ICONS[place]) for place in OUTCOMES]
    return (*firsts, *ends, Choice(key=LEAVE_OUT, words=PLACE_WORDS[LEAVE_OUT]))


def _stages(matching: Matching, plan: Plan | None) -> Iterator[MatchRow]:
    column = matching.stage_column
    for value, count in named_values(column):
        place = matching.mapping.stages.get(value, "")
        words = place_words(place, matching.process)
        asks = not place and _is_missed(plan, column, STAGE_VALUE, value)
        yield _row((STAGE_VALUE, value), value or "(empty)", count, place, words, asks=asks)


def _outcomes(matching: Matching, plan: Plan | None) -> Iterator[MatchRow]:
    column = matching.outcome_column
    for value, count in named_values(column):
        assert column is not None, "it has values"
        status = matching.mapping.outcomes.get(value, "") or default_status(value)
        asks = not status and _is_missed(plan, column, OUTCOME_VALUE, value)
        header = column.name.rsplit(" - ", 1)[-1]
        name = f"{header}: {value or '(empty)'}"
        yield _row((OUTCOME_VALUE, value), name, count, status, PLACE_WORDS.get(status, ""), asks=asks)


def _row(key: tuple[str, str], name: str, count: int, place: str, words: str, *, asks: bool) -> MatchRow:
    return MatchRow(
        key=key,
        name=name,
        detail=f"{count:,}",
        choice=Choice(key=place, words=words or "Choose…", icon=PLACE_ICONS.get(place, "")),
        tone="danger" if asks else "",
        is_muted=place == LEAVE_OUT,
        asks=asks,
    )


def _is_missed(plan: Plan | None, column: ColumnSurvey | None, kind: str, value: str) -> bool:
    """Whether a value that leads nowhere keeps rows out: a row that is won or lost needs no stage."""
    if plan is None or column is None:
        return True
    of_values, of_empty = _CODES[kind]
    return (of_empty if value == EMPTY else of_values, column.name) in plan.problem_kinds
