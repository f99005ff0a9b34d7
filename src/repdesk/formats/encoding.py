"""In which alphabet a text file is written, found without losing a byte that does not fit."""

import codecs
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final, TextIO

from repdesk.domain.errors import Refused
from repdesk.formats.progress import Cancelled, require_wanted

UTF_8: Final = "utf-8"
_WESTERN: Final = "cp1252"
_GUESSED: Final = (_WESTERN, "cp1250", "cp1251", "mac-roman")
_WIDE: Final = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")
ENCODINGS: Final = (UTF_8, *_GUESSED, "cp1253", "cp1254", "cp1257", "iso-8859-2", "iso-8859-15", *_WIDE)

_HEAD: Final = 64 * 1024
_CHUNK: Final = 1024 * 1024
# The longer marks first: the mark of UTF-32 begins like that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF_8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_STRAY = re.compile("[\udc80-\udcff]")


def _as_western(byte: int) -> str:
    return bytes([byte]).decode(_WESTERN, "replace")


# A byte that is no UTF-8 comes in as a lone surrogate; nearly always it is a Windows letter pasted into the file.
_MENDED: Final = {0: None, **{0xDC00 + byte: _as_western(byte) for byte in range(0x80, 0x100)}}


@contextmanager
def opened(path: Path, encoding: str) -> Iterator[TextIO]:
    """The text of the file, line ends untouched; bytes that do not fit come as lone surrogates."""
    codec = "utf-8-sig" if encoding == UTF_8 else encoding
    errors = "replace" if encoding in _WIDE else "surrogateescape"
    with path.open(encoding=codec, errors=errors, newline="") as text:
        yield text


def mended(line: str) -> str:
    """The line without NULs, and with stray bytes read as Windows letters."""
    return line.translate(_MENDED)


def count_stray(text: str) -> int:
    """How many bytes of `text`, as it comes from `opened`, do not fit its encoding."""
    return 0 if text.isascii() else len(_STRAY.findall(text))


def chunks(text: TextIO, cancelled: Cancelled | None) -> Iterator[str]:
    """The text in pieces of at most a million characters."""
    while chunk := text.read(_CHUNK):
        require_wanted(cancelled)
        yield chunk


def detect(path: Path, cancelled: Cancelled | None = None) -> str:
    """The encoding of the file, one of `ENCODINGS`: by its mark, its zeros, as UTF-8, or by its letters."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return _by_mark(head) or _by_zeros(head) or (UTF_8 if _is_utf_8(path, cancelled) else _by_letters(path))


def require_known(encoding: str) -> str:
    """`encoding`, when it is one of those that can be chosen."""
    if encoding not in ENCODINGS:
        raise Refused("csv.unknown_encoding", encoding=encoding)
    return encoding


def _by_mark(head: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def _by_zeros(head: bytes) -> str | None:
    # Latin text in UTF-16 has a zero in every other byte, and nearly none in the bytes between.
    half = max(len(head) // 2, 1)
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if max(even, odd) < 0.4 or min(even, odd) > 0.05:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf_8(path: Path, cancelled: Cancelled | None) -> bool:
    try:
        with path.open(encoding=UTF_8, newline="") as text:
            return all(True for _ in chunks(text, cancelled))
    except UnicodeDecodeError:
        return False


def _by_letters(path: Path) -> str:
    sample = _foreign_lines(path)
    letters = _UTF_8_LETTER.findall(sample)
    stray = len(_HIGH_BYTE.findall(sample)) - sum(map(len, letters))
    # Letters of UTF-8 do not come about by chance: with them the file is UTF-8 into which other bytes strayed.
    return UTF_8 if len(letters) * 4 >= stray else _guessed(sample)


def _foreign_lines(path: Path) -> bytes:
    with path.open("rb") as file:
        pieces = iter(partial(file.read, _CHUNK), b"")
        foreign = (line for piece in pieces for line in piece.splitlines() if not line.isascii())
        return b"\n".join(_up_to(_HEAD, foreign))[:_HEAD]


def _up_to(size: int, lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line
        size -= len(line)
        if size <= 0:
            return


def _guessed(sample: bytes) -> str:
    # Imported here because few files need it, and it takes longer to load than to run.
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(_GUESSED))
    best = min(((match.chaos, -match.coherence) for match in matches), default=None)
    good = chain.from_iterable(m.could_be_from_charset for m in matches if (m.chaos, -m.coherence) == best)
    return _likeliest([name.replace("_", "-") for name in good])


def _likeliest(names: Sequence[str]) -> str:
    return next((encoding for encoding in _GUESSED if encoding in names), _WESTERN)
