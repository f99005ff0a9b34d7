"""Does the desk agree with itself? All that is stored beside what it follows from is worked out anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from repdesk.domain import rank
from repdesk.domain.deal import Deal, DealId
from repdesk.domain.retrace import pushes, retraced
from repdesk.services import checks
from repdesk.services.context import Context
from repdesk.storage import deals
from repdesk.storage.engine import Reader
from repdesk.storage.queries import check
from repdesk.storage.queries.check import Record

MOST: Final = 1_000
"""The check stops after this many findings: one cause is behind most of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not agree, as a code with values; `title` is empty where no single deal is meant."""

    code: str
    deal: DealId | None = None
    title: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class Check:
    """Questions only; nothing is mended here."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def run(self) -> tuple[Finding, ...]:
        """What does not agree, the first thousand; empty when all does."""
        if not check.is_sound(self._context.store.path):
            return (Finding(code="check.damaged"),)
        with self._context.store.read() as reader:
            return tuple(islice(self._findings(reader), MOST))

    def count(self) -> int:
        """How many deals there are to check."""
        with self._context.store.read() as reader:
            return check.count(reader)

    def _findings(self, reader: Reader) -> Iterator[Finding]:
        strays = frozenset(check.in_another_process(reader))
        yield from (Finding(code="check.other_process", deal=deal_id) for deal_id in sorted(strays))
        ids = [deal_id for deal_id in deals.ids_of(reader) if deal_id not in strays]
        for record in check.records(reader, ids):
            yield from self._of_deal(reader, record)
        for deal_id, shared in check.shared_ranks(reader):
            yield Finding(code="check.rank_twice", deal=deal_id, values={"rank": shared})
        yield from (Finding(code="check.search", deal=deal_id) for deal_id in check.not_found_by_search(reader))

    def _of_deal(self, reader: Reader, record: Record) -> Iterator[Finding]:
        deal = record.deal
        if not self._context.process(reader, deal.version_id).has(deal.stage_key):
            yield _finding(deal, "check.no_such_stage", stage=deal.stage_key)
            return
        if not rank.is_rank(deal.rank):
            yield _finding(deal, "check.rank_form", rank=deal.rank)
        for name, value in {**self._logged(record), **self._counted(reader, record)}.items():
            if (stored := getattr(deal, name)) != value:
                yield _finding(deal, "check.differs", name=name, stored=stored, expected=value)

    @staticmethod
    def _logged(record: Record) -> dict[str, object]:
        """What the deal must be by its two logs."""
        place = retraced(record.events)
        known = {"stage_key": place.stage, "outcome": place.outcome, "pushes": pushes(record.changes)}
        return known if place.entered_at is None else known | {"stage_entered_at": place.entered_at}

    def _counted(self, reader: Reader, record: Record) -> Mapping[str, object]:
        """What its checklist must count."""
        process = self._context.process(reader, record.deal.version_id)
        facts = self._context.facts(record.deal, record.company, record.ticks)
        return checks.counts(facts, process)


def _finding(deal: Deal, code: str, **values: object) -> Finding:
    return Finding(code=code, deal=deal.id, title=deal.title, values=values)
