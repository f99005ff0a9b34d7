"""A board over a real desk, with the deals of a short process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.ui.board.page import BoardPage
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.notifier import Notifier
from tests.builders import Clock, a_deal, open_desk
from tests.ui.board.driver import BoardDriver
from tests.ui.listener import Listener


@pytest.fixture
def look(qapp: QApplication) -> None:
    """The program's look, with nothing moving."""
    install(qapp, LookChoice(mode="light", animations="off"))


@pytest.fixture
def clock() -> Clock:
    """The desk's clock."""
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """Three deals in Qualify, one in Propose."""
    with open_desk(tmp_path / "desk", clock=clock) as opened:
        for title, stage in (("Dorn", "propose"), ("Corvin", "qualify"), ("Birch", "qualify"), ("Acme", "qualify")):
            a_deal(opened, title, stage=stage)
        yield opened


@pytest.fixture
def listener() -> Listener:
    """The window around the page."""
    return Listener()


@pytest.fixture
def board(desk: Desk, listener: Listener, look: None, qtbot: QtBot) -> BoardDriver:  # noqa: ARG001 -- worn before the page is built
    """The board page, shown."""
    page = BoardPage(desk, listener)
    qtbot.addWidget(page)
    notifier = Notifier(desk, page)
    notifier.changed.connect(page.on_changed)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.shown()
    return BoardDriver(page, desk)
