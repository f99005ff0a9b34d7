"""The colours of RepDesk, by the job they do, in light and in dark."""

from typing import NamedTuple


class Palette(NamedTuple):
    """One colour for each job, as `#RRGGBB` or, where something shines through, `#AARRGGBB`."""

    # What lies on what, from the back to the front.
    window: str
    rail: str
    sunken: str
    surface: str
    raised: str
    hover: str
    pressed: str
    # Words, from the loudest to the quietest.
    text: str
    text2: str
    text3: str
    disabled: str
    on_accent: str
    # Edges: two that only decorate, one that a hand must find.
    line: str
    line2: str
    control: str
    # The one accent.
    accent: str
    accent_hover: str
    accent_press: str
    accent_text: str
    accent_soft: str
    accent_line: str
    focus: str
    # States, never shown by colour alone.
    danger: str
    danger_soft: str
    danger_line: str
    warn: str
    warn_soft: str
    warn_line: str
    ok: str
    ok_soft: str
    ok_line: str
    # A card that is over its time, a little and much.
    rot1: str
    rot1_line: str
    rot2: str
    rot2_line: str
    # Under what floats.
    scrim: str
    shadow: str


LIGHT = Palette(
    window="#F7F6F4",
    rail="#EEEDEA",
    sunken="#F0EFEC",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#F2F1EE",
    pressed="#E8E6E2",
    text="#1C1D21",
    text2="#4E5058",
    text3="#63656D",
    disabled="#9A9BA1",
    on_accent="#FFFFFF",
    line="#E3E1DD",
    line2="#D0CECA",
    control="#85858B",
    accent="#3B50C4",
    accent_hover="#3144AE",
    accent_press="#283996",
    accent_text="#3347B8",
    accent_soft="#E8EBFB",
    accent_line="#B9C2F0",
    focus="#3B50C4",
    danger="#A8261C",
    danger_soft="#FBEAE7",
    danger_line="#EDC4BE",
    warn="#7D4B00",
    warn_soft="#FBF0DA",
    warn_line="#E9CF9C",
    ok="#1D6639",
    ok_soft="#E3F1E8",
    ok_line="#B4D8C1",
    rot1="#FDF8EC",
    rot1_line="#EAD9B0",
    rot2="#FDF0ED",
    rot2_line="#EBC6BF",
    scrim="#611C1D21",
    shadow="#1A1C1D21",
)

DARK = Palette(
    window="#16171A",
    rail="#101114",
    sunken="#1B1C20",
    surface="#222328",
    raised="#2A2B31",
    hover="#2B2C32",
    pressed="#33343B",
    text="#ECECEE",
    text2="#B7B9C1",
    text3="#9B9DA6",
    disabled="#6A6C74",
    on_accent="#FFFFFF",
    line="#303137",
    line2="#404149",
    control="#767881",
    accent="#5163D9",
    accent_hover="#5A6BDF",
    accent_press="#4657C4",
    accent_text="#A3B0FF",
    accent_soft="#272C4A",
    accent_line="#454F8A",
    focus="#8C9BFF",
    danger="#FF9C92",
    danger_soft="#3B2423",
    danger_line="#6B3A37",
    warn="#F0BC6B",
    warn_soft="#352A17",
    warn_line="#5F4B27",
    ok="#7FD09C",
    ok_soft="#1C3225",
    ok_line="#33573F",
    rot1="#2B2720",
    rot1_line="#4F452F",
    rot2="#2E2424",
    rot2_line="#573A38",
    scrim="#8C000000",
    shadow="#73000000",
)
