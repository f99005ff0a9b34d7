"""A first guess how the columns of a table match the desk: by their headers, then by what they hold."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Final

from repdesk.domain.deal import Outcome
from repdesk.domain.mapping import LEAVE_OUT, OUTCOME, OUTSIDE_ID, STAGE, ImportMapping, Moment
from repdesk.domain.process import Process, Stage
from repdesk.domain.text import NAME_LIMIT, clean

_FIELD_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    OUTSIDE_ID: ("opportunity id", "deal id", "record id", "id", "external id", "outside id", "opportunityid"),
    "deal.title": ("title", "deal name", "deal title", "name", "opportunity name", "deal", "opportunity", "topic"),
    "company.name": ("account", "company", "organization", "organisation", "account name", "company name",
                     "associated company", "customer", "potential customer", "organization name", "organisation name"),
    "deal.amount": ("value", "amount", "deal value", "close value", "deal amount", "est revenue", "revenue"),
    "deal.currency": ("currency", "deal currency", "currency code", "currency of value"),
    STAGE: ("stage", "deal stage", "sales stage", "pipeline stage", "stage name"),
    OUTCOME: ("status", "deal status", "outcome", "state"),
    "deal.expected_close": ("expected close", "expected close date", "est close date", "expected closing"),
    "deal.probability": ("probability", "deal probability", "win probability"),
    "deal.next_what": ("next step", "next steps", "next action", "next activity"),
    "deal.next_due": ("next step due", "next activity date", "next step date"),
    "deal.source": ("source", "lead source", "deal source", "original source", "channel"),
    "deal.tags": ("label", "labels", "tags", "tag"),
    "deal.outcome_reason": ("lost reason", "closed lost reason", "loss reason", "reason"),
    "company.industry": ("industry", "sector"),
    "company.headcount": ("headcount", "employees", "number of employees", "company size"),
    "company.website": ("website", "company domain name", "domain"),
}  # fmt: skip
_DATE_NAMES: Final[Mapping[Moment, tuple[str, ...]]] = {
    Moment.CREATED: ("created", "create date", "created date", "created on", "add time", "deal created", "engage date",
                     "creation date", "date opened"),
    Moment.CLOSED: ("close date", "closed date", "closed", "won time", "lost time", "deal closed on",
                    "actual close date"),
    Moment.STAGE_ENTERED: ("stage entered", "date entered stage", "last stage change", "last stage change date"),
}  # fmt: skip
_STATUS_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    Outcome.WON: ("won", "closed won", "win", "closedwon"),
    Outcome.LOST: ("lost", "closed lost", "loss", "closedlost"),
    Outcome.DISQUALIFIED: ("disqualified", "unqualified"),
    Outcome.ON_HOLD: ("on hold", "hold", "paused"),
    Outcome.OPEN: ("open", "active", "in progress"),
    LEAVE_OUT: ("deleted", "archived"),
}
_CLOSE_ENOUGH: Final = 0.75
_OTHER_TABLES: Final = frozenset({"person", "contact", "activity", "note", "product", "lead"})
"""An export of several tables says before each column which one it is from; these tell nothing about a deal."""
_COMPANY_TABLES: Final = frozenset({"organization", "organisation", "company", "account"})


def suggested(headers: Iterable[str], process: Process, source: str) -> ImportMapping:
    """A mapping of the columns whose headers are known; stages and title are matched once values are known."""
    columns, dates = dict[str, str](), dict[str, str]()
    taken: set[str] = set()
    for header in headers:
        word = _word(header)
        moment = next((m for m, names in _DATE_NAMES.items() if word in names), None)
        key = next((k for k, names in _FIELD_NAMES.items() if word in names and k not in taken), None)
        if moment is not None:
            dates[header] = moment
        elif key is not None:
            columns[header] = key
            taken.add(key)
    return ImportMapping(
        process=process.key, source=source, columns=columns, dates=dates, title=_title(headers, columns)
    )


def suggested_stages(values: Iterable[str], process: Process) -> dict[str, str]:
    """Stage value → stage key or outcome, for every value that is close enough to one."""
    found = ((value, _stage(value, process)) for value in values)
    return {value: place for value, place in found if place}


def suggested_outcomes(values: Iterable[str]) -> dict[str, str]:
    """Value of an outcome column → outcome, for every value that is known."""
    found = ((value, _status(value)) for value in values)
    return {value: status for value, status in found if status}


def suggested_source(stem: str) -> str:
    """What to call the system a file comes from: its name without date and number, which the next file has anew."""
    name = clean(stem, NAME_LIMIT)
    return re.sub(r"(^|[\W_]+)\d[\d\W_]*", " ", name).strip() or name


def _title(headers: Iterable[str], columns: Mapping[str, str]) -> str:
    if "deal.title" in columns.values():
        return ""
    parts = [h for h in headers if _word(h) in {"product", "service", "item", "offer"}]
    parts += [column for column, key in columns.items() if key == "company.name"]
    return ", ".join(f"{{{part}}}" for part in parts) if len(parts) > 1 else ""


def _stage(value: str, process: Process) -> str:
    status = _status(value)
    if status and status != Outcome.OPEN:
        return status
    likeness = {stage.key: _likeness(value, stage) for stage in process.stages}
    best = max(likeness, key=lambda key: likeness[key])
    return best if likeness[best] >= _CLOSE_ENOUGH else ""


def _status(value: str) -> str:
    word = _word(value)
    return next((status for status, words in _STATUS_WORDS.items() if word in words), "")


def _likeness(value: str, stage: Stage) -> float:
    return max(SequenceMatcher(None, _word(value), _word(name)).ratio() for name in (stage.name, stage.key))


def _word(text: str) -> str:
    """A header without case, punctuation, brackets and the name of its table: "Deal - Stage (pipeline)" is "stage"."""
    table, _, last = text.rpartition(" - ")
    if table.lower() in _OTHER_TABLES:
        return ""
    name = text if table.lower() in _COMPANY_TABLES else last
    return re.sub(r"[\W_]+", " ", re.sub(r"\(.*?\)", "", name)).strip().lower()
