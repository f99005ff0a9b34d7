"""Every fault of a mapping is found before a row is read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.mapping import (
    LEAVE_OUT,
    OUTCOME,
    OUTSIDE_ID,
    PLACES,
    STAGE,
    STATUSES,
    ImportMapping,
    Moment,
    faults,
    title_parts,
)  # fmt: skip
from tests.builders import short_process

HEADERS = ("id", "firm", "product", "stage", "status", "worth", "closed")
GOOD = ImportMapping(
    process="short",
    columns={"id": OUTSIDE_ID, "firm": "company.name", "stage": STAGE, "status": OUTCOME, "worth": "deal.amount"},
    title="{product}, {firm}",
    stages={"Q": "qualify", "W": "won", "X": LEAVE_OUT},
    outcomes={"yes": "won", "no": "open"},
    dates={"closed": "closed"},
)


def codes(mapping: ImportMapping) -> list[tuple[str, str]]:
    return [(f.path, f.code) for f in faults(mapping, HEADERS, short_process())]


def test_a_mapping_that_fits_has_no_fault() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"columns": {**GOOD.columns, "worht": "deal.source"}}, ("columns.worht", "mapping.no_such_column")),
        ({"dates": {"opened": "created"}}, ("columns.opened", "mapping.no_such_column")),
        ({"title": "{produkt}"}, ("columns.produkt", "mapping.no_such_column")),
        ({"columns": {"stage": STAGE}, "title": ""}, ("title", "mapping.no_title")),
        ({"columns": {**GOOD.columns, "product": "deal.colour"}}, ("columns.product", "mapping.no_such_field")),
        ({"columns": {**GOOD.columns, "product": "deal.received_at"}}, ("columns.product", "mapping.no_such_field")),
        ({"columns": {**GOOD.columns, "product": "x_a.b"}}, ("columns.product", "mapping.no_such_field")),
        ({"columns": {**GOOD.columns, "product": "deal.amount"}}, ("columns.product", "mapping.field_twice")),
        ({"dates": {"closed": "born"}}, ("dates.closed", "mapping.no_such_moment")),
        ({"stages": {"Q": "onbord"}}, ("stages.Q", "mapping.no_such_stage")),
        ({"stages": {"Q": "open"}}, ("stages.Q", "mapping.no_such_stage")),
        ({"outcomes": {"yes": "qualify"}}, ("outcomes.yes", "mapping.no_such_outcome")),
    ],
)
def test_each_fault_is_named_with_its_place(change: dict[str, object], fault: tuple[str, str]) -> None:
    assert codes(replace(GOOD, **change)) == [fault]  # type: ignore[arg-type]  # each case names its own fields


words = st.sampled_from((*HEADERS, "gone", "won", "open", "qualify", "leave_out", "closed", "x_own", "deal.title"))
tables = st.dictionaries(words, words | st.sampled_from((STAGE, "company.name", *Moment)), max_size=4)


@given(
    st.builds(ImportMapping, process=words, title=words, columns=tables, stages=tables, outcomes=tables, dates=tables)
)
def test_what_has_no_fault_names_only_what_there_is(mapping: ImportMapping) -> None:
    if faults(mapping, HEADERS, short_process()):
        return
    assert {*mapping.columns, *mapping.dates, *mapping.title_columns} <= set(HEADERS)
    assert set(mapping.stages.values()) <= PLACES | {s.key for s in short_process().stages}
    assert set(mapping.outcomes.values()) <= STATUSES
    assert len(set(mapping.columns.values())) == len(mapping.columns)


@pytest.mark.parametrize(
    ("template", "parts"),
    [("{a}, {b}", (("", "a"), (", ", "b"))), ("Deal {a}", (("Deal ", "a"),)), ("plain", ()), ("{}", ()), ("", ())],
)
def test_a_title_is_made_of_columns_with_words_between(template: str, parts: tuple[tuple[str, str], ...]) -> None:
    assert title_parts(template) == parts
