"""Where a deal stands in its column: one row written per drop, a respread when ranks grow long."""

from repdesk.domain import rank
from repdesk.domain.deal import Deal, DealId
from repdesk.storage import deals
from repdesk.storage.store import Unit


def rank_after(unit: Unit, deal: Deal, after: DealId | None) -> str:
    """The rank that puts `deal` below `after` in the column it is in, or at its top without one."""
    column = (deal.process_id, deal.stage_id, deal.outcome)
    above, below = deals.ranks_around(unit.connection, *column, after)
    found = rank.between(above, below)
    if len(found) <= rank.LONGEST:
        return found
    _respread(unit, deal)
    return rank.between(*deals.ranks_around(unit.connection, *column, after))


def _respread(unit: Unit, deal: Deal) -> None:
    ids = deals.column_ids(unit.connection, deal.process_id, deal.stage_id, deal.outcome)
    for deal_id, place in zip(ids, rank.spread(len(ids)), strict=True):
        deals.change(unit.connection, deal_id, {"rank": place})
