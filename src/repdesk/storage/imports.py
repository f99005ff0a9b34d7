"""Bulk writing for imports: rows by the thousand, ids given out beforehand, the journal following as ever.

Prepared tuples go straight to the driver: dictionaries through the statement compiler take twice as long.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text, update

from repdesk.domain.deal import DealId, Outcome, StageId
from repdesk.storage import rows
from repdesk.storage.values import SEPARATOR

_COMPANY = ("industry", "headcount", "tech_stack", "website")


@dataclass(frozen=True, slots=True)
class Held:
    """A deal that is already on the desk, as the columns an import may touch."""

    id: DealId
    company: str
    tags: frozenset[str]
    columns: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One import that was made: its file, its counts, and the step that a revert takes back."""

    id: int
    file_name: str
    source: str
    at: int
    counts: Mapping[str, int]
    step_id: int


def held_by_outside_id(connection: Connection, source: str) -> dict[str, Held]:
    """Outside id → deal, of every deal that came from `source`."""
    tags = select(func.group_concat(rows.deal_tag.c.name, SEPARATOR)).where(rows.deal_tag.c.deal_id == rows.deal.c.id)
    joined = rows.deal.outerjoin(rows.company, rows.company.c.id == rows.deal.c.company_id)
    company = (rows.company.c[name].label(f"company_{name}") for name in _COMPANY)
    name = func.coalesce(rows.company.c.name, "").label("company")
    query = select(rows.deal, name, *company, tags.scalar_subquery().label("tags")).select_from(joined)
    wanted = (rows.deal.c.external_source == source) & text("external_id <> ''")
    found = connection.execution_options(yield_per=500).execute(query.where(wanted)).mappings()
    return {row["external_id"]: _held(row) for row in found}


def _held(row: Mapping[Any, Any]) -> Held:
    tags = frozenset(row["tags"].split(SEPARATOR)) if row["tags"] else frozenset()
    return Held(DealId(row["id"]), row["company"], tags, row)


def new_uid() -> str:
    """A name for a row that no other desk gives."""
    return token_hex(16)


def is_without_deals(connection: Connection) -> bool:
    """Whether the desk holds no deal at all."""
    return connection.scalar(select(rows.deal.c.id).limit(1)) is None


class Ids:
    """Ids for rows of one table, given out before they are written: the step is the only writer."""

    def __init__(self, connection: Connection, table: Table) -> None:
        query = text("SELECT seq FROM sqlite_sequence WHERE name = :name").bindparams(name=table.name)
        self._last: int = connection.scalar(query) or 0

    def next(self) -> int:
        """An id no row ever had."""
        self._last += 1
        return self._last


def write(connection: Connection, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
    """Write rows that all have the same columns; a column that is not given gets its default."""
    if values:
        names = tuple(values[0])
        connection.exec_driver_sql(_insert(table, names), [tuple(row.values()) for row in values])


@cache
def _insert(table: Table, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{table.c[name].name}"' for name in names)
    return f'INSERT INTO "{table.name}" ({quoted}) VALUES ({", ".join("?" * len(names))})'


def change(connection: Connection, deal_id: DealId, columns: Mapping[str, Any]) -> None:
    """Write columns of one deal."""
    connection.execute(update(rows.deal).where(rows.deal.c.id == deal_id).values(dict(columns)))


def last_ranks(connection: Connection) -> dict[tuple[StageId, Outcome], str]:
    """The lowest rank in use, of every column that holds a deal."""
    deal = rows.deal.c
    query = select(deal.stage_id, deal.outcome, func.max(deal.rank).label("rank"))
    found = connection.execute(query.group_by(deal.process_id, deal.outcome, deal.stage_id))
    return {(StageId(row.stage_id), Outcome(row.outcome)): row.rank for row in found}


def add_batch(connection: Connection, values: Mapping[str, Any], counts: Mapping[str, int]) -> int:
    """Note the import itself."""
    statement = insert(rows.import_batch).returning(rows.import_batch.c.id)
    return int(connection.scalars(statement, {**values, "counts": json.dumps(dict(counts))}).one())


def batches(connection: Connection) -> tuple[Batch, ...]:
    """Every import that stands, newest first."""
    found = connection.execute(select(rows.import_batch).order_by(rows.import_batch.c.id.desc())).mappings()
    return tuple(Batch(**{**row, "counts": json.loads(row["counts"])}) for row in found)
