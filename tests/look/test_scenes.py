"""No scene clips, overlaps, hides or shrinks anything, in any format; and the focus is seen."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.look import checks, formats
from tests.look.desks import Desks
from tests.look.formats import Format
from tests.look.scenes import SCENES
from tests.look.screen import Screen

Play = Callable[[str, Format], AbstractContextManager[Screen]]
_SHAPES = (formats.USUAL, formats.SMALL, formats.LARGE_TEXT)
_FOCUSED = (
    "first-run", "import-empty", "import-problems", "board", "gate-editors", "sheet-on-hold", "deal-panel", "new-deal",
    "settings", "crash", "refusal",
)  # fmt: skip
"""Every kind of widget that takes the focus, with few scenes."""


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Desks:
    """The desks, each made once."""
    return Desks(tmp_path_factory.mktemp("desks"))


@pytest.fixture
def play(qapp: QApplication, desks: Desks, tmp_path: Path) -> Play:
    """Plays a scene and leaves nothing behind."""
    qapp.setCursorFlashTime(0)

    @contextmanager
    def played(name: str, shape: Format) -> Iterator[Screen]:
        screen = Screen(desks, shape, tmp_path)
        try:
            SCENES[name](screen)
            yield screen
        finally:
            screen.close()

    return played


@pytest.mark.parametrize("shape", _SHAPES, ids=str)
@pytest.mark.parametrize("name", SCENES)
def test_scene_shows_all_it_has(play: Play, name: str, shape: Format) -> None:
    with play(name, shape) as screen:
        found = [fault for root in screen.roots() for check in checks.LAYOUT for fault in check(root)]
    assert found == []


@pytest.mark.parametrize("shape", [formats.USUAL, formats.DARK], ids=str)
@pytest.mark.parametrize("name", _FOCUSED)
def test_scene_shows_its_focus(play: Play, name: str, shape: Format) -> None:
    with play(name, shape) as screen:
        front = screen.roots()[-1]
        front.activateWindow()
        screen.until(front.isActiveWindow)
        found = checks.unseen_focus(front)
    assert found == []
