"""How the columns of somebody else's table become deals: what the rep matched, kept as `repdesk.mapping/1`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from repdesk.domain import fields
from repdesk.domain.dates import DateOrder
from repdesk.domain.deal import Outcome
from repdesk.domain.faults import Fault
from repdesk.domain.numbers import DecimalNotation
from repdesk.domain.process import Process

MAPPING_SCHEMA: Final = "repdesk.mapping/1"

LEAVE_OUT: Final = "leave_out"
"""A stage value mapped to this keeps its rows out of the desk."""

OUTCOMES: Final = (Outcome.WON, Outcome.LOST, Outcome.DISQUALIFIED, Outcome.ON_HOLD)
PLACES: Final = frozenset({LEAVE_OUT, *OUTCOMES})
"""What a stage value may become besides a stage of the process."""

STATUSES: Final = frozenset({*PLACES, Outcome.OPEN})
"""What a value of the outcome column may become; `open` means what the stage column says."""

STAGE: Final = "deal.stage"
OUTCOME: Final = "deal.outcome"
OUTSIDE_ID: Final = "deal.external_id"

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


class Moment(StrEnum):
    """What happened on the day a date column holds."""

    CREATED = "created"
    CLOSED = "closed"
    """When a deal was won or lost; the expected close of one that is open."""
    STAGE_ENTERED = "stage_entered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMapping:
    """Column names on the left, the desk's words on the right."""

    process: str
    source: str = ""
    """Where the outside ids come from, so that two systems may use the same one."""
    currency: str = ""
    date_order: DateOrder | None = None
    decimal: DecimalNotation | None = None
    title: str = ""
    """A deal's name built from columns: "{product}, {account}"; empty where a column holds it."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Column → field of the catalogue."""
    stages: Mapping[str, str] = field(default_factory=dict)
    """Value of the stage column → stage key, outcome, or `leave_out`; "" stands for an empty cell."""
    outcomes: Mapping[str, str] = field(default_factory=dict)
    """Value of the outcome column → outcome, or `leave_out`."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """Column → moment."""

    def column_of(self, field_key: str) -> str | None:
        """The column mapped to a field, None when none is."""
        return next((column for column, key in self.columns.items() if key == field_key), None)

    @property
    def title_columns(self) -> tuple[str, ...]:
        """The columns a built title is made of."""
        return tuple(_PLACEHOLDER.findall(self.title))

    @property
    def date_columns(self) -> tuple[str, ...]:
        """Every column that is read as a date."""
        dated = {key for key, f in fields.BY_KEY.items() if f.kind in {fields.FieldKind.DATE, fields.FieldKind.INSTANT}}
        return (*self.dates, *(column for column, key in self.columns.items() if key in dated))

    @property
    def amount_column(self) -> str | None:
        """The column that is read as an amount."""
        return self.column_of("deal.amount")


def title_parts(template: str) -> tuple[tuple[str, str], ...]:
    """A title template as (text before, column) pairs: "{a}, {b}" is ("", "a"), (", ", "b")."""
    pieces = _PLACEHOLDER.split(template)
    return tuple(zip(pieces[::2], pieces[1::2], strict=False))


def faults(mapping: ImportMapping, headers: Sequence[str], process: Process) -> tuple[Fault, ...]:
    """Everything that keeps this mapping from reading a table with these columns into this process."""
    return (*_columns(mapping, set(headers)), *_keys(mapping), *_places(mapping, process))


def _columns(mapping: ImportMapping, headers: set[str]) -> Iterator[Fault]:
    for column in (*mapping.columns, *mapping.dates, *mapping.title_columns):
        if column not in headers:
            yield Fault(path=f"columns.{column}", code="mapping.no_such_column", values={"column": column})
    if not mapping.title and mapping.column_of("deal.title") is None and mapping.column_of("company.name") is None:
        yield Fault(path="title", code="mapping.no_title", values={})


def _keys(mapping: ImportMapping) -> Iterator[Fault]:
    seen = dict[str, str]()
    for column, key in mapping.columns.items():
        if not fields.is_known(key) or (key in fields.BY_KEY and not fields.BY_KEY[key].is_importable):
            yield Fault(path=f"columns.{column}", code="mapping.no_such_field", values={"field": key})
        if key in seen:
            values = {"field": key, "column": column, "other": seen[key]}
            yield Fault(path=f"columns.{column}", code="mapping.field_twice", values=values)
        seen[key] = column
    for column, moment in mapping.dates.items():
        if moment not in set(Moment):
            yield Fault(path=f"dates.{column}", code="mapping.no_such_moment", values={"moment": moment})


def _places(mapping: ImportMapping, process: Process) -> Iterator[Fault]:
    for value, place in mapping.stages.items():
        if place not in PLACES and not process.has(place):
            values = {"value": value, "stage": place, "process": process.name}
            yield Fault(path=f"stages.{value}", code="mapping.no_such_stage", values=values)
    for value, place in mapping.outcomes.items():
        if place not in STATUSES:
            yield Fault(path=f"outcomes.{value}", code="mapping.no_such_outcome", values={"value": value})
