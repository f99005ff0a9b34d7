"""The desk against itself: what is stored twice, some hundred deals at a time, and what must not be there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, func, select

from repdesk.domain.deal import Company, Deal, DealChange, DealId, StageEvent, Tick
from repdesk.storage import deals, events, integrity, rows
from repdesk.storage.errors import refusing
from repdesk.storage.plain import plain_connection

AT_ONCE = 500
"""Deals in memory at once, each with its ticks and logs."""

_ELSEWHERE = """
    SELECT d.id FROM deal d JOIN stage s ON s.id = d.stage_id JOIN process_version v ON v.id = d.version_id
    WHERE s.process_id <> d.process_id OR v.process_id <> d.process_id ORDER BY d.id"""

_SHARED_RANKS = """
    SELECT min(id), rank FROM deal WHERE outcome IN ('open', 'won')
    GROUP BY process_id, outcome, stage_id, rank HAVING count(*) > 1 ORDER BY 1"""

_NOT_FOUND = """
    SELECT d.id FROM deal d LEFT JOIN company c ON c.id = d.company_id LEFT JOIN deal_fts f ON f.rowid = d.id
    WHERE f.rowid IS NULL OR f.title IS NOT d.title OR f.company IS NOT coalesce(c.name, '')
       OR f.next_what IS NOT d.next_what
    UNION SELECT rowid FROM deal_fts WHERE rowid NOT IN (SELECT id FROM deal) ORDER BY 1"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All the desk holds of one deal."""

    deal: Deal
    company: Company | None
    ticks: dict[str, Tick] = field(default_factory=dict)
    events: Sequence[StageEvent] = ()
    changes: Sequence[DealChange] = ()


def is_sound(path: Path) -> bool:
    """Whether every page, index entry and reference of the file is as it should be."""
    with refusing(path=path), plain_connection(path) as connection:
        return integrity.is_sound(connection, thorough=True)


def count(connection: Connection) -> int:
    """All deals of the desk."""
    return connection.scalar(select(func.count()).select_from(rows.deal)) or 0


def records(connection: Connection, ids: Sequence[DealId]) -> Iterator[Record]:
    """The deals with these ids, each whole; a few statements for every `AT_ONCE` of them."""
    for start in range(0, len(ids), AT_ONCE):
        yield from _some(connection, ids[start : start + AT_ONCE])


def in_another_process(connection: Connection) -> Sequence[DealId]:
    """Deals whose stage or version belongs to another process than they do."""
    return [DealId(row.id) for row in connection.exec_driver_sql(_ELSEWHERE)]


def shared_ranks(connection: Connection) -> Sequence[tuple[DealId, str]]:
    """Ranks that several deals of one column of the board have, with the first deal that has it."""
    return [(DealId(deal_id), rank) for deal_id, rank in connection.exec_driver_sql(_SHARED_RANKS)]


def not_found_by_search(connection: Connection) -> Sequence[DealId]:
    """Deals the search index knows not, or otherwise than they are; also those it knows and nobody else does."""
    return [DealId(deal_id) for (deal_id,) in connection.exec_driver_sql(_NOT_FOUND)]


def _some(connection: Connection, ids: Sequence[DealId]) -> Iterator[Record]:
    ticks = deals.ticks_of(connection, ids)
    logged = events.of_deals(connection, ids)
    changed = events.changes_of_deals(connection, ids)
    for deal, company in deals.some(connection, ids):
        yield Record(
            deal=deal,
            company=company,
            ticks=ticks[deal.id],
            events=logged[deal.id],
            changes=changed[deal.id],
        )
