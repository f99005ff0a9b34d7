"""Sizes, type and motion of RepDesk, and the theme that brings them together with a palette."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase

from repdesk.ui.look.motion import system_animates
from repdesk.ui.look.palette import DARK, LIGHT, Palette

__all__ = [
    "DARK",
    "FAMILY",
    "LIGHT",
    "MAX_SCALE",
    "MIN_SCALE",
    "ROLES",
    "SYSTEM_FAMILY",
    "Motion",
    "Palette",
    "Radius",
    "Role",
    "Size",
    "Theme",
]

FAMILY: Final = "Inter"
SYSTEM_FAMILY: Final = ""
MIN_SCALE: Final = 0.8
MAX_SCALE: Final = 1.5

# Tabular figures, an l that is not an I, round quotation marks.
_FEATURES: Final = ("tnum", "cv05", "ss03")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """How one kind of text is set: size and line in px at 100 %, weight, spacing of its letters in per cent."""

    size: int
    line: int
    weight: int = 400
    spacing: int = 100


ROLES: Final = {
    "display": Role(size=24, line=30, weight=600),
    "title": Role(size=18, line=24, weight=600),
    "lead": Role(size=16, line=24),
    "emphasis": Role(size=15, line=20, weight=600),
    "body": Role(size=13, line=18),
    "small": Role(size=12, line=16),
    "micro": Role(size=11, line=16),
    "section": Role(size=11, line=16, weight=600, spacing=104),
}


class Size:
    """Heights, widths and steps in px at 100 %; every one goes through `Theme.px`."""

    RAIL: Final = 76
    TOP_BAR: Final = 56
    STATUS_BAR: Final = 28
    CONTROL: Final = 32
    CONTROL_SMALL: Final = 26
    SEARCH: Final = 40
    COLUMN_MIN: Final = 176
    CARD_PADDING: Final = 10
    FOCUS_RING: Final = 2


class Radius:
    """How round corners are, in px at 100 %; a chip takes half its height."""

    BADGE: Final = 4
    CONTROL: Final = 6
    CARD: Final = 8
    PANEL: Final = 10
    DIALOG: Final = 12


class Motion:
    """How long things move, in ms; every one goes through `Theme.ms`."""

    DROP_TARGET: Final = 80
    SETTLE: Final = 140
    TOAST_IN: Final = 160
    TOAST_OUT: Final = 120
    SCRIM: Final = 120
    TOAST_STAYS: Final = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What everything on the screen is drawn from: colours, text scale, whether things move, the typeface."""

    palette: Palette = LIGHT
    scale: float = 1.0
    animated: bool | None = True
    """None where the computer says whether things move; it is asked when something is about to."""
    family: str = FAMILY

    @property
    def is_dark(self) -> bool:
        """Whether this is a dark palette, on which pictures need their light variant."""
        return QColor(self.palette.window).lightness() < QColor(self.palette.text).lightness()

    def px(self, size: float) -> int:
        """A size given at 100 % in px of this theme; hairlines stay hairlines, and nothing vanishes."""
        return 1 if 0 < size <= 1 else round(size * self.scale)

    def ms(self, time: int) -> int:
        """How long a movement takes: nothing when things do not move."""
        animated = system_animates() if self.animated is None else self.animated
        return time if animated else 0

    def color(self, name: str) -> QColor:
        """The colour of the token `name`."""
        return QColor(getattr(self.palette, name))

    def font(self, role: str = "body", weight: int | None = None) -> QFont:
        """The font of a text role, in another weight where one is given."""
        kind = ROLES[role]
        return QFont(_font(self.family, self.px(kind.size), weight or kind.weight, kind.spacing))


@cache
def _font(family: str, pixels: int, weight: int, spacing: int) -> QFont:
    font = QFont(family) if family else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, spacing)
    for feature in _FEATURES:
        font.setFeature(QFont.Tag(feature), 1)
    return font
