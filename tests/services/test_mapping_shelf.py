"""Matchings that are remembered: found again by their columns, refused in a sentence where they cannot be kept."""

from pathlib import Path

import pytest

from repdesk.domain.errors import Refused
from repdesk.domain.mapping import ImportMapping
from repdesk.services.mapping_shelf import MappingShelf

MATCHED = ImportMapping(process="short", source="old crm", columns={"Name": "deal.title", "Value": "deal.amount"})


def test_a_remembered_matching_is_found_for_a_table_with_its_columns(tmp_path: Path) -> None:
    shelf = MappingShelf(tmp_path / "mappings")
    shelf.remember(MATCHED)
    assert shelf.find(["Value", "Name", "New column"], "short") == MATCHED
    assert shelf.find(["Name"], "short") is None
    assert shelf.find(["Name", "Value"], "other") is None


def test_a_matching_broken_by_hand_is_left_where_it_is(tmp_path: Path) -> None:
    shelf = MappingShelf(tmp_path)
    path = shelf.remember(MATCHED)
    path.write_text("schema = [", encoding="utf-8")
    assert shelf.find(["Name", "Value"], "short") is None
    assert path.exists()


def test_a_place_that_takes_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mappings").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        MappingShelf(tmp_path / "mappings").remember(MATCHED)
    assert refused.value.code == "file.not_written"
