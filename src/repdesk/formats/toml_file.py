"""TOML from a stranger: measured before it is parsed, so that no file can hang the program."""

import re
import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from repdesk.domain.errors import Refused

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
    file = source.name if isinstance(source, Path) else ""
    text = _text(_bytes(source, file=file, subject=subject), file=file, subject=subject)
    tables = _parsed(text, file=file, subject=subject)
    if tables.get("schema") != schema:
        raise Refused(f"{subject}.schema", file=file, found=str(tables.get("schema", ""))[:80], expected=schema)
    return tables


def _bytes(source: bytes | Path, *, file: str, subject: str) -> bytes:
    content = source if isinstance(source, bytes) else _file_content(source)
    if len(content) > LARGEST:
        raise Refused(f"{subject}.too_big", file=file, limit=LARGEST)
    return content


def _file_content(path: Path) -> bytes:
    """At most one byte more than allowed. A device or a pipe is not opened at all: it might never end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused("file.not_a_file", file=path.name)
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Refused("file.missing", file=path.name) from error
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise Refused("file.unreadable", file=path.name) from error


def _text(content: bytes, *, file: str, subject: str) -> str:
    try:
        return content.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise Refused(f"{subject}.not_utf8", file=file, byte=error.start) from error


def _parsed(text: str, *, file: str, subject: str) -> dict[str, Any]:
    if max(_depths(text), default=0) > DEEPEST:
        raise Refused(f"{subject}.too_deep", file=file, limit=DEEPEST)
    try:
        return tomllib.loads(text)
    except ValueError as error:  # also the number too long for int(), which is no TOMLDecodeError
        line, column = _place(str(error), text)
        raise Refused(f"{subject}.toml", file=file, line=line, column=column) from error


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
