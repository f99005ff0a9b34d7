"""The field catalogue: which keys there are, and which of them a deal has filled."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain import fields
from repdesk.domain.deal import (
    Company,
    CompanyId,
    Deal,
    DealId,
    LeadState,
    NextStep,
    Outcome,
    ProcessId,
    StageId,
    VersionId,
)  # fmt: skip

COMPANY = Company(
    id=CompanyId(1), uid="", name="Acme", industry="Steel", headcount=12, tech_stack="SAP", website="acme.example"
)


def a_deal(**more: Any) -> Deal:  # noqa: ANN401  (any field)
    place = {"id": DealId(1), "uid": "", "title": "", "process_id": ProcessId(1), "version_id": VersionId(1)}
    return Deal(**{**place, "stage_id": StageId(1), "stage_key": "qualify", "rank": "V", **more})


FULL = a_deal(
    title="Roll-out",
    company="Acme",
    amount=0,
    currency="EUR",
    expected_close=date(2026, 12, 1),
    probability=0,
    outcome=Outcome.LOST,
    outcome_reason="Price",
    next_step=NextStep(what="Call", who="Jane", due=date(2026, 11, 24)),
    problem="Two days a week lost",
    source="Fair",
    trigger="New CFO",
    budget_range="50–80k",
    tags=("hot",),
    lead_state=LeadState.SQL,
    inbound=True,
    received_at=0,
    external_id="7",
    own={"x_region": "North"},
)


def test_every_field_of_the_catalogue_can_be_filled() -> None:
    assert fields.filled(FULL, COMPANY).keys() == {*fields.BY_KEY, "x_region"}


def test_an_empty_deal_fills_only_where_it_stands() -> None:
    assert fields.filled(a_deal(), None) == {"deal.stage": "qualify", "deal.outcome": "open"}


def test_blanks_fill_nothing() -> None:
    assert "deal.problem" not in fields.filled(a_deal(problem=" \n "), None)


def test_catalogue_keys_and_labels_are_unique() -> None:
    assert len(fields.BY_KEY) == len(fields.CATALOGUE) == len({f.label for f in fields.CATALOGUE})


@pytest.mark.parametrize("key", [*fields.BY_KEY, "x_region", "x_2"])
def test_fields_of_the_catalogue_and_own_ones_are_known(key: str) -> None:
    assert fields.is_known(key)


@pytest.mark.parametrize("key", ["", "x_", "region", "deal.x", "x_a.b", "x_Region", "x_a b", "deal", "Deal.amount"])
def test_other_keys_are_not(key: str) -> None:
    assert not fields.is_known(key)


@given(st.text(max_size=20))
def test_a_number_is_finite_or_refused(text: str) -> None:
    try:
        found = fields.number(text)
    except ValueError:
        return
    assert found.is_finite()


@pytest.mark.parametrize("text", ["nan", "inf", "-Infinity", "1,5", "", "0x10", "sNaN"])
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        fields.number(text)
