"""The lists of the matching: a line is painted, only the open one is a widget; every key and name works."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.transfer.choice_list import ChoiceList
from repdesk.ui.transfer.match_delegate import Shape, places_of
from repdesk.ui.transfer.match_list import MatchList
from repdesk.ui.transfer.match_model import MatchModel
from repdesk.ui.transfer.match_row import Choice, MatchRow
from tests.ui.transfer.driver import ImportDriver
from tests.ui.transfer.tables import a_table

CHOICES = (Choice(key="a", words="Apple"), Choice(key="b", words="Birch"), Choice(key="c", words="Cedar"))


def a_row(name: str = "Stage", choice: Choice = CHOICES[0]) -> MatchRow:
    return MatchRow(key=("column", name), name=name, detail="Lead In", choice=choice)


@pytest.fixture
def lines(look: None, qtbot: QtBot) -> MatchList:  # noqa: ARG001 -- worn before the list is built
    made = MatchList("Columns", Shape(row=45, choice=0.4, least=100, name=0.4), lambda _row: CHOICES)
    qtbot.addWidget(made)
    made.lines.set_rows([a_row(name) for name in ("Stage", "Status", "Value")])
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.setCurrentIndex(made.lines.index(1))
    made.setFocus()
    return made


def open_list(lines: MatchList) -> ChoiceList:
    """The list that is open."""
    found = lines.opened(lines.currentIndex())
    assert found is not None
    return found


def test_model_keeps_its_promises_through_changes() -> None:
    model = MatchModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([a_row("Stage"), a_row("Value")])
    model.set_rows([a_row("Stage"), a_row("Value", CHOICES[1])])
    model.set_rows([a_row("Other")])
    assert model.rowCount(QModelIndex()) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F2])
def test_a_key_opens_the_choices_and_another_takes_one(lines: MatchList, qtbot: QtBot, key: Qt.Key) -> None:
    QTest.keyClick(lines, key)
    view = open_list(lines).view()
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(lines.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [("column", "Status"), "b"]


def test_escape_leaves_the_choice_as_it_was_and_goes_back_to_the_line(lines: MatchList, qtbot: QtBot) -> None:
    QTest.keyClick(lines, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(lines.chosen, wait=20):
        QTest.keyClick(open_list(lines).view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: lines.opened(lines.currentIndex()) is None)
    assert lines.window().focusWidget() is lines


def test_a_click_on_the_painted_list_opens_the_real_one(lines: MatchList) -> None:
    line = lines.visualRect(lines.lines.index(2))
    point = places_of(lines.line_shape, line).choice.center()
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert open_list(lines).accessibleName() == "Value"


def test_a_click_beside_it_only_goes_to_the_line(lines: MatchList) -> None:
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert lines.currentIndex().row() == 0
    assert lines.opened(lines.currentIndex()) is None


def test_the_open_list_lies_where_it_was_painted(lines: MatchList, qtbot: QtBot) -> None:
    QTest.keyClick(lines, Qt.Key.Key_Return)
    qtbot.wait(40)
    assert open_list(lines).geometry() == places_of(lines.line_shape, lines.visualRect(lines.currentIndex())).choice


def test_the_list_itself_chooses_nothing(lines: MatchList) -> None:
    QTest.keyClick(lines, Qt.Key.Key_Return)
    view = open_list(lines).view()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert lines.lines.rows[1].choice == CHOICES[0]


def test_a_screen_reader_gets_the_whole_line(lines: MatchList) -> None:
    said = lines.lines.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Stage, Lead In, → Apple"


def test_every_control_of_the_page_has_a_name(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.press_import()
    focusable = [p for p in driver.page.findChildren(QWidget) if p.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [type(p).__name__ for p in focusable if not p.isHidden() and not p.accessibleName()] == []


def test_tab_walks_through_the_matching(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    step, seen = driver.page.match, []
    step.columns.list.setFocus()
    for _ in range(30):
        seen.append(driver.page.focusWidget())
        QTest.keyClick(driver.page.focusWidget(), Qt.Key.Key_Tab)
    reached = {step.columns.list, step.stages.list, step.stages.process, step.footer.start, step.plan_panel.remember}
    assert reached <= set(seen)
