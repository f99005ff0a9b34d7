"""Rows become domain values here, and domain values become columns."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from repdesk.domain.deal import (
    Company,
    CompanyId,
    Deal,
    DealId,
    EventKind,
    GateResult,
    LeadState,
    NextStep,
    Outcome,
    ProcessId,
    StageEvent,
    StageId,
    StepKind,
    Tick,
    VersionId,
)  # fmt: skip
from repdesk.domain.text import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT

SEPARATOR = "\x1f"
"""Joins lists in one text column; no cleaned text holds it."""

_NOT_ONE_COLUMN = frozenset({"next_step", "own", "tags"})
_LIMITS = {
    "title": TITLE_LIMIT, "outcome_reason": LINE_LIMIT, "source": LINE_LIMIT, "budget_range": LINE_LIMIT,
    "trigger": LINE_LIMIT, "outcome_note": NOTE_LIMIT, "problem": NOTE_LIMIT,
}  # fmt: skip
"""Cut here as they were on their way in: in a file that was tampered with, a line of a megabyte stops the window."""
_AS_THEY_ARE = (
    "uid", "stage_key", "rank", "amount", "currency", "closed_at", "probability", "received_at", "external_source",
    "external_id", "created_at", "stage_entered_at", "last_two_way_at", "pushes", "checks_done", "checks_total",
    "checks_blocking", "overridden_open",
)  # fmt: skip


def day(text: str | None) -> date | None:
    """A stored date."""
    return date.fromisoformat(text) if text else None


def iso(value: date | None) -> str | None:
    """A date as it is stored."""
    return None if value is None else value.isoformat()


def deal_from(row: RowMapping) -> Deal:
    """The deal in a row of `storage.deals`."""
    return Deal(
        id=DealId(row["id"]),
        process_id=ProcessId(row["process_id"]),
        version_id=VersionId(row["version_id"]),
        stage_id=StageId(row["stage_id"]),
        company_id=None if row["company_id"] is None else CompanyId(row["company_id"]),
        company=(row["company_name"] or "")[:NAME_LIMIT],
        expected_close=day(row["expected_close"]),
        outcome=Outcome(row["outcome"]),
        hold_until=day(row["hold_until"]),
        next_step=next_step_from(row),
        tags=tuple(sorted(row["tags"].split(SEPARATOR))) if row["tags"] else (),
        own=json.loads(row["own"]) if row["own"] else {},
        lead_state=LeadState(row["lead_state"]),
        inbound=bool(row["inbound"]),
        went_past=tuple(row["went_past"].split(SEPARATOR)) if row["went_past"] else (),
        **{name: row[name][:limit] for name, limit in _LIMITS.items()},
        **{name: row[name] for name in _AS_THEY_ARE},
    )


def company_from(row: RowMapping) -> Company | None:
    """The company joined to a row of `storage.deals`, None without one."""
    if row["company_id"] is None:
        return None
    return Company(
        id=CompanyId(row["company_id"]),
        uid=row["company_uid"],
        name=row["company_name"][:NAME_LIMIT],
        industry=row["company_industry"][:LINE_LIMIT],
        headcount=row["company_headcount"],
        tech_stack=row["company_tech_stack"][:LINE_LIMIT],
        website=row["company_website"][:LINE_LIMIT],
    )


def next_step_from(row: RowMapping) -> NextStep | None:
    """The next step in a row's five columns, None where nothing is agreed."""
    return next_step(row["next_kind"], row["next_what"], row["next_who"], row["next_due"], row["next_time"])


def next_step(kind: str, what: str, who: str, due: str | None, time: str) -> NextStep | None:
    """The next step that five columns hold, None where nothing is agreed."""
    if not what:
        return None
    return NextStep(what=what[:TITLE_LIMIT], kind=StepKind(kind or StepKind.TASK), who=who, due=day(due), time=time)


def next_step_columns(step: NextStep | None) -> dict[str, str | None]:
    """The five columns a next step lives in."""
    if step is None:
        return {"next_kind": "", "next_what": "", "next_who": "", "next_due": None, "next_time": ""}
    return {
        "next_kind": step.kind,
        "next_what": step.what,
        "next_who": step.who,
        "next_due": iso(step.due),
        "next_time": step.time,
    }


def deal_columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of `Deal` by name as columns of the deal table. Tags live in a table of their own."""
    columns = {name: _column(value) for name, value in fields.items() if name not in _NOT_ONE_COLUMN}
    if "next_step" in fields:
        columns |= next_step_columns(fields["next_step"])
    if "own" in fields:
        columns["own"] = json.dumps(fields["own"], ensure_ascii=False, sort_keys=True) if fields["own"] else ""
    return columns


def _column(value: object) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def tick_from(row: RowMapping) -> Tick:
    """The tick in a row of its table."""
    return Tick(
        deal_id=DealId(row["deal_id"]),
        key=row["key"],
        at=row["at"],
        value=row["value"],
        evidence=row["evidence"],
        who=row["who"],
        on=day(row["on_date"]),
    )


def event_from(row: RowMapping) -> StageEvent:
    """The stage event in a row of `storage.events`."""
    return StageEvent(
        deal_id=DealId(row["deal_id"]),
        seq=row["seq"],
        kind=EventKind(row["kind"]),
        at=row["at"],
        at_known=bool(row["at_known"]),
        from_stage=row["from_stage"] or "",
        to_stage=row["to_stage"] or "",
        gate=GateResult(row["gate"]),
        reason=row["reason"],
        open_keys=tuple(row["open_keys"].split(SEPARATOR)) if row["open_keys"] else (),
        amount=row["amount"],
        currency=row["currency"],
        probability=row["probability"],
        version_id=None if row["version_id"] is None else VersionId(row["version_id"]),
        duration=row["duration"],
    )
