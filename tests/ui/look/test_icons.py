"""Every icon is there, can be drawn, and takes the colour it is given."""

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

import repdesk
from repdesk.paths import resource
from repdesk.ui.look.icons import icon, pixmap, stroke, svg
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.look.tokens import DARK, LIGHT

FILES = sorted(resource("icons").glob("*.svg"))
MODES = {"light": LIGHT, "dark": DARK}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_is_a_drawing_in_the_current_colour(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert ElementTree.fromstring(text).tag.endswith("svg")
    assert 'stroke="currentColor"' in text


@pytest.mark.parametrize("mode", MODES)
def test_each_icon_shows_in_the_colour_it_was_given(qapp: QApplication, mode: str) -> None:
    install(qapp, LookChoice(mode="dark" if mode == "dark" else "light"))
    for file in FILES:
        image = pixmap(file.stem, "accent_text", 16, 2.0).toImage()
        assert _is(image, MODES[mode].accent_text), file.stem


def test_an_icon_is_sharp_on_a_fine_screen_and_grows_with_the_text(qapp: QApplication) -> None:
    install(qapp, LookChoice(scale=1.5))
    picture = pixmap("phone", size=16, dpr=2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (48, 2.0)


def test_large_icons_have_finer_lines() -> None:
    assert (stroke(16), stroke(20)) == (1.75, 1.5)
    assert b'stroke-width="1.75"' in svg("phone", "#000000", stroke(16))


def test_an_icon_for_a_menu_knows_how_to_look_disabled(qapp: QApplication) -> None:
    install(qapp, LookChoice(mode="light", scale=1.0))
    made = icon("trash-2", "text")
    disabled = made.pixmap(made.availableSizes()[0], mode=made.Mode.Disabled)
    assert _is(disabled.toImage(), LIGHT.disabled)


def test_an_icon_that_is_not_there_is_an_error(qapp: QApplication) -> None:
    install(qapp)
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon")


def test_every_icon_named_in_the_code_exists() -> None:
    known = {file.stem for file in FILES}
    named = {name for file in Path(repdesk.__file__).parent.rglob("*.py") for name in _named_icons(file)}
    assert "x" in named
    assert named <= known


def _named_icons(file: Path) -> Iterator[str]:
    """The icon names a module writes out: first arguments of icon calls, and arguments called `icon`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[:1] if called in {"icon", "pixmap", "Picture", "IconButton", "EmptyState"} else []
            worded = [word.value for word in node.keywords if word.arg in {"icon", "trailing"}]
            yield from (a.value for a in (*first, *worded) if isinstance(a, ast.Constant) and isinstance(a.value, str))


def _is(image: QImage, colour: str) -> bool:
    """Whether something is drawn, and the most solid spot of it has this colour, give or take a rounding."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    spot = max((image.pixelColor(*place) for place in places), key=QColor.alpha)
    wanted = QColor(colour)
    away = (spot.red() - wanted.red(), spot.green() - wanted.green(), spot.blue() - wanted.blue())
    return spot.alpha() > 200 and max(map(abs, away)) <= 2
