"""What text may come in: every word kept, nothing that could hide, break a file or run for ever.

All text passes `clean` once, at the edge: on input, on paste, on import and when a file is loaded.
"""

import re
import unicodedata
from typing import Final

TITLE_LIMIT: Final = 200
NAME_LIMIT: Final = 200
LINE_LIMIT: Final = 500
NOTE_LIMIT: Final = 100_000
FILE_NAME_BYTES: Final = 120
FILE_NAME_FALLBACK: Final = "untitled"

_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
# Newline and tab are C0 too, but they part words: they stay in notes and become spaces in a line.
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x9f"
_BIDI_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
_DROPPED = re.compile(f"[{_CONTROLS}{_BIDI_OVERRIDES}\ufeff\ufdd0-\ufdef{_NONCHARACTERS}]")
# Sorting the marks on one letter takes quadratic time, so a letter keeps as many as Unicode's stream-safe text allows
# (UAX #15): without this a pasted megabyte of accents stops the program for minutes.
_MARKS_ON_A_LETTER = 30
_LONG_RUN = re.compile(f"[\u0300-\U0010ffff]{{{_MARKS_ON_A_LETTER + 1},}}")
_BREAKS = str.maketrans("\n\t", "  ")

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*]')
_DOTS_AND_BLANKS_AROUND = re.compile(r"^[\s.]+|[\s.]+$")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def clean(text: str, limit: int, *, multiline: bool = False) -> str:
    """`text` in the form that is stored: at most `limit` characters, no controls, one spelling per letter (NFC).

    A single line loses its line breaks and the blanks around it; a note keeps both. Cleaning twice changes nothing.
    """
    if len(text) > limit or not _is_plain(text):
        text = _mended(text)
        text = text if multiline else text.translate(_BREAKS)
    return text[:limit] if multiline else text.strip()[:limit].rstrip()


def safe_file_name(text: str) -> str:
    """`text` as a file name that Windows, macOS and Linux all accept, at most 120 bytes long."""
    kept = "".join(c for c in clean(text, NOTE_LIMIT) if not unicodedata.category(c).startswith("C"))
    name = _DOTS_AND_BLANKS_AROUND.sub("", _NOT_IN_FILE_NAMES.sub("", kept))
    name = f"_{name}" if _RESERVED.fullmatch(name) else name
    cut = name.encode()[:FILE_NAME_BYTES].decode(errors="ignore")
    return _DOTS_AND_BLANKS_AROUND.sub("", cut) or FILE_NAME_FALLBACK


def _is_plain(text: str) -> bool:
    # The fast way for nearly every cell of an import: nothing unprintable is in it, and no letter has two spellings.
    return text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text))


def _mended(text: str) -> str:
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = _DROPPED.sub("", _NEWLINE.sub("\n", text))
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_without_towers, text))


def _without_towers(run: re.Match[str]) -> str:
    kept, height = [], 0
    for letter in run[0]:
        height = height + 1 if unicodedata.combining(letter) else 0
        if height <= _MARKS_ON_A_LETTER:
            kept.append(letter)
    return "".join(kept)
