"""The rows of an import on their way into the desk: thousands at a time, inside one step."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from repdesk.domain import rank
from repdesk.domain.deal import (
    EventKind,
    GateResult,
    Outcome,
    ProcessId,
    StageEvent,
    StageId,
    VersionId,
)  # fmt: skip
from repdesk.domain.intake import Intake
from repdesk.domain.mapping import Moment
from repdesk.domain.process import Process
from repdesk.services.change_log import log_changes
from repdesk.services.checks import recount
from repdesk.services.context import Context
from repdesk.services.intake_companies import Companies
from repdesk.services.intake_counts import Counts
from repdesk.services.intake_news import Update
from repdesk.storage import companies, events, imports, rows
from repdesk.storage.bulk import insert_many
from repdesk.storage.imports import Ids
from repdesk.storage.store import Unit
from repdesk.storage.values import deal_columns

AT_ONCE: Final = 2_000
_NOON: Final = time(12)

_CLOSING: Final[Mapping[Outcome, EventKind]] = {
    Outcome.WON: EventKind.WON,
    Outcome.LOST: EventKind.LOST,
    Outcome.DISQUALIFIED: EventKind.DISQUALIFIED,
    Outcome.ON_HOLD: EventKind.HELD,
}
_BLANK: Final[Mapping[str, Any]] = {
    "id": 0, "uid": "", "title": "", "company_id": None, "process_id": 0, "version_id": 0, "stage_id": 0, "rank": "",
    "amount": None, "currency": "", "expected_close": None, "outcome": "", "outcome_reason": "", "closed_at": None,
    "probability": None, "next_kind": "", "next_what": "", "next_who": "", "next_due": None, "next_time": "",
    "problem": "", "source": "", "budget_range": "", "trigger": "", "own": "", "lead_state": "none", "inbound": 0,
    "external_source": "", "external_id": "", "created_at": 0, "stage_entered_at": None, "checks_done": 0,
    "checks_total": 0, "checks_blocking": 0, "rev": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where imported deals go, and what they are called by: process, stages, currency, name of their source."""

    process_id: ProcessId
    version_id: VersionId
    process: Process
    stages: Mapping[str, StageId]
    currency: str
    source: str


class Writer:
    """Writes fates of rows as rows of the desk. One per import; it lives inside the import's step."""

    def __init__(self, context: Context, unit: Unit, place: Place, noon: Callable[[date], int]) -> None:
        self._context = context
        self._unit = unit
        self._place = place
        self._noon = noon
        self._counts = Counts(place.process)
        self._companies = Companies(unit)
        self._ids = Ids(unit.connection, rows.deal)
        self._last_ranks = imports.last_ranks(unit.connection)
        self._ranks: dict[tuple[StageId, Outcome], Iterator[str]] = {}
        self._deals: list[dict[str, Any]] = []
        self._events: list[dict[str, Any]] = []
        self._tags: list[dict[str, Any]] = []

    def add(self, intake: Intake) -> None:
        """A new deal, with its company, tags and log lines; written with the next thousands."""
        row = self._row(intake)
        self._deals.append(row)
        self._log(intake.outcome, row)
        if tags := intake.deal.get("tags"):
            self._tags.extend({"deal_id": row["id"], "name": name} for name in tags)
        if len(self._deals) >= AT_ONCE:
            self.flush()

    def change(self, update: Update) -> None:
        """Write what a row says anew about a deal of the desk."""
        intake, deal_id = update.intake, update.held.id
        pushed = log_changes(self._unit, deal_id, update.held.columns, update.columns)
        fields = {**update.columns, **pushed, **self._renamed(update)}
        if update.moves:
            fields |= self._moved(update)
        if fields:
            imports.change(self._unit.connection, deal_id, fields)
        new_tags = [{"deal_id": deal_id, "name": name} for name in sorted(update.tags)]
        imports.write(self._unit.connection, rows.deal_tag, new_tags)
        if update.teaches and not update.company:
            self._companies.id_of(update.held.company, intake.company)
        recount(self._context, self._unit, deal_id)

    def finish(self) -> None:
        """Write what is left, and count anew where a company learned something late."""
        self.flush()
        for deal_id in companies.deals_of(self._unit.connection, self._companies.grown):
            recount(self._context, self._unit, deal_id)

    def flush(self) -> None:
        """Write what was added so far."""
        self._companies.write_new()
        for table, lines in ((rows.deal, self._deals), (rows.stage_event, self._events), (rows.deal_tag, self._tags)):
            insert_many(self._unit.connection, table, lines)
            lines.clear()

    def _row(self, intake: Intake) -> dict[str, Any]:
        place, name = self._place, intake.deal.get("company", "")
        currency = intake.deal.get("currency") or place.currency
        company_id = self._companies.id_of(name, intake.company) if name else None
        stage_id = place.stages[intake.stage]
        held = {**intake.deal, "external_id": intake.external_id}
        counted = self._counts.of(intake.stage, held, currency, self._companies.filled(name))
        return {
            **_BLANK,
            **deal_columns({key: value for key, value in intake.deal.items() if key != "company"}),
            **counted,
            "id": self._ids.next(),
            "uid": imports.new_uid(),
            "company_id": company_id,
            "process_id": place.process_id,
            "version_id": place.version_id,
            "stage_id": stage_id,
            "rank": self._next_rank(stage_id, intake.outcome),
            "currency": currency,
            "outcome": intake.outcome,
            "external_source": place.source if intake.external_id else "",
            "external_id": intake.external_id,
            "rev": self._unit.step_id,
            "created_at": self._at(intake, Moment.CREATED) or self._unit.at,
            "stage_entered_at": self._at(intake, Moment.STAGE_ENTERED),
            "closed_at": self._at(intake, Moment.CLOSED),
        }

    def _log(self, outcome: Outcome, row: Mapping[str, Any]) -> None:
        """The deal's arrival, and its end where the file knows it."""
        self._events.append(self._line(row, EventKind.IMPORTED, None, row["stage_entered_at"]))
        if outcome in _CLOSING:
            self._events.append(self._line(row, _CLOSING[outcome], row["stage_id"], row["closed_at"]))

    def _line(
        self, row: Mapping[str, Any], kind: EventKind, from_stage: StageId | None, at: int | None
    ) -> dict[str, Any]:
        return {
            "deal_id": row["id"],
            "seq": 1 if from_stage is None else 2,
            "kind": kind,
            "from_stage_id": from_stage,
            "to_stage_id": row["stage_id"],
            "at": self._unit.at if at is None else at,
            "at_known": int(at is not None),
            "gate": GateResult.IMPORTED,
            "amount": row["amount"],
            "currency": row["currency"],
            "version_id": row["version_id"],
        }

    def _when(self, intake: Intake, moment: Moment) -> dict[str, int]:
        at = self._at(intake, moment)
        return {"at": self._unit.at if at is None else at, "at_known": int(at is not None)}

    def _at(self, intake: Intake, moment: Moment) -> int | None:
        day = intake.moments.get(moment)
        return None if day is None else self._noon(day)

    def _next_rank(self, stage_id: StageId, outcome: Outcome) -> str:
        column = (stage_id, outcome)
        if column not in self._ranks:
            self._ranks[column] = rank.below(self._last_ranks.get(column, ""))
        return next(self._ranks[column])

    def _renamed(self, update: Update) -> dict[str, Any]:
        if not update.company:
            return {}
        company_id = self._companies.id_of(update.company, update.intake.company)
        self._companies.write_new()
        return {"company_id": company_id}

    def _moved(self, update: Update) -> dict[str, Any]:
        """Stage and outcome as the file knows them, with their line in the log; what it had ended for is over."""
        intake, held = update.intake, update.held.columns
        stages = self._context.stages(self._unit.connection, held["process_id"])
        stage_id = stages[update.stage] if update.stage else held["stage_id"]
        event = self._move_event(update, {number: key for key, number in stages.items()}, stage_id)
        events.add(self._unit.connection, event, stages)
        arrived = {"stage_entered_at": event.at if event.at_known else None} if update.stage else {}
        return arrived | {
            "stage_id": stage_id,
            "outcome": intake.outcome,
            "outcome_reason": intake.deal.get("outcome_reason", ""),
            "outcome_note": "",
            "hold_until": None,
            "rank": self._next_rank(stage_id, intake.outcome),
            "closed_at": self._at(intake, Moment.CLOSED),
        }

    def _move_event(self, update: Update, keys: Mapping[StageId, str], to: StageId) -> StageEvent:
        intake, held = update.intake, update.held.columns
        at = self._when(intake, Moment.CLOSED if intake.outcome in _CLOSING else Moment.STAGE_ENTERED)
        return StageEvent(
            deal_id=update.held.id,
            seq=0,
            kind=_CLOSING.get(intake.outcome, EventKind.IMPORTED),
            at=at["at"],
            at_known=bool(at["at_known"]),
            from_stage=keys[held["stage_id"]],
            to_stage=keys[to],
            gate=GateResult.IMPORTED,
            amount=update.columns.get("amount", held["amount"]),
            currency=update.columns.get("currency", held["currency"]),
            version_id=held["version_id"],
        )


def noon_in(zone_of: datetime) -> Callable[[date], int]:
    """Noon of a day in the rep's zone, in epoch milliseconds: a date without a time never slips a day."""
    known: dict[date, int] = {}

    def noon(day: date) -> int:
        if day not in known:
            known[day] = int(datetime.combine(day, _NOON, tzinfo=zone_of.tzinfo).timestamp() * 1000)
        return known[day]

    return noon
