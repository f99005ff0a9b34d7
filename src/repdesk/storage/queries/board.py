"""The board's questions: a page of cards, the sums of every column, the line below.

Index hints are on purpose: before ANALYZE has run, the planner takes an index that makes it sort.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, func, select, text, tuple_

from repdesk.domain.deal import DealId, Outcome, ProcessId, StageId, VersionId
from repdesk.domain.views import Card
from repdesk.storage import rows
from repdesk.storage.values import day, next_step_from

_DEAL = rows.deal.c
_CARD_COLUMNS = (
    _DEAL.id, _DEAL.title, rows.company.c.name.label("company"), _DEAL.stage_id, _DEAL.rank, _DEAL.version_id,
    _DEAL.amount, _DEAL.currency, _DEAL.expected_close, _DEAL.outcome, _DEAL.next_kind, _DEAL.next_what,
    _DEAL.next_who, _DEAL.next_due, _DEAL.next_time, _DEAL.stage_entered_at, _DEAL.last_two_way_at,
    _DEAL.created_at, _DEAL.pushes, _DEAL.checks_done, _DEAL.checks_total, _DEAL.checks_blocking,
    _DEAL.overridden_open, _DEAL.rev,
)  # fmt: skip
_IS_OPEN = text("outcome = 'open'")
"""Spelled out, for the planner takes a partial index only where it sees the same words."""
_CARDS = select(*_CARD_COLUMNS).select_from(
    rows.deal.outerjoin(rows.company, rows.company.c.id == rows.deal.c.company_id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Deals of one stage that share version, currency and own probability: how many, worth how much together."""

    stage_id: StageId
    outcome: Outcome
    version_id: VersionId
    currency: str
    probability: int | None
    count: int
    amount: int


def page(
    connection: Connection,
    process_id: ProcessId,
    stage_id: StageId,
    outcome: Outcome,
    *,
    after: Card | None,
    limit: int,
) -> tuple[Card, ...]:
    """The cards of one column in manual order, `limit` of them, below `after`."""
    query = _CARDS.where(_in_column(process_id, stage_id, outcome))
    if after is not None:
        query = query.where(tuple_(_DEAL.rank, _DEAL.id) > tuple_(after.rank, after.id))
    query = query.order_by(_DEAL.rank, _DEAL.id).limit(limit)
    return tuple(_cards(connection, query.with_hint(rows.deal, "INDEXED BY deal_by_rank")))


def cards(connection: Connection, ids: Iterable[DealId]) -> tuple[Card, ...]:
    """The cards with these ids that exist, in no order."""
    return tuple(_cards(connection, _CARDS.where(_DEAL.id.in_(list(ids)))))


def groups(connection: Connection, process_id: ProcessId, outcomes: Iterable[Outcome]) -> tuple[Group, ...]:
    """What the sums of every column are made of, over all deals, read from one covering index."""
    keys = (_DEAL.stage_id, _DEAL.outcome, _DEAL.version_id, _DEAL.currency, _DEAL.probability)
    order = (_DEAL.outcome, _DEAL.stage_id, _DEAL.version_id, _DEAL.currency, _DEAL.probability)
    sums = (func.count().label("count"), func.coalesce(func.sum(_DEAL.amount), 0).label("amount"))
    wanted = (_DEAL.process_id == process_id) & _DEAL.outcome.in_(list(outcomes))
    query = select(*keys, *sums).where(wanted).group_by(*order)
    found = connection.execute(query.with_hint(rows.deal, "INDEXED BY deal_sums"))
    return tuple(Group(**row) for row in found.mappings())


def count_without_next_step(connection: Connection, process_id: ProcessId) -> int:
    """How many open deals have nothing agreed."""
    is_bare = (_DEAL.process_id == process_id) & _IS_OPEN & text("next_what = ''")
    return connection.scalar(select(func.count()).select_from(rows.deal).where(is_bare)) or 0


def count_overdue(connection: Connection, process_id: ProcessId, today: str) -> int:
    """How many open deals have a next step due before `today` (ISO date)."""
    is_late = (_DEAL.process_id == process_id) & _IS_OPEN & (_DEAL.next_due < today)
    return connection.scalar(select(func.count()).select_from(rows.deal).where(is_late)) or 0


def _in_column(process_id: ProcessId, stage_id: StageId, outcome: Outcome) -> ColumnElement[bool]:
    return (_DEAL.process_id == process_id) & (_DEAL.outcome == outcome) & (_DEAL.stage_id == stage_id)


def _cards(connection: Connection, query: Select[tuple[object, ...]]) -> Sequence[Card]:
    return [
        Card(
            id=DealId(row["id"]),
            title=row["title"],
            company=row["company"] or "",
            stage_id=StageId(row["stage_id"]),
            rank=row["rank"],
            version_id=VersionId(row["version_id"]),
            amount=row["amount"],
            currency=row["currency"],
            expected_close=day(row["expected_close"]),
            outcome=Outcome(row["outcome"]),
            next_step=next_step_from(row),
            stage_entered_at=row["stage_entered_at"],
            last_two_way_at=row["last_two_way_at"],
            created_at=row["created_at"],
            pushes=row["pushes"],
            checks_done=row["checks_done"],
            checks_total=row["checks_total"],
            checks_blocking=row["checks_blocking"],
            overridden_open=row["overridden_open"],
            rev=row["rev"],
        )
        for row in connection.execute(query).mappings()
    ]
