"""A file from a stranger is measured before it is parsed."""

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.errors import Refused
from repdesk.formats.toml_file import DEEPEST, LARGEST, read_toml

SCHEMA = "repdesk.mapping/1"
HEAD = f'schema = "{SCHEMA}"\n'


def refusal(source: bytes | Path) -> Refused:
    with pytest.raises(Refused) as refused:
        read_toml(source, schema=SCHEMA)
    return refused.value


def nested(levels: int) -> bytes:
    return f"{HEAD}a = {'[' * levels}{']' * levels}".encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"x" * (LARGEST + 1), "mapping.too_big"),
        (b"\xff\xfe", "mapping.not_utf8"),
        (b"a = ", "mapping.toml"),
        (b"a = 1\na = 2", "mapping.toml"),
        (b"a = " + b"9" * 5000, "mapping.toml"),
        (nested(DEEPEST + 1), "mapping.too_deep"),
        (nested(20_000), "mapping.too_deep"),
        (b"a." * 20_000 + b"a = 1", "mapping.too_deep"),
        (b'"a".' * 20_000 + b"a = 1", "mapping.too_deep"),
        (b"[" + b"a." * 20_000 + b"a]", "mapping.too_deep"),
        (b"a = " + b"{a = " * 9, "mapping.too_deep"),
        (b"a = " + b'"\\' * 120_000, "mapping.toml"),
        (b"", "mapping.schema"),
        (b'schema = "repdesk.mapping/2"', "mapping.schema"),
        (b"schema = [1]", "mapping.schema"),
    ],
)
def test_file_that_may_not_be_read_is_refused(content: bytes, code: str) -> None:
    assert refusal(content).code == code


def test_syntax_fault_names_line_and_column() -> None:
    values = refusal(b'name = "ok"\nkey = oops').values
    assert (values["line"], values["column"]) == (2, 7)


def test_unfinished_file_names_its_end() -> None:
    values = refusal(b'a = 1\nb = "ab').values
    assert (values["line"], values["column"]) == (2, 8)


def test_wrong_schema_says_what_was_found() -> None:
    assert refusal(b'schema = "repdesk.process/1"').values["found"] == "repdesk.process/1"


@pytest.mark.parametrize(
    "line",
    [
        "a = '[[[[[[[[[['",
        'a = "[[[[[[[[[[\\"[["',
        'a = """[[[[[[[[[[\n"" [[ """""',
        "a = '''[[[[[[[[[[\n'' ]] '''''",
        "# [[[[[[[[[[ a.b.c.d.e.f.g.h.i.j",
        "a = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 0.5]",
        "a.b.c.d.e.f.g.h = 1",
    ],
)
def test_brackets_and_dots_count_only_where_they_nest(line: str) -> None:
    assert read_toml((HEAD + line).encode(), schema=SCHEMA)["schema"] == SCHEMA


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_quotes_that_end_a_long_string_hide_no_depth(quotes: str) -> None:
    hidden = f"a = [{quotes}x{quotes}{quotes[0]}, {'[' * 50} '{quotes[0]}'"
    assert refusal((HEAD + hidden).encode()).code == "mapping.too_deep"


@given(st.text(alphabet="[]{}.,='\"\\#\na ", max_size=60))
def test_what_is_let_through_never_exceeds_the_depth(text: str) -> None:
    try:
        tables = read_toml((HEAD + text).encode(), schema=SCHEMA)
    except Refused:
        return
    assert tables == tomllib.loads(HEAD + text)
    assert depth(tables) <= 2 * DEEPEST


def depth(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0)


def test_byte_order_mark_is_ignored() -> None:
    assert read_toml(b"\xef\xbb\xbf" + HEAD.encode(), schema=SCHEMA) == {"schema": SCHEMA}


def test_missing_file_is_refused(tmp_path: Path) -> None:
    refused = refusal(tmp_path / "mine.toml")
    assert (refused.code, refused.values["path"]) == ("file.missing", tmp_path / "mine.toml")


def test_folder_and_device_are_refused_unopened(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "file.not_regular"
    assert refusal(Path(os.devnull)).code == "file.not_regular"


def test_path_no_system_can_open_is_refused() -> None:
    assert refusal(Path("a\0b.toml")).code == "file.missing"
    assert refusal(Path("a" * 300)).code in {"file.unreadable", "file.missing"}  # the system's choice
