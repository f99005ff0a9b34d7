"""The columns of the file as lines of the matching."""

from collections.abc import Iterator
from typing import Final

from repdesk.domain import fields
from repdesk.domain.dates import DateOrder
from repdesk.domain.fields import FieldKind
from repdesk.domain.mapping import OUTCOME, OUTSIDE_ID, STAGE, ImportMapping, Moment
from repdesk.domain.numbers import DecimalNotation
from repdesk.services.transfer import ColumnSurvey, Plan
from repdesk.ui.transfer.match_row import Choice, MatchRow
from repdesk.ui.transfer.matching import LEFT_OUT, PART, Matching, can_be_part, choice_of
from repdesk.ui.transfer.words import DECIMAL_WORDS, MOMENT_WORDS, ORDER_WORDS

COLUMN: Final = "column"
"""The first half of a line's key."""

_SAMPLES: Final = 2
_SAID_AT_THE_VALUES: Final = ("import.stage", "import.outcome")
_NUMBERS: Final = frozenset({FieldKind.MONEY, FieldKind.NUMBER, FieldKind.PERCENT})
_DATES: Final = frozenset({FieldKind.DATE, FieldKind.INSTANT})


def column_rows(matching: Matching, plan: Plan | None) -> tuple[MatchRow, ...]:
    """A line a column; `plan` adds what the last look at the rows found."""
    return tuple(_row(matching, column, plan) for column in matching.survey.columns.values())


def column_choices(matching: Matching, column: str) -> tuple[Choice, ...]:
    """Everything a column can become, each field with the column that is it now."""
    taken = {key: name for name, key in matching.mapping.columns.items() if name != column}
    found = (Choice(key=key, words=choice_words(key), hint=taken.get(key, "")[:24]) for key in _keys())
    return tuple(choice for choice in found if choice.key != PART or can_be_part(column))


def choice_words(choice: str) -> str:
    """What a column becomes, by its name on the deal."""
    if choice in fields.BY_KEY:
        return fields.BY_KEY[choice].label
    own = choice.removeprefix(fields.OWN_PREFIX).replace("_", " ")
    return {LEFT_OUT: "Don’t import", PART: "Part of the deal name", **MOMENT_WORDS}.get(choice, own)


def _keys() -> Iterator[str]:
    yield LEFT_OUT
    for known in fields.CATALOGUE:
        if known.is_importable:
            yield known.key
        if known.key == "deal.title":
            yield PART
        if known.key == "deal.expected_close":
            yield from Moment


def _row(matching: Matching, column: ColumnSurvey, plan: Plan | None) -> MatchRow:
    choice = choice_of(matching.mapping, column.name)
    failed = _failed(plan, column.name)
    is_guess = column.name in matching.guessed
    hint = f"{failed:,} failed" if failed else "a guess" if is_guess else _hint(choice, column, matching, plan)
    return MatchRow(
        key=(COLUMN, column.name),
        name=column.name,
        detail=" · ".join(column.samples[:_SAMPLES]) or "(empty)",
        choice=Choice(key=choice, words=choice_words(choice), hint=hint),
        tone="danger" if failed else "warn" if is_guess else "",
        is_muted=choice == LEFT_OUT,
    )


def _failed(plan: Plan | None, column: str) -> int:
    """How many rows stay out for a cell of this column; what a value lacks is said at the value."""
    kinds = plan.problem_kinds.items() if plan else ()
    return sum(n for (code, at), n in kinds if at == column and not code.startswith(_SAID_AT_THE_VALUES))


def _hint(choice: str, column: ColumnSurvey, matching: Matching, plan: Plan | None) -> str:
    if choice in {STAGE, OUTCOME}:
        return "too many values" if column.is_varied else "see stages"
    if choice == OUTSIDE_ID:
        return "finds updates"
    mapping = plan.mapping if plan else matching.mapping
    if choice in MOMENT_WORDS or _kind(choice) in _DATES:
        return _order_hint(mapping.date_order)
    return _decimal_hint(mapping, column) if _kind(choice) in _NUMBERS else ""


def _kind(choice: str) -> FieldKind | None:
    return fields.BY_KEY[choice].kind if choice in fields.BY_KEY else None


def _order_hint(order: DateOrder | None) -> str:
    return ORDER_WORDS[order] if order else ""


def _decimal_hint(mapping: ImportMapping, column: ColumnSurvey) -> str:
    shows = mapping.decimal is DecimalNotation.COMMA or any("." in sample for sample in column.samples)
    return DECIMAL_WORDS[mapping.decimal] if mapping.decimal and shows else ""
