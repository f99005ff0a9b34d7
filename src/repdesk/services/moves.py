"""A deal changes its stage or its outcome: always through the gate, always with a line in the log."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from repdesk.domain import forecast, gate
from repdesk.domain.deal import Company, Deal, DealId, EventKind, GateResult, NextStep, Outcome, StageEvent
from repdesk.domain.errors import Refused
from repdesk.domain.gate import WON, GateBlocked, GateReport
from repdesk.domain.process import Process
from repdesk.domain.reasons import OTHER
from repdesk.domain.text import LINE_LIMIT, NOTE_LIMIT, clean
from repdesk.services.checks import counts, recount
from repdesk.services.context import Context
from repdesk.services.deal_fields import checked
from repdesk.services.placing import rank_after
from repdesk.storage import deals, events
from repdesk.storage.store import Unit

_ENDING_EVENTS: Final[Mapping[Outcome, EventKind]] = {
    Outcome.LOST: EventKind.LOST,
    Outcome.DISQUALIFIED: EventKind.DISQUALIFIED,
    Outcome.ON_HOLD: EventKind.HELD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One way of a deal from a stage to another: what the log will say of it."""

    kind: EventKind
    report: GateReport
    override: str
    to_stage: str

    @property
    def gate(self) -> GateResult:
        """Complete, overridden, or none where no gate stands."""
        if self.kind in gate.WAYS_BACK:
            return GateResult.NONE
        return GateResult.COMPLETE if self.report.may_pass else GateResult.OVERRIDDEN

    @property
    def open_keys(self) -> tuple[str, ...]:
        """What an override went past."""
        return tuple(i.key for i in self.report.missing)


class Moves:
    """The verbs that change a deal's stage or outcome."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def move(
        self,
        deal_id: DealId,
        to: str,
        *,
        after: DealId | None = None,
        next_step: NextStep | None = None,
        override: str = "",
        no_longer_true: Collection[str] = (),
    ) -> None:
        """Put the deal into stage `to`, below `after` or at the top, unless its gate is still closed.

        Raises GateBlocked with everything that is open; `override`, a reason in words, lets it pass all the
        same and stays in the log. A `next_step` is set in the same step, before the gate is asked. On a way
        back, `no_longer_true` names the ticks that are taken off.
        """
        with self._context.store.write("move_deal", deal=deal_id) as unit:
            saved, company, process = self._ready(unit, deal_id, to)
            unit.note(title=saved.title, company=saved.company, stage=_name(process, to))
            deals.remove_ticks(unit.connection, deal_id, no_longer_true)
            step = saved.next_step if next_step is None else checked({"next_step": next_step})["next_step"]
            facts = self._context.read_facts(unit.connection, replace(saved, next_step=step), company)
            passage = _passage(facts, process, to, clean(override, LINE_LIMIT))
            if passage.kind is EventKind.WON:
                unit.note(outcome=Outcome.WON)
            self._pass(unit, saved, facts, process, passage, after)

    def win(self, deal_id: DealId, *, override: str = "", next_step: NextStep | None = None) -> None:
        """Mark the deal as won, through the exits of its stage and all later ones; GateBlocked as in `move`."""
        self.move(deal_id, WON, override=override, next_step=next_step)

    def lose(self, deal_id: DealId, reason: str, note: str = "") -> None:
        """Mark the deal as lost; a reason is asked, no gate."""
        self._end(deal_id, Outcome.LOST, reason, note)

    def disqualify(self, deal_id: DealId, reason: str, note: str = "") -> None:
        """Say no early: its own outcome, with its own reasons and numbers."""
        self._end(deal_id, Outcome.DISQUALIFIED, reason, note)

    def hold(self, deal_id: DealId, reason: str, until: date, note: str = "") -> None:
        """Put the deal aside until a day; its time on hold is not time in stage."""
        if until <= self._context.today:
            raise Refused("deal.hold_in_the_past", until=until.isoformat())
        self._end(deal_id, Outcome.ON_HOLD, reason, note, until=until)

    def reopen(self, deal_id: DealId) -> None:
        """Work on a deal again that was lost, disqualified, on hold or won."""
        with self._context.store.write("reopen_deal", deal=deal_id) as unit:
            deal, _ = deals.get(unit.connection, deal_id)
            unit.note(title=deal.title, company=deal.company)
            if deal.is_open:
                raise Refused("deal.is_open", title=deal.title)
            process = self._context.process(unit.connection, deal.version_id)
            stage = process.stage(deal.stage_key)
            to = process.open_stages[-1].key if stage.is_post_sale else stage.key
            self._back_to_work(unit, deal, to)

    def reorder(self, deal_id: DealId, *, after: DealId | None) -> None:
        """Put the deal below `after` in its own column, or at the top."""
        with self._context.store.write("reorder_deal", deal=deal_id) as unit:
            deal, _ = deals.get(unit.connection, deal_id)
            unit.note(title=deal.title, company=deal.company)
            if after != deal_id:
                deals.change(unit.connection, deal_id, {"rank": rank_after(unit, deal, after)})

    def _ready(self, unit: Unit, deal_id: DealId, to: str) -> tuple[Deal, Company | None, Process]:
        deal, company = deals.get(unit.connection, deal_id)
        process = self._context.process(unit.connection, deal.version_id)
        self._known(process, to)
        if not (deal.is_open or _is_after_sale(deal, process)):
            raise _not_open(deal)
        if to == deal.stage_key or (to == WON and deal.outcome is Outcome.WON):
            raise Refused("deal.is_there", title=deal.title, stage=_name(process, to))
        return deal, company, process

    def _pass(
        self, unit: Unit, saved: Deal, facts: gate.Facts, process: Process, passage: Passage, after: DealId | None
    ) -> None:
        stages = self._context.stages(unit.connection, saved.process_id)
        moved = replace(_moved(facts.deal, passage, unit.at), stage_id=stages[passage.to_stage])
        event = _event(saved, process, passage.kind, unit.at, to=passage.to_stage, reason=passage.override)
        events.add(unit.connection, replace(event, gate=passage.gate, open_keys=passage.open_keys), stages)
        changed = {name: getattr(moved, name) for name in _MOVED_FIELDS if getattr(moved, name) != getattr(saved, name)}
        changed |= counts(replace(facts, deal=moved), process) | {"rank": rank_after(unit, moved, after)}
        deals.change(unit.connection, saved.id, changed)

    def _end(self, deal_id: DealId, outcome: Outcome, reason: str, note: str, until: date | None = None) -> None:
        said = _reason(reason, note)
        with self._context.store.write("end_deal", deal=deal_id, outcome=outcome) as unit:
            deal, _ = deals.get(unit.connection, deal_id)
            unit.note(title=deal.title, company=deal.company, reason=said["outcome_reason"])
            if deal.outcome is outcome:
                raise Refused("deal.has_outcome", title=deal.title, outcome=outcome)
            if outcome is Outcome.ON_HOLD and not deal.is_open:
                raise _not_open(deal)
            closed = None if outcome is Outcome.ON_HOLD else unit.at
            fields = said | {"outcome": outcome, "closed_at": closed, "hold_until": until}
            deals.change(unit.connection, deal_id, fields)
            self._log(unit, deal, _ENDING_EVENTS[outcome], reason=said["outcome_reason"])

    def _back_to_work(self, unit: Unit, deal: Deal, to: str) -> None:
        was_held = deal.outcome is Outcome.ON_HOLD
        kind = EventKind.RESUMED if was_held else EventKind.REOPENED
        stages = self._context.stages(unit.connection, deal.process_id)
        fields: dict[str, Any] = {**_OPEN_AGAIN, "stage_id": stages[to]}
        fields["stage_entered_at"] = self._resumed_entry(unit, deal) if was_held else unit.at
        self._log(unit, deal, kind, to=to)
        moved = replace(deal, outcome=Outcome.OPEN, stage_id=stages[to])
        deals.change(unit.connection, deal.id, fields | {"rank": rank_after(unit, moved, None)})
        recount(self._context, unit, deal.id)

    @staticmethod
    def _resumed_entry(unit: Unit, deal: Deal) -> int | None:
        """The stage's entry, later by the time on hold, so that the days in stage leave it out."""
        held = [e for e in events.of_deal(unit.connection, deal.id) if e.kind is EventKind.HELD]
        if deal.stage_entered_at is None or not held:
            return deal.stage_entered_at
        return deal.stage_entered_at + max(0, unit.at - held[-1].at)

    def _log(self, unit: Unit, deal: Deal, kind: EventKind, *, reason: str = "", to: str = "") -> None:
        process = self._context.process(unit.connection, deal.version_id)
        event = _event(deal, process, kind, unit.at, to=to or deal.stage_key, reason=reason)
        events.add(unit.connection, event, self._context.stages(unit.connection, deal.process_id))

    @staticmethod
    def _known(process: Process, to: str) -> str:
        if to != WON and not process.has(to):
            raise Refused("stage.gone", stage=to, process=process.name)
        return to


_OPEN_AGAIN: Final[Mapping[str, Any]] = {
    "outcome": Outcome.OPEN, "closed_at": None, "hold_until": None, "outcome_reason": "", "outcome_note": "",
}  # fmt: skip
_MOVED_FIELDS: Final = ("stage_id", "outcome", "closed_at", "stage_entered_at", "next_step")


def _passage(facts: gate.Facts, process: Process, to: str, override: str) -> Passage:
    report = gate.report(facts, process, facts.deal.stage_key, to)
    if not report.may_pass and not override:
        raise GateBlocked(report)
    kind = gate.direction(process, facts.deal.stage_key, to)
    return Passage(kind=kind, report=report, override=override, to_stage=_landing(process, facts.deal, to))


def _landing(process: Process, deal: Deal, to: str) -> str:
    """The stage a move ends in: won goes to the first stage after the sale, where there is one."""
    if to != WON:
        return to
    return process.post_sale_stages[0].key if process.post_sale_stages else deal.stage_key


def _moved(deal: Deal, passage: Passage, at: int) -> Deal:
    moved = replace(deal, stage_key=passage.to_stage, went_past=(*deal.went_past, *passage.open_keys))
    if passage.to_stage != deal.stage_key:
        moved = replace(moved, stage_entered_at=at)
    if passage.kind is EventKind.WON:
        return replace(moved, outcome=Outcome.WON, closed_at=at)
    if passage.kind is EventKind.REOPENED:
        return replace(moved, outcome=Outcome.OPEN, closed_at=None)
    return moved


def _event(deal: Deal, process: Process, kind: EventKind, at: int, *, to: str, reason: str) -> StageEvent:
    stage = forecast.stage_probability(process.stage(deal.stage_key))
    left = to != deal.stage_key or kind is EventKind.WON
    return StageEvent(
        deal_id=deal.id,
        seq=0,
        kind=kind,
        at=at,
        from_stage=deal.stage_key,
        to_stage=to,
        reason=reason,
        amount=deal.amount,
        currency=deal.currency,
        probability=forecast.effective_probability(deal.outcome, deal.probability, stage),
        version_id=deal.version_id,
        duration=_stay(deal, at) if left else None,
    )


def _stay(deal: Deal, at: int) -> int | None:
    return None if deal.stage_entered_at is None else max(0, at - deal.stage_entered_at)


def _reason(reason: str, note: str) -> dict[str, str]:
    said, noted = clean(reason, LINE_LIMIT), clean(note, NOTE_LIMIT, multiline=True).strip()
    if not said:
        raise Refused("deal.reason_missing")
    if said == OTHER and not noted:
        raise Refused("deal.note_missing")
    return {"outcome_reason": said, "outcome_note": noted}


def _is_after_sale(deal: Deal, process: Process) -> bool:
    return deal.outcome is Outcome.WON and process.stage(deal.stage_key).is_post_sale


def _not_open(deal: Deal) -> Refused:
    return Refused("deal.not_open", title=deal.title, outcome=deal.outcome)


def _name(process: Process, to: str) -> str:
    return "Won" if to == WON else process.stage(to).name
