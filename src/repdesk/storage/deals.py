"""Deals, their ticks and tags: read as values, written column by column."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from repdesk.domain.deal import Company, Deal, DealId, Outcome, ProcessId, StageId, Tick
from repdesk.domain.errors import Refused
from repdesk.storage import rows
from repdesk.storage.fixed import Fixed
from repdesk.storage.values import SEPARATOR, company_from, deal_columns, deal_from, iso, tick_from

_TAGS = (
    select(func.group_concat(rows.deal_tag.c.name, SEPARATOR))
    .where(rows.deal_tag.c.deal_id == rows.deal.c.id)
    .scalar_subquery()
    .label("tags")
)
_WENT_PAST = (
    select(func.group_concat(rows.stage_event.c.open_keys, SEPARATOR))
    .where(rows.stage_event.c.deal_id == rows.deal.c.id, rows.stage_event.c.open_keys != "")
    .scalar_subquery()
    .label("went_past")
)
_COMPANY = [
    rows.company.c[name].label(f"company_{name}")
    for name in ("uid", "name", "industry", "headcount", "tech_stack", "website")
]
_WHOLE = select(rows.deal, rows.stage.c.key.label("stage_key"), *_COMPANY, _TAGS, _WENT_PAST).select_from(
    rows.deal.join(rows.stage, rows.stage.c.id == rows.deal.c.stage_id).outerjoin(
        rows.company, rows.company.c.id == rows.deal.c.company_id
    )
)
_RANKS_AROUND = """
    WITH above AS (SELECT coalesce((
        SELECT rank FROM deal
        WHERE id = :after AND process_id = :process AND outcome = :outcome AND stage_id = :stage), '') AS rank)
    SELECT above.rank, coalesce((
        SELECT deal.rank FROM deal INDEXED BY deal_by_rank
        WHERE process_id = :process AND outcome = :outcome AND stage_id = :stage AND deal.rank > above.rank
        ORDER BY deal.rank LIMIT 1), '') FROM above"""


_BY_ID = Fixed(_WHOLE.where(rows.deal.c.id == bindparam("deal")))
_TICKS = Fixed(select(rows.tick).where(rows.tick.c.deal_id == bindparam("deal")))


def get(connection: Connection, deal_id: DealId) -> tuple[Deal, Company | None]:
    """The deal and its company; Refused when the deal is gone."""
    row = _BY_ID.ask(connection, deal=deal_id).mappings().first()
    if row is None:
        raise Refused("deal.gone", deal=deal_id)
    return deal_from(row), company_from(row)


def some(connection: Connection, ids: Iterable[DealId]) -> tuple[tuple[Deal, Company | None], ...]:
    """The deals with these ids that exist, each with its company."""
    found = connection.execute(_WHOLE.where(rows.deal.c.id.in_(list(ids)))).mappings()
    return tuple((deal_from(row), company_from(row)) for row in found)


def ids_of(connection: Connection) -> Sequence[DealId]:
    """Every deal of the desk, oldest first."""
    return [DealId(i) for i in connection.scalars(select(rows.deal.c.id).order_by(rows.deal.c.id))]


def add(connection: Connection, fields: Mapping[str, Any]) -> DealId:
    """Write a new deal from fields of `Deal` by name; its tags too."""
    columns = deal_columns(fields) | {"uid": uuid4().hex}
    deal_id = DealId(connection.scalars(insert(rows.deal).returning(rows.deal.c.id), columns).one())
    set_tags(connection, deal_id, fields.get("tags", ()))
    return deal_id


def change(connection: Connection, deal_id: DealId, fields: Mapping[str, Any]) -> None:
    """Write fields of `Deal` by name."""
    if columns := deal_columns(fields):
        connection.exec_driver_sql(_update(tuple(columns)), {**columns, "of_deal": deal_id})
    if "tags" in fields:
        set_tags(connection, deal_id, fields["tags"])


@cache
def _update(names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{rows.deal.c[name].name}" = :{name}' for name in names)
    return f"UPDATE deal SET {columns} WHERE id = :of_deal"


def remove(connection: Connection, deal_id: DealId) -> None:
    """Delete the deal with its ticks, tags and logs."""
    connection.execute(delete(rows.deal).where(rows.deal.c.id == deal_id))


def set_tags(connection: Connection, deal_id: DealId, names: Iterable[str]) -> None:
    """Give the deal exactly these tags."""
    tag, wanted = rows.deal_tag, set(names)
    held = set(connection.scalars(select(tag.c.name).where(tag.c.deal_id == deal_id))) if deal_id else set()
    for name in sorted(held - wanted):
        connection.execute(delete(tag).where(tag.c.deal_id == deal_id, tag.c.name == name))
    for name in sorted(wanted - held):
        connection.execute(insert(tag).values(deal_id=deal_id, name=name))


def ticks(connection: Connection, deal_id: DealId) -> dict[str, Tick]:
    """Criterion or task key → tick, of one deal."""
    found = _TICKS.ask(connection, deal=deal_id).mappings()
    return {row["key"]: tick_from(row) for row in found}


def ticks_of(connection: Connection, ids: Sequence[DealId]) -> dict[DealId, dict[str, Tick]]:
    """The ticks of some deals, of each by criterion or task key."""
    ticks: dict[DealId, dict[str, Tick]] = {deal_id: {} for deal_id in ids}
    for row in connection.execute(select(rows.tick).where(rows.tick.c.deal_id.in_(ids))).mappings():
        ticks[row["deal_id"]][row["key"]] = tick_from(row)
    return ticks


def save_tick(connection: Connection, tick: Tick) -> None:
    """Write the tick, over an earlier one of the same key."""
    values = {"at": tick.at, "value": tick.value, "evidence": tick.evidence, "who": tick.who, "on_date": iso(tick.on)}
    statement = upsert(rows.tick).values(deal_id=tick.deal_id, key=tick.key, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["deal_id", "key"], set_=values))


def remove_ticks(connection: Connection, deal_id: DealId, keys: Iterable[str]) -> None:
    """Take these ticks off the deal."""
    tick, gone = rows.tick.c, list(keys)
    if gone:
        connection.execute(delete(rows.tick).where(tick.deal_id == deal_id, tick.key.in_(gone)))


def ranks_around(
    connection: Connection, process_id: ProcessId, stage_id: StageId, outcome: Outcome, after: DealId | None
) -> tuple[str, str]:
    """The ranks a deal dropped below `after` comes between; empty at the top and at the end.

    Without `after`, or where it is no longer in that column, the drop is at the top.
    """
    column = {"process": process_id, "outcome": outcome, "stage": stage_id}
    above, below = connection.exec_driver_sql(_RANKS_AROUND, {**column, "after": after}).one()
    return above, below


def column_ids(connection: Connection, process_id: ProcessId, stage_id: StageId, outcome: Outcome) -> Sequence[DealId]:
    """Every deal of one column in its manual order."""
    deal = rows.deal.c
    in_column = (deal.process_id == process_id) & (deal.outcome == outcome) & (deal.stage_id == stage_id)
    return [DealId(i) for i in connection.scalars(select(deal.id).where(in_column).order_by(deal.rank, deal.id))]
