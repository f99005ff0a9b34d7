"""She sits down at a window with a desk in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from tests.builders import a_deal, a_desk
from tests.look.desks import Desks
from tests.look.formats import USUAL
from tests.look.screen import Screen
from tests.stories.rep import Rep

SitDown = Callable[[Desk], Rep]


@pytest.fixture
def sit_down(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[SitDown]:  # noqa: ARG001 -- the program runs
    """Opens a desk in a window of its own; every window is closed in the end."""
    screens: list[Screen] = []

    def opened(desk: Desk) -> Rep:
        screens.append(Screen(Desks(tmp_path / "desks"), USUAL, tmp_path / f"window-{len(screens)}"))
        screens[-1].show(desk)
        return Rep(screens[-1], qtbot)

    yield opened
    for screen in screens:
        screen.close()


@pytest.fixture
def rep(sit_down: SitDown, tmp_path: Path) -> Rep:
    """A desk with the short process: three deals in Qualify, one in Propose."""
    desk = a_desk(tmp_path / "desk")
    for title, stage in (("Dorn", "propose"), ("Corvin", "qualify"), ("Birch", "qualify"), ("Acme", "qualify")):
        a_deal(desk, title, stage=stage)
    return sit_down(desk)
