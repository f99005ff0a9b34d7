"""A matching changes by one choice at a time, and never leads two columns to one field."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.mapping import faults
from repdesk.formats import csv_table
from repdesk.services.suggest import suggested
from repdesk.ui.transfer.column_rows import column_choices
from repdesk.ui.transfer.matching import (
    LEFT_OUT,
    PART,
    Matching,
    choice_of,
    fitting,
    matched,
    unknown_columns,
    with_process,
)
from tests.builders import short_process
from tests.ui.transfer.tables import HEAD, a_table


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Matching:
    return a_matching(tmp_path_factory.mktemp("tables"))


def a_matching(folder: Path) -> Matching:
    table = csv_table.sniff(a_table(folder))
    mapping = suggested(table.headers, short_process(), source="deals")
    return Matching(table=table, survey=csv_table.survey(table), process=short_process(), mapping=mapping)


_CHOICES: Final = st.lists(st.tuples(st.sampled_from(HEAD), st.integers(0, 40)), max_size=12)


@given(choices=_CHOICES)
def test_every_choice_holds_and_no_field_has_two_columns(fresh: Matching, choices: list[tuple[str, int]]) -> None:
    matching = fresh
    for column, at in choices:
        offered = column_choices(matching, column)
        choice = offered[at % len(offered)].key
        matching = matched(matching, column, choice)
        assert choice_of(matching.mapping, column) == choice
    found = {fault.code for fault in faults(matching.mapping, HEAD, matching.process)}
    assert found <= {"mapping.no_title"}


def test_a_part_of_the_name_leaves_it_when_it_becomes_something_else(fresh: Matching) -> None:
    part = matched(fresh, "Stage", PART)
    assert part.mapping.title == "{Title}, {Stage}"
    assert matched(part, "Stage", LEFT_OUT).mapping.title == "{Title}"


def test_a_column_that_is_the_name_ends_a_built_one(fresh: Matching) -> None:
    built = matched(fresh, "Organization", PART)
    assert matched(built, "Title", "deal.title").mapping.title == ""


def test_a_guess_is_none_once_she_chose(fresh: Matching) -> None:
    assert matched(fresh, "Value", "deal.amount").guessed == frozenset()


def test_what_a_remembered_mapping_names_and_the_file_has_not_is_dropped(fresh: Matching) -> None:
    old = matched(matched(fresh, "Stage", "deal.stage"), "Value", "deal.amount").mapping
    less = type(old)(
        process="short",
        title="{Gone}",
        columns={**old.columns, "Gone": "deal.source"},
        stages={"Lead": "gone", "Won": "won"},
        dates={"Gone": "created"},
    )
    fitted = fitting(less, fresh.table, fresh.process)
    assert (fitted.title, fitted.stages, fitted.dates) == ("", {"Won": "won"}, {})
    assert "Gone" not in fitted.columns


def test_another_process_keeps_outcomes_and_guesses_stages_anew(fresh: Matching) -> None:
    staged = matched(fresh, "Stage", "deal.stage")
    other = type(fresh.process)(key="other", name="Other", stages=fresh.process.stages[:1])
    assert set(with_process(staged, other).mapping.stages.values()) == {"qualify"}


def test_a_template_names_only_columns(fresh: Matching) -> None:
    assert unknown_columns("{Title} of {Nobody}", fresh) == ("Nobody",)
