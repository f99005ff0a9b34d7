"""The first-run page over a desk without a process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.storage import desk_file
from repdesk.ui.firstrun.page import FirstRunPage
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.page import Target
from tests.builders import Clock


class Places:
    """Stands where the window would, and remembers where it was sent."""

    def __init__(self) -> None:
        self.gone_to: list[Target] = []

    def go(self, target: Target) -> None:
        self.gone_to.append(target)

    def tell(self, text: str, *, undo: bool = False) -> None:
        raise AssertionError(text, undo)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty desk."""
    database = tmp_path / "desk.sqlite"
    desk_file.prepare(database, tmp_path / "backups")
    opened = Desk.open(database, Clock())
    yield opened
    opened.close()


@pytest.fixture
def places() -> Places:
    return Places()


@pytest.fixture
def page(desk: Desk, places: Places, qapp: QApplication, qtbot: QtBot) -> FirstRunPage:
    """The page, shown, with nothing moving."""
    install(qapp, LookChoice(mode="light", animations="off"))
    made = FirstRunPage(desk, places)
    qtbot.addWidget(made)
    made.resize(1440, 870)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.shown()
    return made
