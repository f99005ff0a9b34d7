"""Files that nobody would wish for: each is refused with its place, or read with nothing lost."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from repdesk.domain.errors import Refused
from repdesk.domain.text import NAME_LIMIT, clean
from repdesk.formats.csv_table import rows, sniff
from repdesk.formats.source import SIZE_LIMIT
from tests.formats.tables import a_file, cells, refusal

NOBODY = 65534


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"\n\r\n\n", "file.empty"),
        (b"\xef\xbb\xbf", "file.empty"),
        (b",,\n", "file.empty"),
        (b"Title,Amount\n", "file.header_only"),
        (b"Title,Amount\n\n,\n", "file.header_only"),
        (b"PK\3\4 and the rest of an xlsx", "csv.not_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old Office file", "csv.not_text"),
        (b"\0" * 5000, "csv.not_text"),
        (bytes(range(256)) * 40, "csv.not_text"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(a_file(tmp_path, content)).code == code


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ('a,b\n1,2\n3,"open\n5,6\n', "csv.unclosed_quote", 3),
        ('a,b\n1,2\n3,"open\n5,"6"\n', "csv.unclosed_quote", 3),
        ('a,"b\n1,2\n', "csv.unclosed_quote", 1),
        ('a,b\n1,2\n3,"he" said\n', "csv.stray_quote", 3),
        ("a,b\n1,2\n3," + "x" * 131_073 + "\n", "csv.field_too_long", 3),
        ('a,b\n1,2\n3,"' + "x\n" * 70_000 + '"\n', "csv.unclosed_quote", 3),
    ],
)
def test_what_cannot_be_parted_is_refused_with_its_line(tmp_path: Path, content: str, code: str, line: int) -> None:
    refused = refusal(a_file(tmp_path, content))
    assert (refused.code, refused.values["line"]) == (code, line)


def test_the_longest_field_is_still_read(tmp_path: Path) -> None:
    assert cells(sniff(a_file(tmp_path, "a,b\n1," + "x" * 131_072 + "\n"))) == [("1", "x" * 131_072)]


def test_an_open_quote_is_found_in_twenty_megabytes(tmp_path: Path) -> None:
    content = b'a,b\n1,"open\n' + b"2,closed\n" * (20 * 1024 * 1024 // 9)
    assert refusal(a_file(tmp_path, content)).code == "csv.unclosed_quote"


def test_a_hundred_thousand_columns_are_refused(tmp_path: Path) -> None:
    refused = refusal(a_file(tmp_path, ",".join(f"c{n}" for n in range(100_000)) + "\n1,2\n"))
    assert (refused.code, refused.values["columns"]) == ("csv.too_many_columns", 100_000)


def test_a_row_of_a_hundred_thousand_cells_keeps_its_surplus(tmp_path: Path) -> None:
    (row,) = rows(sniff(a_file(tmp_path, "a,b\n" + "x," * 100_000 + "x\n")))
    assert (row.cells, len(row.extra)) == (("x", "x"), 99_999)


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    assert refusal(a_file(tmp_path, b"a,b\n" + b"x," * 3_000_000)).code == "csv.line_too_long"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_recognised(tmp_path: Path, encoding: str) -> None:
    table = sniff(a_file(tmp_path, "Title,Company\nMüller “GmbH”,5 €\n", encoding=encoding))
    assert (table.headers, cells(table), table.faults) == (("Title", "Company"), [("Müller “GmbH”", "5 €")], ())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Müller GmbH,Köln\nSociété Générique,5 €\nÅkerman & Söner,“Yard”\nJosé Peña,Größe\n" * 3),
        ("cp1252", "Müller,1\n"),
        ("cp1250", "Zażółć gęślą jaźń,1\nPříliš žluťoučký kůň,2\nŁódź Sp. z o.o.,3\n" * 3),
        ("cp1251", "Привет мир,1\nРога и копыта,2\nОбщество с ограниченной ответственностью,3\n" * 3),
        ("mac-roman", "Société Générique,1\nÅkerman & Söner,2\nMüller GmbH Köln,3\n" * 3),
    ],
)
def test_older_encodings_are_guessed(tmp_path: Path, encoding: str, text: str) -> None:
    table = sniff(a_file(tmp_path, "a,b\n" + text, encoding=encoding))
    assert "".join(",".join(row) + "\n" for row in cells(table)) == text


def test_mixed_encodings_are_read_and_reported(tmp_path: Path) -> None:
    content = "a,b\nMüller,1\n".encode() + "Köhler,5 €\n".encode("cp1252") + b"\x81,3\n"
    table = sniff(a_file(tmp_path, content))
    assert cells(table) == [("Müller", "1"), ("Köhler", "5 €"), ("\ufffd", "3")]
    (fault,) = table.faults
    assert (fault.code, fault.values["line"], fault.values["bytes"]) == ("csv.mixed_encoding", 3, 3)


def test_a_nul_is_taken_out(tmp_path: Path) -> None:
    assert cells(sniff(a_file(tmp_path, "a,b\nAc\0me,2\0\n"))) == [("Acme", "2")]


def test_lone_carriage_returns_end_lines(tmp_path: Path) -> None:
    assert [row.line for row in rows(sniff(a_file(tmp_path, "a,b\r1,2\r3,4\r")))] == [2, 3]


def test_line_ends_inside_quotes_stay(tmp_path: Path) -> None:
    assert cells(sniff(a_file(tmp_path, 'a,b\r\n1,"x\r\ny\rz"\r\n'))) == [("1", "x\r\ny\rz")]


def test_a_single_column_is_a_table(tmp_path: Path) -> None:
    assert cells(sniff(a_file(tmp_path, "Title\nbanana\nanana\n"))) == [("banana",), ("anana",)]


def test_direction_overrides_come_in_and_are_cleaned_at_the_edge(tmp_path: Path) -> None:
    table = sniff(a_file(tmp_path, "a\u202eb,c\nx\u202ey,שלום\n"))
    assert table.headers == ("ab", "c")
    assert [clean(cell, NAME_LIMIT) for cell in cells(table)[0]] == ["xy", "שלום"]


def test_formulas_are_only_text(tmp_path: Path) -> None:
    assert cells(sniff(a_file(tmp_path, 'a,b\n=1+1,"=HYPERLINK(""http://x"")"\n'))) == [
        ("=1+1", '=HYPERLINK("http://x")')
    ]


def test_a_million_rows_are_counted(tmp_path: Path) -> None:
    assert sniff(a_file(tmp_path, b"a,b\n" + b"1,2\n" * 1_000_000)).row_count == 1_000_000


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"a,b\n1,2\n")
    os.truncate(path, SIZE_LIMIT + 1)
    assert refusal(path).code == "file.too_large"


@pytest.mark.parametrize("name", ["absent.csv", "absent/deals.csv", "nul\0.csv", "half\udfff.csv"])
def test_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name).code == "file.missing"


def test_a_name_beyond_all_limits_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300)).code in {"file.unreadable", "file.missing"}


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "file.not_regular"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert refusal(tmp_path / "pipe.csv").code == "file.not_regular"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no devices among its files")
def test_a_device_is_refused() -> None:
    assert refusal(Path("/dev/zero")).code == "file.not_regular"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets among its files")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.csv")
        assert refusal(tmp_path / "s.csv").code == "file.not_regular"


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_a_link_is_followed_and_a_circle_of_links_refused(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(a_file(tmp_path, "a,b\n1,2\n"))
    (tmp_path / "circle.csv").symlink_to(tmp_path / "circle.csv")
    assert sniff(tmp_path / "link.csv").row_count == 1
    assert refusal(tmp_path / "circle.csv").code == "file.unreadable"


@pytest.fixture
def locked_file(tmp_path: Path) -> Iterator[Path]:
    """A file that its reader has no right to; root gives up being root, for it may read everything."""
    if os.name == "nt":
        pytest.skip("rights work differently on Windows")
    path = a_file(tmp_path, "a,b\n1,2\n")
    path.chmod(0)
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    yield path
    os.seteuid(before)


def test_a_file_that_may_not_be_read_is_refused(locked_file: Path) -> None:
    assert refusal(locked_file).code == "file.unreadable"


def test_a_file_that_changed_after_the_look_is_refused(tmp_path: Path) -> None:
    table = sniff(a_file(tmp_path, "a,b\n1,2\n"))
    a_file(tmp_path, "a,b\n1,2\n3,4\n")
    with pytest.raises(Refused, match=r"file\.changed"):
        next(rows(table))


def test_a_file_that_vanished_after_the_look_is_refused(tmp_path: Path) -> None:
    table = sniff(a_file(tmp_path, "a,b\n1,2\n"))
    table.path.unlink()
    with pytest.raises(Refused, match=r"file\.missing"):
        next(rows(table))


def test_a_file_that_is_replaced_by_a_twin_is_refused(tmp_path: Path) -> None:
    table = sniff(a_file(tmp_path, "a,b\n1,2\n"))
    twin = tmp_path / "twin.csv"
    twin.write_text("a,b\n3,4\n")
    os.utime(twin, ns=(table.stamp.mtime_ns, table.stamp.mtime_ns))
    twin.replace(table.path)
    with pytest.raises(Refused, match=r"file\.changed"):
        next(rows(table))


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    table = sniff(a_file(tmp_path, "a,b\n" + "1,2\n" * 10))
    found = rows(table)
    next(found)
    with table.path.open("a") as file:
        file.write("3,4\n")
    with pytest.raises(Refused, match=r"file\.changed"):
        list(found)


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed on Windows")
def test_a_file_that_vanishes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    found = rows(sniff(a_file(tmp_path, "a,b\n" + "1,2\n" * 10_000)))
    next(found)
    (tmp_path / "deals.csv").unlink()
    with pytest.raises(Refused, match=r"file\.changed"):
        list(found)
