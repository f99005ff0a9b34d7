"""She brings a year of real deals in through the window, does it again, and takes it back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.storage import desk_file
from repdesk.ui import messages
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.page import Target
from repdesk.ui.shell.state import WindowState
from repdesk.ui.shell.window import Window
from repdesk.ui.shell.workplace import Workplace
from repdesk.ui.transfer.page import ImportPage
from tests.builders import Clock
from tests.real_data import real_data
from tests.ui.transfer.driver import ImportDriver

_ALL = 8_800
Choosing = Callable[[Path], None]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A fresh desk: no process, no deal."""
    database = tmp_path / "desk" / "desk.sqlite"
    database.parent.mkdir()
    desk_file.prepare(database, database.parent / "backups")
    opened = Desk.open(database, Clock())
    yield opened
    QThreadPool.globalInstance().waitForDone()
    opened.close()


@pytest.fixture
def workplace(qapp: QApplication, qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Workplace]:
    """The window at the import."""
    install(qapp, LookChoice(mode="light", animations="off"))
    window = Window(state := WindowState(tmp_path / "config"))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    made = Workplace(desk, window, state)
    made.history.go(Target(page="import"))
    yield made
    made.end()


@pytest.fixture
def driver(workplace: Workplace, desk: Desk, qtbot: QtBot) -> ImportDriver:
    page = workplace.parent().page  # type: ignore[union-attr]  # the window it was made for
    assert isinstance(page, ImportPage)
    return ImportDriver(page, desk, qtbot)


@pytest.fixture
def choose(driver: ImportDriver, monkeypatch: pytest.MonkeyPatch) -> Choosing:
    """Press "Choose a file" and take this one."""

    def press(path: Path) -> None:
        monkeypatch.setattr(messages, "choose_file", lambda *_: path)
        driver.page.file.drop.choose.click()
        driver.wait()

    return press


def outcomes(desk: Desk) -> dict[str, tuple[int, str]]:
    """How many deals came to what end, and what they are worth."""
    processes: list[dict[str, Any]] = desk.report.report()["processes"]
    ends = processes[0]["outcomes"] if processes else {}
    return {name: (end["count"], end["amount"]) for name, end in ends.items() if end["count"]}


def test_a_year_of_deals_comes_in_comes_again_and_goes(driver: ImportDriver, choose: Choosing, desk: Desk) -> None:
    path = real_data("maven/sales_pipeline.csv")
    choose(path)
    driver.page.match.stages.process.choose("entry-exit")
    driver.page.match.stages.process.activated.emit(0)
    driver.wait()
    driver.place("Engaging", "Qualifying")
    assert (driver.counts, driver.button) == ({"rows": _ALL, "new": _ALL}, "Import 8,800 deals")
    driver.press_import()
    ends = outcomes(desk)
    assert ends["won"] == (4_238, "10005534.00")
    assert (ends["lost"][0], ends["open"][0]) == (2_473, 2_089)

    driver.page.done.again.click()
    choose(path)
    assert (driver.counts, driver.button) == ({"rows": _ALL, "unchanged": _ALL}, "")
    driver.page.match.footer.back.click()

    driver.page.file.recent.lines[0].take_back.click()
    driver.wait()
    assert outcomes(desk) == {}
    assert driver.page.file.recent.lines == ()


def test_process_and_deals_are_one_step(
    driver: ImportDriver, choose: Choosing, workplace: Workplace, desk: Desk
) -> None:
    choose(real_data("maven/sales_pipeline.csv"))
    assert desk.processes.adopted() == ()
    driver.press_import()
    assert len(desk.processes.adopted()) == 1
    workplace.undoing.undo_step()
    driver.wait()
    assert (desk.processes.adopted(), outcomes(desk)) == ((), {})


def test_dates_that_may_be_two_days_are_asked_for(driver: ImportDriver, choose: Choosing) -> None:
    choose(real_data("maven-dmy/sales_pipeline.csv"))
    assert driver.question.startswith("In “engage_date”, is ")
    assert (driver.button, driver.why_not) == ("", "Answer the question above first.")
    day_first = next(b for b in driver.page.match.strip.buttons if "day first" in b.accessibleName())
    driver.answer(day_first.accessibleName())
    assert driver.column("engage_date").choice.hint == "d.m.y"
    plan = driver.page.match.plan
    assert plan is not None
    assert plan.preview[0].moments["created"].isoformat() == "2016-10-20"  # type: ignore[index]  # by its name
