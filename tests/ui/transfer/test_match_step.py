"""Matching a file: what is found by itself, what is asked, and what a change does to the counts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.transfer.driver import ImportDriver, words_of
from tests.ui.transfer.tables import HEAD, a_table, changed


def test_a_file_with_known_names_needs_no_matching(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    assert driver.counts == {"rows": 4, "new": 3, "left_out": 1}
    assert driver.button == "Import 3 deals"


def test_columns_say_what_they_become_and_how_they_are_read(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    choices = {name: driver.column(name).choice for name in HEAD}
    said = {name: (choice.words, choice.hint) for name, choice in choices.items()}
    assert said["Organization"] == ("Company", "")
    assert said["Deal ID"] == ("Outside ID", "finds updates")
    assert said["Close date"] == ("Closed on", "y-m-d")
    assert said["Stage"] == ("Stage", "see stages")


def test_stages_are_found_by_their_names_and_outcomes_by_theirs(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    said = {row.name: row.choice.words for row in driver.page.match.stages.list.lines.rows}
    assert said == {
        "Propose": "Propose", "Qualify": "Qualify", "Close": "Close",
        "Status: open": "Open", "Status: won": "Won", "Status: deleted": "Don’t import",
    }  # fmt: skip


def test_an_unknown_stage_is_red_until_it_is_matched(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Stage", "Lead In")))
    assert (driver.value("Lead In").tone, driver.counts["problems"]) == ("danger", 1)
    driver.place("Lead In", "Qualify")
    assert driver.value("Lead In").choice.words == "Qualify"
    assert driver.counts == {"rows": 4, "new": 3, "left_out": 1}


def test_a_won_row_needs_no_stage(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Stage", "Qualify", "Propose", "")))
    assert driver.value("(empty)").tone == ""
    assert "problems" not in driver.counts


def test_problems_come_by_kind_with_their_first_line(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Close date", "2026-02-31", "2026-13-01")))
    assert driver.problems == ["2 dates cannot be read"]
    assert (driver.column("Close date").tone, driver.column("Close date").choice.hint) == ("danger", "2 failed")
    assert "Line 2, Close date: 2026-02-31" in _said(driver)


def test_a_problem_leads_to_the_column_that_mends_it(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Close date", "2026-02-31")))
    driver.page.match.plan_panel.problems.kinds[0].mend.click()
    lines = driver.page.match.columns.list
    assert lines.lines.rows[lines.currentIndex().row()].name == "Close date"
    assert lines.hasFocus()


def test_a_missing_stage_opens_its_choices(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Stage", "Lead In")))
    driver.page.match.plan_panel.problems.kinds[0].mend.click()
    lines = driver.page.match.stages.list
    assert lines.lines.rows[lines.currentIndex().row()].name == "Lead In"
    assert lines.opened(lines.currentIndex()) is not None


def test_a_column_that_stays_out_takes_its_problems_along(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Close date", "2026-02-31")))
    driver.match("Close date", "Don’t import")
    assert "problems" not in driver.counts


def test_one_field_has_one_column(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.match("Title", "Company")
    assert driver.column("Organization").choice.words == "Don’t import"


def test_a_name_is_built_from_columns(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.match("Organization", "Part of the deal name")
    assert driver.page.match.columns.title.text() == "{Title}, {Organization}"
    plan = driver.page.match.plan
    assert plan is not None
    assert plan.preview[0].deal["title"] == "Dock roll-out, Acme"


def test_the_name_can_be_written_by_hand(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.match("Title", "Don’t import")
    title = driver.page.match.columns.title
    title.setFocus()
    QTest.keyClicks(title, "{Organization}: {Title}")
    QTest.keyClick(title, Qt.Key.Key_Return)
    driver.wait()
    plan = driver.page.match.plan
    assert plan is not None
    assert plan.preview[0].deal["title"] == "Acme: Dock roll-out"


def test_the_field_of_the_name_is_shown_whole(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.match("Title", "Don’t import")
    title = driver.page.match.columns.title
    around = title.parentWidget()
    assert around is not None
    assert around.rect().contains(title.geometry())


def test_a_name_of_a_column_that_is_not_there_is_refused_in_its_field(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.match("Title", "Don’t import")
    title = driver.page.match.columns.title
    title.setFocus()
    QTest.keyClicks(title, "{Nothing}")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert title.accessibleDescription() == "The file has no column “Nothing”"


def test_another_process_brings_its_own_stages(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Stage", "Discovery", "Prospecting")))
    driver.page.match.stages.process.choose("entry-exit")
    driver.page.match.stages.process.activated.emit(0)
    driver.wait()
    assert driver.value("Discovery").choice.words == "Discovery"


def test_a_process_the_desk_has_not_is_adopted_in_the_same_step(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Stage", "Discovery", "Prospecting")))
    driver.page.match.stages.process.choose("entry-exit")
    driver.page.match.stages.process.activated.emit(0)
    driver.wait()
    driver.press_import()
    assert [p.key for p in driver.desk.processes.adopted()] == ["short", "entry-exit"]
    driver.desk.history.undo()
    assert [p.key for p in driver.desk.processes.adopted()] == ["short"]


def test_nothing_to_import_says_why(driver: ImportDriver, tmp_path: Path) -> None:
    path = a_table(tmp_path)
    driver.open(path)
    driver.press_import()
    driver.open(path)
    assert (driver.button, driver.counts["unchanged"]) == ("", 3)
    assert driver.why_not == "Nothing to import: the desk knows all of this already."


def test_control_enter_imports(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.page.activateWindow()
    QTest.keyClick(driver.page.match.columns.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.wait()
    assert driver.page.step == 2


def test_problems_are_copied_as_text(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Close date", "2026-02-31")))
    driver.page.match.plan_panel.problems.copy_requested.emit()
    assert QGuiApplication.clipboard().text().startswith("Line 2, Close date: 2026-02-31 – ")


def test_only_the_last_of_many_changes_is_counted(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Stage", "Lead In")))
    step = driver.page.match
    for place in ("propose", "leave_out", "qualify"):
        step.stages.stage_matched.emit("Lead In", place)
    driver.wait()
    assert driver.counts == {"rows": 4, "new": 3, "left_out": 1}


@pytest.mark.parametrize("width", [1360, 900, 560])
def test_panes_fold_into_the_room_there_is(driver: ImportDriver, tmp_path: Path, width: int) -> None:
    driver.open(a_table(tmp_path))
    driver.page.resize(width, 500)
    step = driver.page.match
    shown = [pane.isVisible() for pane in (step.columns, step.stages, step.plan_panel)]
    assert shown == {1360: [True] * 3, 900: [True, False, True], 560: [True, False, False]}[width]
    step.folding.bring("stages")
    assert step.stages.isVisible()
    assert driver.page.width() == width


def test_what_changes_on_the_desk_meanwhile_is_counted(driver: ImportDriver, tmp_path: Path) -> None:
    path = a_table(tmp_path)
    driver.open(path)
    driver.press_import()
    driver.page.done.again.click()
    driver.open(path)
    driver.desk.history.undo()
    driver.wait()
    assert driver.button == "Import 3 deals"


def test_a_word_of_many_meanings_is_called_a_guess_until_she_says(driver: ImportDriver, tmp_path: Path) -> None:
    head = tuple("Label" if name == "Value" else name for name in HEAD)
    driver.open(a_table(tmp_path, head=head))
    assert (driver.column("Label").choice.words, driver.column("Label").choice.hint) == ("Tags", "a guess")
    driver.match("Label", "Tags")
    assert driver.column("Label").tone == ""


def test_the_sheet_of_the_reading_is_freed(driver: ImportDriver, tmp_path: Path, qtbot: QtBot) -> None:
    driver.open(a_table(tmp_path))
    sheet = driver.page.match.open_reading()
    assert sheet is not None
    with qtbot.waitSignal(sheet.destroyed):
        sheet.reject()


def test_the_preview_begins_on_the_board_and_walks(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    preview = driver.page.match.plan_panel.preview
    assert {"Line 2", "on your board", "Qualify"} <= set(words_of(preview))
    assert preview.card.accessibleName() == "Acme, Dock roll-out, €1.2k, No next step"
    preview.after.click()
    preview.after.click()
    assert {"Line 4", "comes in as won"} <= set(words_of(preview))
    assert not preview.after.isEnabled()


def _said(driver: ImportDriver) -> str:
    return "\n".join(words_of(driver.page.match.plan_panel.problems))
