"""The mappings a rep asked to remember are found for the next file of their source."""

import os
from dataclasses import replace
from pathlib import Path

from repdesk.domain.mapping import ImportMapping
from repdesk.services.mapping_shelf import MappingShelf
from tests.services.tables import HEADERS, MAPPING


def test_a_remembered_mapping_comes_back_for_its_columns_and_process(tmp_path: Path) -> None:
    shelf = MappingShelf(tmp_path / "mappings")
    shelf.remember(MAPPING)
    assert shelf.find((*HEADERS, "more"), "short") == MAPPING
    assert shelf.find(HEADERS[1:], "short") is None
    assert shelf.find(HEADERS, "other") is None


def test_an_empty_shelf_finds_nothing(tmp_path: Path) -> None:
    assert MappingShelf(tmp_path / "none").find(HEADERS, "short") is None


def test_a_source_has_one_mapping_whatever_it_is_called(tmp_path: Path) -> None:
    shelf = MappingShelf(tmp_path)
    for currency in ("EUR", "USD"):
        path = shelf.remember(replace(MAPPING, source='../CON: "x"', currency=currency))
    assert path.parent == tmp_path
    assert [p.suffix for p in tmp_path.iterdir()] == [".toml"]
    found = shelf.find(HEADERS, "short")
    assert found is not None
    assert found.currency == "USD"


def test_the_newest_that_fits_is_taken_and_a_broken_one_passed_over(tmp_path: Path) -> None:
    shelf = MappingShelf(tmp_path)
    older = shelf.remember(replace(MAPPING, source="older"))
    shelf.remember(replace(MAPPING, source="newer"))
    os.utime(older, (0, 0))
    (tmp_path / "broken.toml").write_text("schema = ", encoding="utf-8")
    found = shelf.find(HEADERS, "short")
    assert found is not None
    assert found.source == "newer"


def test_a_mapping_of_no_column_fits_no_table(tmp_path: Path) -> None:
    shelf = MappingShelf(tmp_path)
    shelf.remember(ImportMapping(process="short", source="none"))
    assert shelf.find(HEADERS, "short") is None
