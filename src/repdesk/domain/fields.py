"""The field catalogue: stable keys used alike by criteria, import mapping, filters and export."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from repdesk.domain.deal import Company, Deal, LeadState

MOST_TAGS = 50
OWN_PREFIX = "x_"
_OWN_KEY = re.compile(rf"{OWN_PREFIX}[a-z0-9_]+")


class FieldKind(StrEnum):
    """How a field's value reads and is entered."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    MONEY = "money"
    CURRENCY = "currency"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    INSTANT = "instant"
    CHOICE = "choice"
    YES_NO = "yes_no"
    TAGS = "tags"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a deal or its company; `label` is its English name on screen."""

    key: str
    label: str
    kind: FieldKind
    is_importable: bool = True
    is_editable: bool = True


CATALOGUE: tuple[Field, ...] = (
    Field(key="deal.title", label="Deal name", kind=FieldKind.TEXT),
    Field(key="company.name", label="Company", kind=FieldKind.TEXT),
    Field(key="deal.amount", label="Amount", kind=FieldKind.MONEY),
    Field(key="deal.currency", label="Currency", kind=FieldKind.CURRENCY),
    Field(key="deal.stage", label="Stage", kind=FieldKind.CHOICE, is_editable=False),
    Field(key="deal.outcome", label="Outcome", kind=FieldKind.CHOICE, is_editable=False),
    Field(key="deal.expected_close", label="Expected close", kind=FieldKind.DATE),
    Field(key="deal.probability", label="Own probability", kind=FieldKind.PERCENT),
    Field(key="deal.next_what", label="Next step", kind=FieldKind.TEXT),
    Field(key="deal.next_due", label="Next step due", kind=FieldKind.DATE),
    Field(key="deal.next_who", label="Next step with", kind=FieldKind.TEXT),
    Field(key="deal.problem", label="Problem in the buyer’s words", kind=FieldKind.LONG_TEXT),
    Field(key="deal.source", label="Source", kind=FieldKind.TEXT),
    Field(key="deal.trigger", label="Trigger", kind=FieldKind.TEXT),
    Field(key="deal.budget_range", label="Budget range", kind=FieldKind.TEXT),
    Field(key="deal.tags", label="Tags", kind=FieldKind.TAGS),
    Field(key="deal.lead_state", label="Lead state", kind=FieldKind.CHOICE),
    Field(key="deal.inbound", label="Inbound", kind=FieldKind.YES_NO),
    Field(key="deal.received_at", label="Received", kind=FieldKind.INSTANT, is_importable=False, is_editable=False),
    Field(key="deal.outcome_reason", label="Reason", kind=FieldKind.TEXT, is_editable=False),
    Field(key="deal.external_id", label="Outside ID", kind=FieldKind.TEXT, is_editable=False),
    Field(key="company.industry", label="Industry", kind=FieldKind.TEXT),
    Field(key="company.headcount", label="Headcount", kind=FieldKind.NUMBER),
    Field(key="company.tech_stack", label="Technology in use", kind=FieldKind.TEXT),
    Field(key="company.website", label="Website", kind=FieldKind.TEXT),
)

BY_KEY: Mapping[str, Field] = {f.key: f for f in CATALOGUE}


def is_known(key: str) -> bool:
    """Whether `key` names a field of the catalogue or an own field."""
    return key in BY_KEY or _OWN_KEY.fullmatch(key) is not None


def number(text: str) -> Decimal:
    """The finite number in `text`, plain notation; ValueError otherwise."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not value.is_finite():
        raise ValueError(text)
    return value


def filled(deal: Deal, company: Company | None) -> dict[str, str]:
    """Field key → value as canonical text, for every field that holds something."""
    values = {**_of_deal(deal), **_of_company(company), **deal.own}
    return {key: text for key, value in values.items() if (text := _text(value))}


def _of_deal(deal: Deal) -> dict[str, object]:
    step = deal.next_step
    return {
        "deal.title": deal.title,
        "deal.amount": deal.amount,
        "deal.currency": deal.currency,
        "deal.stage": deal.stage_key,
        "deal.outcome": deal.outcome,
        "deal.expected_close": deal.expected_close,
        "deal.probability": deal.probability,
        "deal.next_what": step.what if step else "",
        "deal.next_due": step.due if step else None,
        "deal.next_who": step.who if step else "",
        "deal.problem": deal.problem,
        "deal.source": deal.source,
        "deal.trigger": deal.trigger,
        "deal.budget_range": deal.budget_range,
        "deal.tags": ", ".join(deal.tags),
        "deal.lead_state": "" if deal.lead_state == LeadState.NONE else deal.lead_state,
        "deal.inbound": "yes" if deal.inbound else "",
        "deal.received_at": deal.received_at,
        "deal.external_id": deal.external_id,
        "deal.outcome_reason": deal.outcome_reason,
    }


def _of_company(company: Company | None) -> dict[str, object]:
    if company is None:
        return {}
    return {
        "company.name": company.name,
        "company.industry": company.industry,
        "company.headcount": company.headcount,
        "company.tech_stack": company.tech_stack,
        "company.website": company.website,
    }


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
