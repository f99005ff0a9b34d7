"""What a rep does with one deal: make it, fill it in, tick its checklist, delete it."""

from dataclasses import replace
from datetime import date
from typing import Any

from repdesk.domain import gate
from repdesk.domain.deal import Company, Deal, DealId, EventKind, NextStep, ProcessId, StageEvent, Tick
from repdesk.domain.errors import Refused
from repdesk.domain.forecast import effective_probability, stage_probability
from repdesk.domain.gate import GateReport, Item
from repdesk.domain.process import Process
from repdesk.domain.text import NAME_LIMIT, NOTE_LIMIT, clean
from repdesk.services.change_log import log_changes
from repdesk.services.checks import recount
from repdesk.services.deal_fields import COMPANY_FIELDS, LOGGED, changed, checked
from repdesk.services.moves import Moves
from repdesk.services.placing import rank_after
from repdesk.storage import companies, deals, events, processes
from repdesk.storage.engine import Reader
from repdesk.storage.store import Unit


class Deals(Moves):
    """Every verb on a deal. Each call is one step: it happens whole or not at all, and undo takes it back."""

    def create(self, process_id: ProcessId, stage_key: str, *, title: str, **fields: Any) -> DealId:  # noqa: ANN401
        """A new deal at the top of a stage, with the fields of `edit`; Refused when a value cannot be kept."""
        values = checked({"title": title, **fields})
        values.setdefault("currency", self._context.settings.currency)
        with self._context.store.write("create_deal", title=values["title"], company=values.get("company", "")) as unit:
            deal_id = self._add(unit, process_id, stage_key, values)
            unit.note(deal=deal_id)
        return deal_id

    def get(self, deal_id: DealId) -> Deal:
        """The deal as it is saved; Refused when it is gone."""
        return self.with_company(deal_id)[0]

    def with_company(self, deal_id: DealId) -> tuple[Deal, Company | None]:
        """The deal and the company it belongs to."""
        with self._context.store.read() as reader:
            return deals.get(reader, deal_id)

    def edit(self, deal_id: DealId, *, origin: str = "", **fields: Any) -> None:  # noqa: ANN401
        """Change fields by name (those of `Deal`, `company` by name, and the company's own).

        Edits of one field within half a minute are one step to undo. `origin` names the form that need not
        hear of its own change. Refused when a value cannot be kept.
        """
        values = checked(fields)
        merge = f"deal:{deal_id}:{next(iter(values))}" if len(values) == 1 else ""
        with self._context.store.write("edit_deal", origin=origin, merge=merge, deal=deal_id) as unit:
            deal, company = deals.get(unit.connection, deal_id)
            unit.note(title=deal.title, company=deal.company, fields=changed(values, deal, company))
            self._save_edit(unit, deal, values)

    def set_next_step(self, deal_id: DealId, step: NextStep | None) -> None:
        """Say what happens next, or that nothing is agreed."""
        self.edit(deal_id, next_step=step)

    def delete(self, deal_id: DealId) -> None:
        """Take the deal off the desk, with its ticks and logs; undo brings all back."""
        with self._context.store.write("delete_deal", deal=deal_id) as unit:
            deal, _ = deals.get(unit.connection, deal_id)
            unit.note(title=deal.title, company=deal.company)
            deals.remove(unit.connection, deal_id)

    def gate(self, deal_id: DealId, to: str) -> GateReport:
        """What stands between the deal and stage `to` (or `won`); nothing moves."""
        with self._context.store.read() as reader:
            deal, company = deals.get(reader, deal_id)
            process = self._context.process(reader, deal.version_id)
            facts = self._context.read_facts(reader, deal, company)
            return gate.report(facts, process, deal.stage_key, self._known(process, to))

    def checklist(self, deal_id: DealId) -> GateReport:
        """The checklist of the stage the deal is in."""
        with self._context.store.read() as reader:
            deal, company = deals.get(reader, deal_id)
            process = self._context.process(reader, deal.version_id)
            facts = self._context.read_facts(reader, deal, company)
            return gate.checklist(facts, process.stage(deal.stage_key))

    def reopened_by(self, deal_id: DealId, to: str) -> tuple[Item, ...]:
        """What a way back to stage `to` makes doubtful: the ticked items of the stages it leads through."""
        with self._context.store.read() as reader:
            deal, company = deals.get(reader, deal_id)
            process = self._context.process(reader, deal.version_id)
            facts = self._context.read_facts(reader, deal, company)
            return gate.reopened_by(facts, process, deal.stage_key, self._known(process, to))

    def tick(
        self, deal_id: DealId, key: str, *, value: str = "", evidence: str = "", who: str = "", on: date | None = None
    ) -> None:
        """Call a criterion or task done, with what proves it. Refused when the deal's process has no such key."""
        with self._context.store.write("tick", merge=f"tick:{deal_id}:{key}", deal=deal_id, key=key) as unit:
            deal, item = self._item(unit, deal_id, key)
            unit.note(title=deal.title, company=deal.company, item=item.text)
            tick = Tick(
                deal_id=deal_id,
                key=key,
                at=unit.at,
                value=clean(value, NOTE_LIMIT, multiline=True).strip(),
                evidence=clean(evidence, NOTE_LIMIT, multiline=True).strip(),
                who=clean(who, NAME_LIMIT),
                on=on,
            )
            deals.save_tick(unit.connection, tick)
            recount(self._context, unit, deal_id)

    def untick(self, deal_id: DealId, key: str) -> None:
        """Say that a criterion or task is open again."""
        with self._context.store.write("untick", deal=deal_id, key=key) as unit:
            deal, item = self._item(unit, deal_id, key)
            unit.note(title=deal.title, company=deal.company, item=item.text)
            deals.remove_ticks(unit.connection, deal_id, [key])
            recount(self._context, unit, deal_id)

    def _item(self, unit: Unit, deal_id: DealId, key: str) -> tuple[Deal, Item]:
        deal, company = deals.get(unit.connection, deal_id)
        process = self._context.process(unit.connection, deal.version_id)
        items = gate.every_item(self._context.facts(deal, company, {}), process)
        if key not in items:
            raise Refused("criterion.gone", key=key, title=deal.title)
        return deal, items[key]

    def _add(self, unit: Unit, process_id: ProcessId, stage_key: str, values: dict[str, Any]) -> DealId:
        reader = unit.connection
        version_id = processes.newest_version(reader, process_id)
        stages = self._context.stages(reader, process_id)
        process = self._context.process(reader, version_id)
        _require_beginning(process, stage_key)
        place = {
            "process_id": process_id,
            "version_id": version_id,
            "stage_id": stages[stage_key],
            "created_at": unit.at,
            "stage_entered_at": unit.at,
        }
        own, of_company = self._split(reader, values)
        deal_id = deals.add(reader, own | place | {"rank": ""})
        deal, _ = deals.get(reader, deal_id)
        deals.change(reader, deal_id, {"rank": rank_after(unit, deal, None)})
        events.add(reader, _created(deal, process, unit.at), stages)
        # A form that was left empty says nothing about a company the desk knows already.
        self._save_company(unit, deal, {name: value for name, value in of_company.items() if value not in {"", None}})
        return deal_id

    def _save_edit(self, unit: Unit, deal: Deal, values: dict[str, Any]) -> None:
        own, of_company = self._split(unit.connection, values)
        own |= log_changes(unit, deal.id, {name: getattr(deal, name) for name in (*LOGGED, "pushes")}, own)
        deals.change(unit.connection, deal.id, own)
        self._save_company(unit, replace(deal, company_id=own.get("company_id", deal.company_id)), of_company)

    @staticmethod
    def _split(reader: Reader, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        of_company: dict[str, Any] = {name: values[name] for name in COMPANY_FIELDS if name in values}
        own = {name: value for name, value in values.items() if name not in {*COMPANY_FIELDS, "company"}}
        if "company" in values:
            name = values["company"]
            own["company_id"] = companies.find_or_add(reader, name) if name else None
        return own, of_company

    def _save_company(self, unit: Unit, deal: Deal, fields: dict[str, Any]) -> None:
        """Write what the edit says of the company, and count anew all deals whose checklists look at it."""
        if deal.company_id is None and any(fields.values()):
            raise Refused("company.name_empty")
        affected = {deal.id}
        if fields and deal.company_id is not None:
            companies.change(unit.connection, deal.company_id, fields)
            affected.update(companies.deals_of(unit.connection, [deal.company_id]))
        for deal_id in sorted(affected):
            recount(self._context, unit, deal_id)


def _require_beginning(process: Process, stage_key: str) -> None:
    if not process.has(stage_key):
        raise Refused("stage.gone", stage=stage_key, process=process.name)
    if process.stage(stage_key).is_post_sale:
        raise Refused("stage.after_sale", stage=process.stage(stage_key).name)


def _created(deal: Deal, process: Process, at: int) -> StageEvent:
    stage = process.stage(deal.stage_key)
    return StageEvent(
        deal_id=deal.id,
        seq=1,
        kind=EventKind.CREATED,
        at=at,
        to_stage=deal.stage_key,
        amount=deal.amount,
        currency=deal.currency,
        probability=effective_probability(deal.outcome, deal.probability, stage_probability(stage)),
        version_id=deal.version_id,
    )
