"""A window with a real desk in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.services.settings import ANIMATIONS
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.shell.state import WindowState
from repdesk.ui.shell.window import Window
from repdesk.ui.shell.workplace import Workplace
from tests.builders import a_desk


@pytest.fixture
def look(qapp: QApplication) -> None:
    """The program's look, with nothing moving."""
    install(qapp, LookChoice(mode="light", animations="off"))


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    return WindowState(tmp_path / "config")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with the short process and no deals."""
    opened = a_desk(tmp_path / "desk")
    yield opened
    opened.close()


@pytest.fixture
def window(state: WindowState, look: None, qtbot: QtBot) -> Window:  # noqa: ARG001 -- worn before the window is built
    """The empty shell."""
    made = Window(state)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def workplace(desk: Desk, window: Window, state: WindowState) -> Iterator[Workplace]:
    """The window with the desk in it, on its first page."""
    desk.settings.set(ANIMATIONS, "off")
    made = Workplace(desk, window, state)
    made.begin()
    yield made
    made.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
