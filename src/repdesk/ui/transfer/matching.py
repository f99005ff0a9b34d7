"""What the file holds and how she has matched it so far; every change makes a new value. Nothing here paints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from repdesk.domain import fields
from repdesk.domain.deal import Outcome
from repdesk.domain.mapping import OUTCOME, PLACES, STAGE, STATUSES, ImportMapping, Moment
from repdesk.domain.process import Process
from repdesk.services.suggest import suggested_outcomes, suggested_stages
from repdesk.services.transfer import ColumnSurvey, Survey, TableFile

LEFT_OUT: Final = ""
"""The choice of a column that is not imported."""

PART: Final = "part"
"""The choice of a column that is only a part of the deal's name."""

TITLE: Final = "deal.title"
EMPTY: Final = ""
"""How an empty cell stands among the values of a column."""

_MOMENTS: Final = frozenset(Moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """A table that was looked through, and where its columns and values lead."""

    table: TableFile
    survey: Survey
    process: Process
    mapping: ImportMapping
    guessed: frozenset[str] = frozenset()
    """Columns whose header alone made the choice, and may mean something else."""

    def column(self, name: str | None) -> ColumnSurvey | None:
        """What the column holds; None where the table has none of that name."""
        return next((column for column in self.survey.columns.values() if column.name == name), None)

    @property
    def stage_column(self) -> ColumnSurvey | None:
        """The column that names the stages."""
        return self.column(self.mapping.column_of(STAGE))

    @property
    def outcome_column(self) -> ColumnSurvey | None:
        """The column that says whether a deal is won or lost."""
        return self.column(self.mapping.column_of(OUTCOME))


def choice_of(mapping: ImportMapping, column: str) -> str:
    """Where a column leads: a field, a moment, `PART` or `LEFT_OUT`."""
    if found := mapping.columns.get(column) or mapping.dates.get(column):
        return found
    return PART if column in mapping.title_columns else LEFT_OUT


def matched(matching: Matching, column: str, choice: str) -> Matching:
    """The column leads to `choice` now; another one that led to the same field stays out."""
    mapping = _led(_freed(matching.mapping, column), column, choice)
    changed = replace(matching, mapping=mapping, guessed=matching.guessed - {column})
    if choice == STAGE:
        return _with_places(_remapped(changed, stages={}))
    if choice == OUTCOME:
        return _with_places(_remapped(changed, outcomes={}))
    return changed


def with_stage(matching: Matching, value: str, place: str) -> Matching:
    """Deals with this value of the stage column go to `place` now."""
    return _remapped(matching, stages={**matching.mapping.stages, value: place})


def with_outcome(matching: Matching, value: str, status: str) -> Matching:
    """Deals with this value of the outcome column have this outcome now."""
    return _remapped(matching, outcomes={**matching.mapping.outcomes, value: status})


def with_process(matching: Matching, process: Process) -> Matching:
    """The deals go into another process: stages it does not have are guessed anew."""
    mapping = replace(matching.mapping, process=process.key)
    return _with_places(replace(matching, process=process, mapping=fitting(mapping, matching.table, process)))


def with_title(matching: Matching, template: str) -> Matching:
    """Deals without a name in the file are named by this template now."""
    return _remapped(matching, title=template)


def fitting(mapping: ImportMapping, table: TableFile, process: Process) -> ImportMapping:
    """As much of a mapping as this table and this process have: what was remembered may be of last year."""
    here = frozenset(table.headers)
    return replace(
        mapping,
        title=mapping.title if here.issuperset(mapping.title_columns) else "",
        columns={column: key for column, key in mapping.columns.items() if column in here and _is_importable(key)},
        dates={column: moment for column, moment in mapping.dates.items() if column in here and moment in _MOMENTS},
        stages={value: place for value, place in mapping.stages.items() if place in PLACES or process.has(place)},
        outcomes={value: status for value, status in mapping.outcomes.items() if status in STATUSES},
    )


def named_values(column: ColumnSurvey | None) -> Iterator[tuple[str, int]]:
    """The values of a column with their counts, the most frequent first; the empty cells last."""
    if column is not None:
        yield from column.values
        if column.empty:
            yield EMPTY, column.empty


def can_be_part(column: str) -> bool:
    """Whether a template can name the column: braces in its own name would end the placeholder."""
    return not {"{", "}"} & set(column)


def unknown_columns(template: str, matching: Matching) -> tuple[str, ...]:
    """What a title template names that is no column of the table."""
    named = replace(matching.mapping, title=template).title_columns
    return tuple(column for column in named if column not in matching.table.headers)


def default_status(value: str) -> str:
    """What a value of the outcome column means before she said so."""
    return Outcome.OPEN if value == EMPTY else ""


def _freed(mapping: ImportMapping, column: str) -> ImportMapping:
    """The mapping without this column; as a part of the name it goes only where it was nothing else."""
    title = mapping.title
    if choice_of(mapping, column) == PART:
        title = joined(part for part in mapping.title_columns if part != column)
    return replace(
        mapping, title=title, columns=_without(mapping.columns, column), dates=_without(mapping.dates, column)
    )


def _led(mapping: ImportMapping, column: str, choice: str) -> ImportMapping:
    if choice == PART:
        return _as_part(mapping, column)
    if choice in _MOMENTS:
        return replace(mapping, dates={**mapping.dates, column: choice})
    if choice == LEFT_OUT:
        return mapping
    others = {other: key for other, key in mapping.columns.items() if key != choice}
    title = "" if choice == TITLE else mapping.title
    return replace(mapping, title=title, columns={**others, column: choice})


def _as_part(mapping: ImportMapping, column: str) -> ImportMapping:
    """A part more in the name; the column that was the whole name becomes its first part."""
    whole = mapping.column_of(TITLE)
    parts = (*([whole] if whole else []), *mapping.title_columns, column)
    columns = {other: key for other, key in mapping.columns.items() if key != TITLE}
    return replace(mapping, columns=columns, title=joined(dict.fromkeys(parts)))


def joined(parts: Iterator[str] | Mapping[str, None]) -> str:
    """A title template of these columns: "{product}, {account}"."""
    return ", ".join(f"{{{part}}}" for part in parts)


def _with_places(matching: Matching) -> Matching:
    """Guess for every value of the stage and outcome columns that leads nowhere yet."""
    stages = [value for value, _ in matching.stage_column.values] if matching.stage_column else []
    statuses = [value for value, _ in matching.outcome_column.values] if matching.outcome_column else []
    return _remapped(
        matching,
        stages={**suggested_stages(stages, matching.process), **matching.mapping.stages},
        outcomes={**suggested_outcomes(statuses), **matching.mapping.outcomes},
    )


def _remapped(matching: Matching, **changes: object) -> Matching:
    return replace(matching, mapping=replace(matching.mapping, **changes))  # type: ignore[arg-type]  # names of fields


def _without(lines: Mapping[str, str], column: str) -> dict[str, str]:
    return {other: key for other, key in lines.items() if other != column}


def _is_importable(key: str) -> bool:
    return fields.is_known(key) and (key not in fields.BY_KEY or fields.BY_KEY[key].is_importable)
