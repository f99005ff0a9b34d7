"""Plays scenes for tests."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests.look.desks import Desks
from tests.look.formats import USUAL, Format
from tests.look.scenes import SCENES
from tests.look.screen import Screen

Play = Callable[..., AbstractContextManager[Screen]]
"""A scene's name, and a format unless it is the usual one."""


def player(desks: Desks, folder: Path) -> Play:
    """Plays a scene at a time and leaves nothing behind."""

    @contextmanager
    def played(name: str, shape: Format = USUAL) -> Iterator[Screen]:
        screen = Screen(desks, shape, folder)
        try:
            SCENES[name](screen)
            yield screen
        finally:
            screen.close()

    return played
