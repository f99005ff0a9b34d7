"""No scene clips, overlaps, hides or shrinks anything, in any format; and the focus is seen."""

import pytest

from tests.look import checks, formats
from tests.look.formats import Format
from tests.look.playing import Play
from tests.look.scenes import SCENES

_SHAPES = (formats.USUAL, formats.SMALL, formats.LARGE_TEXT)
_FOCUSED = (
    "first-run", "import-empty", "import-problems", "board", "gate-editors", "sheet-on-hold", "deal-panel", "new-deal",
    "settings", "crash", "refusal",
)  # fmt: skip
"""Every kind of widget that takes the focus, with few scenes."""


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
