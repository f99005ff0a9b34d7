"""TOML from a stranger: measured before it is parsed, so that no file can hang the program."""

import re
import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from repdesk.domain.errors import Refused
from repdesk.formats.source import readable

LARGEST = 256 * 1024
DEEPEST = 8
"""Levels of nesting, and parts of a dotted key: tomllib takes 7 s over one key of 20,000 parts."""

# A string that never ends runs to the end of its line or of the text: looking for its end again from every
# quote inside would take for ever, and the parser stops there anyway.
_STRING = "|".join(
    (
        r'"""(?:\\.?|"(?!"")|[^"\\])*+(?:"{3,5}+|\Z)',
        r"'''(?:'(?!'')|[^'])*+(?:'{3,5}+|\Z)",
        r'"(?:\\.|[^"\\\n])*+"?',
        r"'[^'\n]*+'?",
    )
)
_TOKEN = re.compile(rf"{_STRING}|\#[^\n]*+|[][{{}}.,=\n]", re.DOTALL)
_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)$")
_BYTE_ORDER_MARK = "\ufeff"


def read_toml(source: bytes | Path, *, schema: str) -> dict[str, Any]:
    """The tables of a TOML file that declares `schema`, as in `repdesk.process/1`.

    Anything else is refused, with a code that starts with the middle word of the schema (`process.too_big`).
    """
    subject = schema.split(".")[1].split("/")[0]
    try:
        return _tables(_content(source), schema)
    except _Unfit as unfit:
        path = source if isinstance(source, Path) else ""
        raise Refused(f"{subject}.{unfit.reason}", path=path, **unfit.values) from unfit


class _Unfit(Exception):
    """The text is no TOML of this schema."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


def _content(source: bytes | Path) -> bytes:
    if isinstance(source, bytes):
        return source
    with readable(source):
        # A device or a pipe is not opened at all: it might never end.
        if not stat.S_ISREG(source.stat().st_mode):
            raise Refused("file.not_regular", path=source)
        with source.open("rb") as stream:
            return stream.read(LARGEST + 1)


def _tables(content: bytes, schema: str) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise _Unfit("too_big", limit=LARGEST)
    tables = _parsed(_text(content))
    if tables.get("schema") != schema:
        raise _Unfit("schema", found=str(tables.get("schema", ""))[:80], expected=schema)
    return tables


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise _Unfit("not_utf8", byte=error.start) from error


def _parsed(text: str) -> dict[str, Any]:
    if max(_depths(text), default=0) > DEEPEST:
        raise _Unfit("too_deep", limit=DEEPEST)
    try:
        return tomllib.loads(text)
    except ValueError as error:  # also the number too long for int(), which is no TOMLDecodeError
        line, column = _place(str(error), text)
        raise _Unfit("toml", line=line, column=column) from error


def _depths(text: str) -> Iterator[int]:
    """How deep brackets, and the dots of a key, go at each token; strings and comments do not count."""
    brackets = dots = 0
    for token in _TOKEN.finditer(text):
        mark = token.group()
        brackets += (mark in "[{") - (mark in "]}")
        dots = dots + 1 if mark == "." else dots * mark.startswith(("'", '"'))
        yield max(brackets, dots + 1)


def _place(message: str, text: str) -> tuple[int, int]:
    """Line and column of a syntax error; the end of the text when the parser names none."""
    found = _PLACE.search(message)
    if found and found[1]:
        return int(found[1]), int(found[2])
    return text.count("\n") + 1, len(text) - text.rfind("\n")
