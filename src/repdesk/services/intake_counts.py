"""The checklist counts of imported deals, by the true gate, once for each kind of deal there is."""

from collections.abc import Mapping, Set
from typing import Any, Final

from repdesk.domain.deal import Deal, DealId, LeadState, ProcessId, StageId, VersionId
from repdesk.domain.fields import OWN_PREFIX
from repdesk.domain.gate import Facts
from repdesk.domain.money import whole_units
from repdesk.domain.process import Kind, Process
from repdesk.services import checks

_FILLED: Final = "filled"
_ALWAYS_FILLED: Final = frozenset({"deal.title", "deal.currency", "deal.stage", "deal.outcome"})


class Counts:
    """Counts for deals without a tick.

    What a checklist asks of data is whether fields are filled, whether a step is dated, which bounds an amount
    reaches, which tags are there. Deals alike in all of that have the same counts, so a hundred thousand rows
    ask the gate a few dozen times.
    """

    def __init__(self, process: Process) -> None:
        self._process = process
        self._fields = {s.key: tuple(c.field for c in s.exit if c.kind is Kind.FIELD_SET) for s in process.stages}
        conditions = [c.when for c in process.criteria() if c.when is not None]
        self._bounds = tuple(w.amount_at_least for w in conditions if w.amount_at_least is not None)
        self._tags = frozenset(w.tag for w in conditions if w.tag)
        self._known: dict[tuple[object, ...], Mapping[str, int]] = {}

    def of(self, stage: str, deal: Mapping[str, Any], currency: str, of_company: Set[str]) -> Mapping[str, int]:
        """Done, total and blocking for fields of `Deal` by name, and the field keys its company has filled."""
        step = deal.get("next_step")
        amount = deal.get("amount")
        worth = -1 if amount is None else whole_units(amount, currency)
        key = (
            stage,
            tuple(_is_filled(field, deal, of_company) for field in self._fields[stage]),
            step is not None and step.due is not None,
            sum(worth >= bound for bound in self._bounds),
            self._tags.intersection(deal.get("tags", ())) if self._tags else None,
        )
        if key not in self._known:
            self._known[key] = self._ask(stage, deal, currency, of_company)
        return self._known[key]

    def _ask(self, stage: str, deal: Mapping[str, Any], currency: str, of_company: Set[str]) -> Mapping[str, int]:
        held = {name: deal[name] for name in ("next_step", "tags", "amount") if name in deal} | {"currency": currency}
        filled = {field: _FILLED for field in self._fields[stage] if _is_filled(field, deal, of_company)}
        facts = Facts(deal=_any_deal(stage, held), values=filled)
        return checks.counts(facts, self._process)


def _is_filled(field: str, deal: Mapping[str, Any], of_company: Set[str]) -> bool:
    if field.startswith("company."):
        return field in of_company
    if field in _ALWAYS_FILLED:
        return True
    if field.startswith("deal.next_"):
        step = deal.get("next_step")
        return step is not None and bool({"what": step.what, "due": step.due, "who": step.who}[field[10:]])
    value = deal.get("own", {}).get(field) if field.startswith(OWN_PREFIX) else deal.get(field.removeprefix("deal."))
    is_blank = value is None or value is False or value is LeadState.NONE
    return not is_blank and str(value).strip() != ""


def _any_deal(stage: str, held: Mapping[str, Any]) -> Deal:
    return Deal(
        id=DealId(0),
        uid="",
        title="",
        process_id=ProcessId(0),
        version_id=VersionId(0),
        stage_id=StageId(0),
        stage_key=stage,
        rank="",
        **held,
    )
