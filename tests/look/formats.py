"""The formats every scene is looked at in."""

from dataclasses import dataclass
from typing import Literal

from repdesk.ui.look.theme import LookChoice

Mode = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A theme, a window size and a text size."""

    mode: Mode = "light"
    width: int = 1440
    height: int = 900
    percent: int = 100

    def __str__(self) -> str:
        return f"{self.mode}-{self.width}x{self.height}-{self.percent}"

    @property
    def look(self) -> LookChoice:
        """The choice in the settings that it comes from; nothing moves in a picture."""
        return LookChoice(mode=self.mode, scale=self.percent / 100, animations="off")


USUAL = Format()
DARK = Format(mode="dark")
SMALL = Format(width=1024, height=640)
LARGE_TEXT = Format(percent=150)

ALL = tuple(
    Format(mode=mode, width=shape.width, height=shape.height, percent=shape.percent)
    for shape in (USUAL, SMALL, LARGE_TEXT)
    for mode in ("light", "dark")
)
"""What pictures are taken in."""
