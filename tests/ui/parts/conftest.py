"""A window and a real desk for the parts that speak to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.ui.look.theme import Look, LookChoice, install
from tests.builders import open_desk


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Look:
    """The light look at 100 %, without movement."""
    return install(qapp, LookChoice(mode="light", animations="off"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """An empty window of the smallest size RepDesk supports."""
    made = QWidget()
    made.resize(1024, 640)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with the short process."""
    with open_desk(tmp_path) as made:
        yield made
