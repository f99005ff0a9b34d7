"""What a row says anew about a deal of the desk: it never empties what she filled in, never takes a deal back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from repdesk.domain.deal import Outcome
from repdesk.domain.intake import Intake
from repdesk.domain.process import Process
from repdesk.storage.imports import Held
from repdesk.storage.values import deal_columns

_NOTHING: Final = frozenset({"", None})
_MAY_END: Final = frozenset({Outcome.OPEN, Outcome.ON_HOLD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A row that changes a deal of the desk: only the columns that differ."""

    intake: Intake
    held: Held
    columns: Mapping[str, Any]
    company: str
    """The new name of its company, empty when that stays."""
    teaches: bool
    """Whether its company learns something."""
    tags: frozenset[str]
    """Tags to add."""
    moves: bool
    """Whether stage or outcome change."""
    stage: str
    """The later stage it moves to, empty when it keeps its own."""

    @property
    def is_news(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.columns or self.company or self.teaches or self.tags or self.moves)


def compared(intake: Intake, held: Held, process: Process, here: str) -> Update:
    """The row against the deal, which stands in stage `here` of the process (empty: in another process)."""
    later = _later_stage(intake, process, here)
    moves = _moves(intake, Outcome(held.columns["outcome"]), later)
    company = intake.deal.get("company", "")
    return Update(
        intake=intake,
        held=held,
        columns={name: value for name, value in _said(intake, held).items() if value != held.columns[name]},
        company=company if company != held.company else "",
        teaches=bool(held.company) and any(held.columns[f"company_{name}"] in _NOTHING for name in intake.company),
        tags=frozenset(intake.deal.get("tags", ())) - held.tags,
        moves=moves,
        stage=later if moves else "",
    )


def _said(intake: Intake, held: Held) -> dict[str, Any]:
    """The columns the row speaks of."""
    fields = {name: value for name, value in intake.deal.items() if name != "company"}
    if "own" in fields:
        fields["own"] = json.loads(held.columns["own"] or "{}") | fields["own"]
    said = {name: value for name, value in deal_columns(fields).items() if value not in _NOTHING}
    if held.columns["next_what"]:
        said.pop("next_kind", None)  # no file says it: it is what a new step begins with
    if "amount" not in said and held.columns["amount"] is not None:
        said.pop("currency", None)  # it would turn her 100 euro into 100 dollars
    return said


def _later_stage(intake: Intake, process: Process, here: str) -> str:
    if not intake.names_stage or not process.has(here):
        return ""
    return intake.stage if process.position(intake.stage) > process.position(here) else ""


def _moves(intake: Intake, now: Outcome, later: str) -> bool:
    """Whether the file knows the deal further than the desk does."""
    if intake.outcome is Outcome.OPEN:
        return now is Outcome.OPEN and later != ""
    return intake.outcome is not now and now in _MAY_END
