"""Every pair of colours that is read together can be read."""

import re

import pytest
from PySide6.QtGui import QColor

from repdesk.paths import resource
from repdesk.ui.look.palette import DARK, LIGHT, Palette

TEXT, CONTROL = 4.5, 3.0

_ON = {
    "text": "window surface rail accent_soft rot1 rot2 hover raised sunken",
    "text2": "surface window rail ok_soft sunken raised accent_soft",
    "text3": "surface window sunken rail hover accent_soft raised rot1 rot2",
    "on_accent": "accent accent_hover accent_press",
    "accent_text": "surface window accent_soft",
    "danger": "surface danger_soft rot1 rot2",
    "warn": "surface warn_soft rot1",
    "ok": "surface ok_soft",
    "surface": "danger",
}
_EDGES = {"control": "raised surface window", "focus": "surface window accent_soft", "accent": "surface window"}

PAIRS = [(front, back, TEXT) for front, backs in _ON.items() for back in backs.split()]
PAIRS += [(front, back, CONTROL) for front, backs in _EDGES.items() for back in backs.split()]


@pytest.mark.parametrize(("front", "back", "need"), PAIRS)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_read_together_can_be_read(palette: Palette, front: str, back: str, need: float) -> None:
    assert contrast(getattr(palette, front), getattr(palette, back)) >= need


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#1C1D21", "#F7F6F4") == pytest.approx(15.59, abs=0.01)


def test_pictures_in_the_style_sheet_wear_the_colours_of_the_palettes() -> None:
    for mode, palette in (("light", LIGHT), ("dark", DARK)):
        for name in (f"chevron-down-{mode}", f"chevron-up-{mode}"):
            assert _colours(name) == {palette.text2}
        for name in ("check", "dash", "dot"):
            assert _colours(name) == {palette.on_accent}


def contrast(front: str, back: str) -> float:
    """The ratio of WCAG 2 between two colours."""
    lighter, darker = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _colours(name: str) -> set[str]:
    return set(re.findall(r"#[0-9A-F]{6}", resource(f"look/{name}.svg").read_text(encoding="utf-8")))
