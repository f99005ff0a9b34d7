"""After the import: what was done, what stayed out, and the way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import Outcome
from repdesk.domain.errors import Refused
from repdesk.services.desk import Desk
from repdesk.ui.page import Target
from repdesk.ui.transfer.taking_back import TakeBackSheet
from tests.builders import the_process
from tests.ui.listener import Listener
from tests.ui.transfer.driver import ImportDriver, words_of
from tests.ui.transfer.tables import CALM, HEAD, a_table, changed


def titles(desk: Desk) -> list[str]:
    """The names of the open deals on the board."""
    process = the_process(desk)
    columns = desk.board.columns(process)
    return sorted(card.title for column in columns for card in desk.board.cards(process, column))


@pytest.fixture
def imported(driver: ImportDriver, tmp_path: Path) -> ImportDriver:
    """Three deals that just came in, and one row that could not."""
    driver.open(a_table(tmp_path, (*CALM, ("5", "Ramp", "Ester", "1", "Qualify", "open", "2026-02-31")), head=HEAD))
    driver.press_import()
    return driver


def test_done_says_how_many_and_where_the_backup_lies(imported: ImportDriver) -> None:
    said = words_of(imported.page.done)
    assert "3 deals imported" in said
    assert titles(imported.desk) == ["Dock roll-out", "Yard two"]
    backup = next((imported.desk.path.parent / "backups").glob("*.sqlite"))
    assert any(backup.name in words for words in said)


def test_rows_that_stayed_out_are_listed_and_copied(imported: ImportDriver) -> None:
    line = "Line 6, Close date: 2026-02-31 – the calendar has no such day"
    assert imported.page.done.problems.toPlainText() == line
    imported.page.done._on_copy_clicked()
    assert QGuiApplication.clipboard().text() == line


def test_the_board_is_one_press_away(imported: ImportDriver, window: Listener) -> None:
    imported.page.done.board.click()
    assert window.gone_to == [Target(page="board")]


def test_taking_it_back_takes_all_of_it(imported: ImportDriver, window: Listener) -> None:
    imported.page.done.take_back.click()
    imported.wait()
    assert titles(imported.desk) == []
    assert window.told == ["Took back 3 deals of deals.csv"]
    assert "Taken back" in words_of(imported.page.done)


def test_ctrl_z_shows_on_the_page_too(imported: ImportDriver) -> None:
    imported.desk.history.undo()
    assert "Taken back" in words_of(imported.page.done)
    assert imported.page.file.recent.lines == ()


def test_undo_of_the_way_back_shows_on_the_page_too(imported: ImportDriver) -> None:
    imported.page.done.take_back.click()
    imported.wait()
    imported.desk.history.undo()
    assert "3 deals imported" in words_of(imported.page.done)
    assert imported.page.done.take_back.isVisible()


def test_another_file_starts_at_the_first_step(imported: ImportDriver) -> None:
    imported.page.done.again.click()
    assert imported.page.step == 0
    assert [line.batch.file_name for line in imported.page.file.recent.lines] == ["deals.csv"]


def test_what_she_changed_since_is_asked_for(imported: ImportDriver, qtbot: QtBot) -> None:
    process = the_process(imported.desk)
    card = next(c for col in imported.desk.board.columns(process) for c in imported.desk.board.cards(process, col))
    imported.desk.deals.edit(card.id, title="My own name")
    imported.page.done.take_back.click()
    imported.wait()
    sheet = imported.page.window().findChild(TakeBackSheet)
    assert isinstance(sheet, TakeBackSheet)
    with qtbot.waitSignal(sheet.destroyed):
        sheet.keep.click()
    imported.wait()
    assert titles(imported.desk) == ["My own name"]


def test_everything_can_be_put_back(imported: ImportDriver, qtbot: QtBot) -> None:
    process = the_process(imported.desk)
    card = next(c for col in imported.desk.board.columns(process) for c in imported.desk.board.cards(process, col))
    imported.desk.deals.edit(card.id, title="My own name")
    imported.page.file.recent.lines[0].take_back.click()
    imported.wait()
    sheet = imported.page.window().findChild(TakeBackSheet)
    assert isinstance(sheet, TakeBackSheet)
    with qtbot.waitSignal(sheet.destroyed):
        sheet.put_back.click()
    imported.wait()
    assert titles(imported.desk) == []


def test_thinking_better_of_it_leaves_everything(imported: ImportDriver, qtbot: QtBot) -> None:
    process = the_process(imported.desk)
    card = next(c for col in imported.desk.board.columns(process) for c in imported.desk.board.cards(process, col))
    imported.desk.deals.edit(card.id, title="My own name")
    imported.page.done.take_back.click()
    imported.wait()
    sheet = imported.page.window().findChild(TakeBackSheet)
    assert isinstance(sheet, TakeBackSheet)
    with qtbot.waitSignal(sheet.destroyed):
        sheet.reject()
    assert titles(imported.desk) == ["My own name", "Yard two"]
    assert imported.page.done.take_back.isEnabled()


def test_the_matching_is_remembered_for_the_next_file(imported: ImportDriver, tmp_path: Path) -> None:
    imported.page.done.again.click()
    imported.open(a_table(tmp_path / "next", changed("Value", "9900")))
    assert imported.counts == {"rows": 4, "updated": 1, "unchanged": 2, "left_out": 1}


def test_dates_that_spoke_for_themselves_say_nothing_of_the_next_file(imported: ImportDriver, tmp_path: Path) -> None:
    imported.open(a_table(tmp_path / "next", changed("Close date", "20-10-26", "25-10-26", "01-11-26", "02-11-26")))
    assert imported.question.startswith("In “Close date”, is 20-10-26 the 20th of October 2026 or")
    imported.answer("20 Oct 2026")
    imported.press_import()
    imported.open(a_table(tmp_path / "last", changed("Close date", "21-10-26", "25-10-26", "01-11-26", "02-11-26")))
    assert imported.question == ""
    assert imported.counts["updated"] == 1


def test_a_matching_is_forgotten_where_she_says_so(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.page.match.plan_panel.remember.click()
    driver.press_import()
    assert not list((driver.desk.path.parent / "mappings").glob("*"))


def test_a_stopped_import_changes_nothing(driver: ImportDriver, tmp_path: Path) -> None:
    rows = tuple((str(at), *CALM[0][1:]) for at in range(30_000))
    driver.open(a_table(tmp_path, rows))
    driver.page.match.footer.start.click()
    driver.page.match.cancel_requested.emit()
    driver.wait()
    assert driver.page.step == 1
    assert driver.question == "Stopped as you asked. Nothing was written."
    assert titles(driver.desk) == []
    assert driver.button == "Import 30,000 deals"


def test_the_desk_refuses_other_writing_meanwhile(driver: ImportDriver, tmp_path: Path, qtbot: QtBot) -> None:
    rows = tuple((str(at), *CALM[0][1:]) for at in range(30_000))
    driver.open(a_table(tmp_path, rows))
    driver.page.match.footer.start.click()
    with qtbot.waitSignal(driver.page._importer._task.progressed, timeout=20_000):  # type: ignore[union-attr]
        pass
    with pytest.raises(Refused, match=r"desk\.busy"):
        driver.desk.deals.create(the_process(driver.desk), "qualify", title="In between")
    driver.page.match.cancel_requested.emit()
    driver.wait()
    QThreadPool.globalInstance().waitForDone()


def test_an_import_that_ends_while_she_is_elsewhere_is_told(
    driver: ImportDriver, tmp_path: Path, window: Listener
) -> None:
    driver.open(a_table(tmp_path))
    driver.page.match.footer.start.click()
    driver.page.hide()
    driver.wait()
    assert window.told == ["3 deals imported"]


def test_won_deals_come_in_as_won(imported: ImportDriver) -> None:
    report = imported.desk.report.report()
    assert report["processes"][0]["outcomes"][Outcome.WON]["count"] == 1
