"""The board's questions: a page of cards, the sums of every column, the line below.

Index hints are on purpose: before ANALYZE has run, the planner takes an index that makes it sort.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, tuple_
from sqlalchemy.dialects import sqlite

from repdesk.domain.deal import DealId, Outcome, ProcessId, StageId, VersionId
from repdesk.domain.text import NAME_LIMIT, TITLE_LIMIT
from repdesk.domain.views import Card
from repdesk.storage import rows
from repdesk.storage.values import day, next_step

_DEAL = rows.deal.c
_CARD_COLUMNS = (
    _DEAL.id, _DEAL.title, rows.company.c.name.label("company"), _DEAL.stage_id, _DEAL.rank, _DEAL.version_id,
    _DEAL.amount, _DEAL.currency, _DEAL.expected_close, _DEAL.outcome, _DEAL.next_kind, _DEAL.next_what,
    _DEAL.next_who, _DEAL.next_due, _DEAL.next_time, _DEAL.stage_entered_at, _DEAL.last_two_way_at,
    _DEAL.created_at, _DEAL.pushes, _DEAL.checks_done, _DEAL.checks_total, _DEAL.checks_blocking,
    _DEAL.overridden_open, _DEAL.rev,
)  # fmt: skip
_OUTCOMES = {str(outcome): outcome for outcome in Outcome}
_NEEDING_A_LOOK = """
    SELECT (
        SELECT count(*) FROM deal INDEXED BY deal_without_next_step
        WHERE process_id = :process AND outcome = 'open' AND next_what = ''
    ), (
        SELECT count(*) FROM deal INDEXED BY deal_due
        WHERE process_id = :process AND outcome = 'open' AND next_due < :today
    )"""
"""Partial indexes are taken only where the same words stand in the question."""
_CARDS = select(*_CARD_COLUMNS).select_from(
    rows.deal.outerjoin(rows.company, rows.company.c.id == rows.deal.c.company_id)
)
_FIRST_PAGE = f"""SELECT * FROM (
    {_CARDS.with_hint(rows.deal, "INDEXED BY deal_by_rank").compile(dialect=sqlite.dialect())}
    WHERE deal.process_id = ? AND deal.outcome = ? AND deal.stage_id = ? ORDER BY deal.rank, deal.id LIMIT ?)"""


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


def first_pages(
    connection: Connection, process_id: ProcessId, columns: Sequence[tuple[StageId, Outcome]], limit: int
) -> dict[StageId, list[Card]]:
    """The first cards of several columns in manual order, `limit` of each, in one question."""
    pages: dict[StageId, list[Card]] = {stage_id: [] for stage_id, _ in columns}
    values = [(process_id, outcome, stage_id, limit) for stage_id, outcome in columns]
    if values:
        question = " UNION ALL ".join([_FIRST_PAGE] * len(values))
        for card in map(_card, connection.exec_driver_sql(question, tuple(chain(*values))).all()):
            pages[card.stage_id].append(card)
    return pages


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


def count_needing_a_look(connection: Connection, process_id: ProcessId, today: str) -> tuple[int, int]:
    """How many open deals have nothing agreed, and how many a next step due before `today` (ISO date)."""
    bare, late = connection.exec_driver_sql(_NEEDING_A_LOOK, {"process": process_id, "today": today}).one()
    return bare, late


def _in_column(process_id: ProcessId, stage_id: StageId, outcome: Outcome) -> ColumnElement[bool]:
    return (_DEAL.process_id == process_id) & (_DEAL.outcome == outcome) & (_DEAL.stage_id == stage_id)


def _cards(connection: Connection, query: Select[tuple[object, ...]]) -> list[Card]:
    return [_card(row) for row in connection.execute(query).all()]


def _card(row: Sequence[Any]) -> Card:
    """The card in a row of `_CARDS`; unpacked by place, which takes half the time of asking for each name."""
    (
        deal_id, title, company, stage_id, rank, version_id, amount, currency, expected_close, outcome, next_kind,
        next_what, next_who, next_due, next_time, stage_entered_at, last_two_way_at, created_at, pushes, checks_done,
        checks_total, checks_blocking, overridden_open, rev,
    ) = row  # fmt: skip
    return Card(
        id=deal_id,
        title=title[:TITLE_LIMIT],
        company=(company or "")[:NAME_LIMIT],
        stage_id=stage_id,
        rank=rank,
        version_id=version_id,
        amount=amount,
        currency=currency,
        expected_close=day(expected_close),
        outcome=_OUTCOMES[outcome],
        next_step=next_step(next_kind, next_what, next_who, next_due, next_time),
        stage_entered_at=stage_entered_at,
        last_two_way_at=last_two_way_at,
        created_at=created_at,
        pushes=pushes,
        checks_done=checks_done,
        checks_total=checks_total,
        checks_blocking=checks_blocking,
        overridden_open=overridden_open,
        rev=rev,
    )
