"""The two logs of a deal: its stage events, and its changes of amount, date and probability."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, delete, func, insert, select

from repdesk.domain.deal import DealChange, DealId, ProcessId, StageEvent, StageId
from repdesk.storage import rows
from repdesk.storage.values import SEPARATOR, event_from

_FROM, _TO = rows.stage.alias("from_stage"), rows.stage.alias("to_stage")
_WHOLE = select(rows.stage_event, _FROM.c.key.label("from_stage"), _TO.c.key.label("to_stage")).select_from(
    rows.stage_event.outerjoin(_FROM, _FROM.c.id == rows.stage_event.c.from_stage_id).outerjoin(
        _TO, _TO.c.id == rows.stage_event.c.to_stage_id
    )
)

_LATEST_PASSAGES = """
    SELECT stage.id, (
        SELECT json_group_array(duration) FROM (
            SELECT duration FROM stage_event INDEXED BY stage_event_passages
            WHERE from_stage_id = stage.id AND duration IS NOT NULL ORDER BY id DESC LIMIT :limit
        )
    ) FROM stage WHERE process_id = :process"""
"""One question for all stages, one row for each: a row for every stay would be more than the cards of the board."""


def add(connection: Connection, event: StageEvent, stages: Mapping[str, StageId]) -> None:
    """Append the event; its `seq` is the next one of the deal, whatever it says."""
    values = columns(event, stages)
    connection.exec_driver_sql(_append(tuple(name for name in values if name != "seq")), values)


@cache
def _append(names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{rows.stage_event.c[name].name}"' for name in names)
    values = ", ".join(f":{name}" for name in names)
    next_seq = "(SELECT coalesce(max(seq), 0) + 1 FROM stage_event WHERE deal_id = :deal_id)"
    return f"INSERT INTO stage_event ({columns}, seq) VALUES ({values}, {next_seq})"


def columns(event: StageEvent, stages: Mapping[str, StageId]) -> dict[str, object]:
    """The event as columns of its table."""
    return {
        "deal_id": event.deal_id,
        "seq": event.seq,
        "kind": event.kind,
        "from_stage_id": stages.get(event.from_stage),
        "to_stage_id": stages.get(event.to_stage),
        "at": event.at,
        "at_known": int(event.at_known),
        "gate": event.gate,
        "reason": event.reason,
        "open_keys": SEPARATOR.join(event.open_keys),
        "amount": event.amount,
        "currency": event.currency,
        "probability": event.probability,
        "version_id": event.version_id,
        "duration": event.duration,
    }


def of_deal(connection: Connection, deal_id: DealId) -> tuple[StageEvent, ...]:
    """The deal's stage log, oldest first."""
    query = _WHOLE.where(rows.stage_event.c.deal_id == deal_id).order_by(rows.stage_event.c.seq)
    return tuple(event_from(row) for row in connection.execute(query).mappings())


def of_deals(connection: Connection, ids: Sequence[DealId]) -> dict[DealId, list[StageEvent]]:
    """The stage logs of some deals, each oldest first."""
    logs: dict[DealId, list[StageEvent]] = {deal_id: [] for deal_id in ids}
    query = _WHOLE.where(rows.stage_event.c.deal_id.in_(ids)).order_by(rows.stage_event.c.seq)
    for row in connection.execute(query).mappings():
        logs[row["deal_id"]].append(event_from(row))
    return logs


def latest_passages(connection: Connection, process_id: ProcessId, limit: int) -> dict[StageId, list[int]]:
    """Milliseconds of the latest finished stays in each stage of a process, in no order."""
    found = connection.exec_driver_sql(_LATEST_PASSAGES, {"process": process_id, "limit": limit})
    return {StageId(stage): json.loads(durations) for stage, durations in found}


def add_change(connection: Connection, change: DealChange) -> None:
    """Append a line to the second log."""
    values = {"deal_id": change.deal_id, "at": change.at, "field": change.field}
    connection.execute(insert(rows.deal_change).values(values | {"before": change.before, "after": change.after}))


def take_change(connection: Connection, change: DealChange, *, since: int) -> DealChange | None:
    """The last line on the same field, taken out of the second log; None where it has none from `since` on."""
    log = rows.deal_change
    same = (log.c.deal_id == change.deal_id) & (log.c.field == change.field) & (log.c.at >= since)
    last = select(func.max(log.c.id)).where(same).scalar_subquery()
    columns = (log.c.deal_id, log.c.at, log.c.field, log.c.before, log.c.after)
    row = connection.execute(delete(log).where(log.c.id == last).returning(*columns)).mappings().first()
    return None if row is None else DealChange(**row)


def changes_of_deal(connection: Connection, deal_id: DealId) -> tuple[DealChange, ...]:
    """The second log of a deal, oldest first."""
    log = rows.deal_change.c
    query = select(log.deal_id, log.at, log.field, log.before, log.after).where(log.deal_id == deal_id)
    return tuple(DealChange(**row) for row in connection.execute(query.order_by(log.id)).mappings())


def changes_of_deals(connection: Connection, ids: Sequence[DealId]) -> dict[DealId, list[DealChange]]:
    """The second logs of some deals, each oldest first."""
    logs: dict[DealId, list[DealChange]] = {deal_id: [] for deal_id in ids}
    log = rows.deal_change.c
    query = select(log.deal_id, log.at, log.field, log.before, log.after).where(log.deal_id.in_(ids))
    for row in connection.execute(query.order_by(log.id)).mappings():
        logs[row["deal_id"]].append(DealChange(**row))
    return logs
