"""Names and cells that want to be more than text, and tables wider than anyone reads."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from tests.ui.transfer.driver import ImportDriver, words_of
from tests.ui.transfer.tables import CALM, a_table, changed

_MAGENTA = QColor("magenta")
_NESTED = "<table><tr><td>" * 20


@pytest.fixture
def canary(tmp_path: Path) -> str:
    """Text that shows a magenta picture wherever it is read as HTML."""
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(_MAGENTA)
    path = tmp_path / "magenta.png"
    assert picture.save(str(path))
    return f"<img src='{path.as_uri()}'>{_NESTED}"


def sings(widget: QWidget) -> bool:
    """Whether a magenta pixel is in its picture."""
    image = widget.grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 8) for y in range(0, image.height(), 8))
    return any(image.pixelColor(x, y) == _MAGENTA for x, y in points)


def test_html_in_names_and_cells_stays_words(driver: ImportDriver, tmp_path: Path, canary: str) -> None:
    rows = tuple((number, canary, canary, canary, canary, canary, "2026-12-24") for number in "123")
    head = ("Deal ID", "Title", "Organization", canary, "Stage", "Status", "Close date")
    driver.open(a_table(tmp_path / canary[:20].replace("/", ""), rows, head=head, sign=";"))
    assert not sings(driver.page)
    driver.page.match.folding.bring("stages")
    assert not sings(driver.page.match.stages)


def test_html_in_what_stayed_out_stays_words(driver: ImportDriver, tmp_path: Path, canary: str) -> None:
    driver.open(a_table(tmp_path, changed("Close date", canary), sign=";"))
    assert not sings(driver.page.match.plan_panel)
    driver.press_import()
    assert not sings(driver.page.done)
    driver.page.done.again.click()
    assert not sings(driver.page.file)


def test_a_file_name_with_html_stays_words(driver: ImportDriver, tmp_path: Path) -> None:
    path = a_table(tmp_path).rename(tmp_path / "<h1>deals.csv")
    driver.open(path)
    assert "<h1>deals.csv" in words_of(driver.page.match.columns)


def test_overrides_of_the_reading_direction_are_gone(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Stage", "\u202elautcaF")))
    assert driver.value("lautcaF").choice.words == "Choose…"


def test_ten_thousand_characters_are_cut(driver: ImportDriver, tmp_path: Path) -> None:
    head = ("Deal ID", "Title", "x" * 10_000, "Value", "Stage", "Status", "Close date")
    driver.open(a_table(tmp_path, changed("Title", "y" * 10_000), head=head))
    assert max(len(row.name + row.detail) for row in driver.page.match.columns.list.lines.rows) <= 1_000
    assert driver.page.width() == 1360


def test_a_wide_table_makes_no_flood_of_widgets(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    few = len(driver.page.findChildren(QWidget))
    head = (*(f"Column {at}" for at in range(480)), "Title", "Stage")
    rows = [(*("x" for _ in range(480)), f"Deal {at}", f"Stage {at}") for at in range(200)]
    driver.open(a_table(tmp_path / "wide", rows, head=head))
    assert len(driver.page.match.columns.list.lines.rows) == 482
    assert len(driver.page.match.stages.list.lines.rows) == 200
    assert len(driver.page.findChildren(QWidget)) < few + 50


def test_a_column_of_too_many_values_is_no_stage(driver: ImportDriver, tmp_path: Path) -> None:
    rows = tuple((str(at), *CALM[0][1:4], f"Stage {at}", *CALM[0][5:]) for at in range(300))
    driver.open(a_table(tmp_path, rows))
    assert driver.column("Stage").choice.hint == "too many values"
    driver.match("Status", "Don’t import")
    assert any("has too many different values" in words for words in words_of(driver.page.match.stages))
