"""The import page over a real desk with a short process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.notifier import Notifier
from repdesk.ui.transfer.page import ImportPage
from tests.builders import open_desk
from tests.ui.listener import Listener
from tests.ui.transfer.driver import ImportDriver


@pytest.fixture
def look(qapp: QApplication) -> None:
    """The program's look, with nothing moving."""
    install(qapp, LookChoice(mode="light", animations="off"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk without deals."""
    with open_desk(tmp_path / "desk") as opened:
        yield opened
        QThreadPool.globalInstance().waitForDone()


@pytest.fixture
def window() -> Listener:
    """The window around the page."""
    return Listener()


@pytest.fixture
def driver(desk: Desk, window: Listener, look: None, qtbot: QtBot) -> ImportDriver:  # noqa: ARG001 -- worn before the page is built
    """The import page, shown."""
    page = ImportPage(desk, window)
    qtbot.addWidget(page)
    notifier = Notifier(desk, page)
    notifier.changed.connect(page.on_changed)
    page.resize(1360, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.shown()
    return ImportDriver(page, desk, qtbot)
