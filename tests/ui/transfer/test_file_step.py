"""Choosing a file: by the button, by a drop, refused in one sentence, stopped, read another way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from repdesk.ui import messages
from tests.ui.transfer.driver import ImportDriver, words_of
from tests.ui.transfer.tables import CALM, HEAD, a_table

_COPY, _LEFT, _PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_the_button_asks_for_a_file_and_reads_it(
    driver: ImportDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_table(tmp_path)
    monkeypatch.setattr(messages, "choose_file", lambda *_: path)
    driver.page.file.drop.choose.click()
    driver.wait()
    assert driver.page.step == 1
    assert driver.page.steps.accessibleName() == "Step 2 of 3: Match and check"


def test_leaving_the_file_dialog_changes_nothing(driver: ImportDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "choose_file", lambda *_: None)
    driver.page.file.drop.choose.click()
    assert (driver.page.step, driver.page.is_busy) == (0, False)


def test_a_dropped_file_is_read(driver: ImportDriver, tmp_path: Path) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(a_table(tmp_path)))])
    enter = QDragEnterEvent(QPoint(9, 9), _COPY, held, _LEFT, _PLAIN)
    driver.page.dragEnterEvent(enter)
    assert enter.isAccepted()
    driver.page.dropEvent(QDropEvent(QPointF(9, 9), _COPY, held, _LEFT, _PLAIN))
    driver.wait()
    assert driver.page.step == 1


@pytest.mark.parametrize("held", [["https://example.com/a.csv"], ["file:///a.csv", "file:///b.csv"], []])
def test_anything_else_that_is_dropped_is_not_taken(driver: ImportDriver, held: list[str]) -> None:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in held])
    enter = QDragEnterEvent(QPoint(9, 9), _COPY, data, _LEFT, _PLAIN)
    enter.ignore()
    driver.page.dragEnterEvent(enter)
    assert not enter.isAccepted()


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "is empty"), ("Title,Value\n", "has column names but no rows"), ('Title\n"open\n', "never closed")],
)
def test_a_file_that_is_no_table_is_refused_in_the_page(
    driver: ImportDriver, tmp_path: Path, text: str, why: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    driver.open(path)
    assert driver.page.step == 0
    assert why in driver.page.file.refusal.accessibleName()
    assert driver.page.file.refusal.isVisible()


def test_a_good_file_takes_the_refusal_away(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(tmp_path / "absent.csv")
    assert driver.page.file.refusal.isVisible()
    driver.open(a_table(tmp_path))
    assert driver.page.file.refusal.isHidden()


def test_a_reading_that_was_stopped_says_nothing(driver: ImportDriver, tmp_path: Path) -> None:
    driver.page.open(a_table(tmp_path, CALM * 20_000))
    driver.page.file.cancel_requested.emit()
    driver.wait()
    assert driver.page.step == 0
    assert driver.page.file.refusal.isHidden()
    assert driver.page.file.drop.isVisible()


def test_nothing_is_written_before_the_button_is_pressed(driver: ImportDriver, tmp_path: Path) -> None:
    before = driver.desk.path.read_bytes()
    driver.open(a_table(tmp_path))
    driver.match("Close date", "Created")
    driver.page.match.footer.back.click()
    assert driver.page.step == 0
    assert (driver.desk.path.read_bytes(), len(driver.desk.history.steps())) == (before, 1)


def test_the_head_says_how_the_file_is_read(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, sign=";"))
    assert "UTF-8, semicolon, y-m-d, EUR" in driver.page.match.columns.dialect.accessibleName()
    assert {"deals.csv", "4 rows, 7 columns"} <= set(words_of(driver.page.match.columns))


def test_another_delimiter_reads_the_file_anew(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    sheet = driver.page.match.open_reading()
    assert sheet is not None
    sheet.delimiter.choose(";")
    sheet.commit()
    driver.wait()
    assert [row.name for row in driver.page.match.columns.list.lines.rows] == [",".join(HEAD)]


def test_what_she_matched_outlives_another_encoding(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.match("Value", "Trigger")
    sheet = driver.page.match.open_reading()
    assert sheet is not None
    sheet.encoding.choose("cp1252")
    sheet.currency.choose("USD")
    sheet.commit()
    driver.wait()
    assert driver.column("Value").choice.words == "Trigger"
    assert "Windows Western, comma, y-m-d, USD" in driver.page.match.columns.dialect.accessibleName()
