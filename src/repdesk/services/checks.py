"""The counts a card shows of its checklist, stored with the deal and rewritten with whatever they depend on."""

from collections.abc import Mapping

from repdesk.domain.deal import Company, Deal, DealId
from repdesk.domain.gate import Facts, checklist, every_item
from repdesk.domain.process import Process
from repdesk.services.context import Context
from repdesk.storage import deals, events
from repdesk.storage.engine import Reader
from repdesk.storage.store import Unit


def counts(facts: Facts, process: Process) -> dict[str, int]:
    """Done, total and blocking of the checklist of the stage the deal is in."""
    report = checklist(facts, process.stage(facts.deal.stage_key))
    return {
        "checks_done": report.done,
        "checks_total": len(report.counted),
        "checks_blocking": len(report.missing),
    }


def recount(context: Context, unit: Unit, deal_id: DealId) -> None:
    """Write the deal's stored counts anew, where they changed."""
    deal, company = deals.get(unit.connection, deal_id)
    wanted = expected(context, unit.connection, deal, company)
    if stale := {name: value for name, value in wanted.items() if getattr(deal, name) != value}:
        deals.change(unit.connection, deal_id, stale)


def expected(context: Context, reader: Reader, deal: Deal, company: Company | None) -> Mapping[str, int]:
    """What the stored counts of this deal must be."""
    process = context.process(reader, deal.version_id)
    facts = context.read_facts(reader, deal, company)
    return counts(facts, process) | {"overridden_open": still_open(reader, facts, process)}


def still_open(reader: Reader, facts: Facts, process: Process) -> int:
    """How many of the criteria the last override went past are open still."""
    override = events.last_override(reader, facts.deal.id)
    if override is None:
        return 0
    items = every_item(facts, process)
    return sum(1 for key in override.open_keys if key in items and not items[key].is_done)
