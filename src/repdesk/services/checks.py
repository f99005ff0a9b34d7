"""The counts a card shows of its checklist, stored with the deal and rewritten with whatever they depend on."""

from collections.abc import Mapping

from repdesk.domain.deal import Company, Deal, DealId
from repdesk.domain.gate import Facts, checklist, every_item
from repdesk.domain.process import Process
from repdesk.services.context import Context
from repdesk.storage import deals
from repdesk.storage.engine import Reader
from repdesk.storage.store import Unit


def counts(facts: Facts, process: Process) -> dict[str, int]:
    """Done, total and blocking of the stage's checklist, and what the rep went past and is open still."""
    report = checklist(facts, process.stage(facts.deal.stage_key))
    return {
        "checks_done": report.done,
        "checks_total": len(report.counted),
        "checks_blocking": len(report.missing),
        "overridden_open": _overridden_open(facts, process),
    }


def recount(context: Context, unit: Unit, deal_id: DealId) -> None:
    """Write the deal's stored counts anew, where they changed."""
    deal, company = deals.get(unit.connection, deal_id)
    wanted = expected(context, unit.connection, deal, company)
    if stale := {name: value for name, value in wanted.items() if getattr(deal, name) != value}:
        deals.change(unit.connection, deal_id, stale)


def expected(context: Context, reader: Reader, deal: Deal, company: Company | None) -> Mapping[str, int]:
    """What the stored counts of this deal must be."""
    return counts(context.read_facts(reader, deal, company), context.process(reader, deal.version_id))


def _overridden_open(facts: Facts, process: Process) -> int:
    if not facts.deal.went_past:
        return 0
    items = every_item(facts, process)
    return sum(1 for key in set(facts.deal.went_past) if key in items and not items[key].is_done)
