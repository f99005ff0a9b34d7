"""What each column of a table holds."""

from pathlib import Path

import pytest

from repdesk.domain.errors import Refused
from repdesk.formats.csv_table import sniff, survey
from tests.formats.tables import a_file
from tests.real_data import real_data


def test_a_column_tells_its_values_with_their_counts(tmp_path: Path) -> None:
    table = sniff(a_file(tmp_path, "a,Stage\n1,Won\n2,Lost\n3, Won\n4,\n5,  \n"))
    stage = survey(table).columns[1]
    assert (stage.name, stage.values, stage.empty) == ("Stage", (("Won", 2), ("Lost", 1)), 2)
    assert stage.samples == ("Won", "Lost")


def test_a_column_of_too_many_values_names_none(tmp_path: Path) -> None:
    table = sniff(a_file(tmp_path, "id,same\n" + "".join(f"{n},x\n" for n in range(1000))))
    ids, same = survey(table, limit=10).columns.values()
    assert (ids.is_varied, ids.values, ids.samples) == (True, (), ("0", "1", "2"))
    assert (same.is_varied, same.values) == (False, (("x", 1000),))


def test_samples_are_found_far_down_the_file(tmp_path: Path) -> None:
    table = sniff(a_file(tmp_path, "a,b\n" + "1,\n" * 1000 + "1,late\n1,later\n"))
    assert (table.samples[1], survey(table).columns[1].samples) == ((), ("late", "later"))


def test_only_the_columns_asked_for_are_surveyed(tmp_path: Path) -> None:
    assert list(survey(sniff(a_file(tmp_path, "a,b,c\n1,2,3\n")), [2]).columns) == [2]


def test_the_stages_of_a_real_export_are_counted() -> None:
    found = survey(sniff(real_data("maven/sales_pipeline.csv")))
    assert found.rows == 8800
    assert dict(found.columns[4].values) == {"Won": 4238, "Lost": 2473, "Engaging": 1589, "Prospecting": 500}
    assert [found.columns[column].empty for column in (3, 5)] == [1425, 500]


def test_a_survey_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cancelled"):
        survey(sniff(a_file(tmp_path, "a\n1\n")), cancelled=lambda: True)
