"""What tests of the services ask a desk that no page asks."""

from collections.abc import Mapping, Sequence

from repdesk.domain.deal import DealChange, DealId, StageEvent
from repdesk.services import checks
from repdesk.services.desk import Desk
from repdesk.storage import deals, events

ASKED: Mapping[str, tuple[str, ...]] = {
    "qualify": ("s.1.budget", "s.1.buyer"),
    "propose": ("s.2.needs", "s.2.yes", "s.2.t.send"),
    "close": ("s.3.signed",),
}
"""What blocks, by stage of the short process: into it and out of it."""


def log(desk: Desk, deal: DealId) -> Sequence[StageEvent]:
    """The deal's stage log."""
    with desk.context.store.read() as reader:
        return events.of_deal(reader, deal)


def changes(desk: Desk, deal: DealId) -> Sequence[DealChange]:
    """The deal's second log."""
    with desk.context.store.read() as reader:
        return events.changes_of_deal(reader, deal)


def every_deal(desk: Desk) -> Sequence[DealId]:
    """All deals of the desk."""
    with desk.context.store.read() as reader:
        return deals.ids_of(reader)


def wrong_counts(desk: Desk) -> Mapping[DealId, Mapping[str, int]]:
    """Deals whose stored counts are not what they must be."""
    wrong = {}
    with desk.context.store.read() as reader:
        for deal, company in deals.some(reader, deals.ids_of(reader)):
            wanted = checks.expected(desk.context, reader, deal, company)
            if any(getattr(deal, name) != value for name, value in wanted.items()):
                wrong[deal.id] = wanted
    return wrong


def faults(desk: Desk) -> list[tuple[str, object]]:
    """What the desk's own check finds."""
    return [(f.code, f.values) for f in desk.check.run()]


def order(desk: Desk, stage: str = "qualify") -> list[DealId]:
    """The cards of a column from top to bottom."""
    process_id = desk.processes.adopted()[0].id
    column = next(c for c in desk.board.columns(process_id) if c.key == stage)
    return [card.id for card in desk.board.cards(process_id, column, limit=1000)]


def fill_in(desk: Desk, deal: DealId, *stages: str) -> None:
    """Tick all that the short process asks in these stages, with answer and evidence."""
    for stage in stages:
        for key in ASKED[stage]:
            desk.deals.tick(deal, key, value="yes", evidence="Jane wrote it")
