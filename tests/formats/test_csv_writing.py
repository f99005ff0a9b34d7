"""Tables that leave the desk."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.errors import Refused
from repdesk.formats.csv_writing import guarded, unguarded, write_csv

STARTS = st.sampled_from(["", "'", "''", "=", "+", "-", "@", "\t", "\r", "＝", "'-", "-5"])


@pytest.mark.parametrize("cell", ["=1+1", "+49 170", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["Acme", "-5", "-1.234,50", "5", "", "'quoted'", "a=b"])
def test_ordinary_cells_are_left_alone(cell: str) -> None:
    assert guarded(cell) == cell


@given(STARTS, st.text(max_size=10))
def test_a_guard_is_taken_off_without_a_trace(start: str, rest: str) -> None:
    assert unguarded(guarded(start + rest)) == start + rest


def test_a_written_table_opens_in_excel(tmp_path: Path) -> None:
    write_csv(tmp_path / "deals.csv", ["Title", "Note"], [["Müller", 'says "hi"\nagain'], ["=1", "x,y"]])
    expected = 'Title,Note\r\nMüller,"says ""hi""\nagain"\r\n\'=1,"x,y"\r\n'
    assert (tmp_path / "deals.csv").read_bytes() == expected.encode("utf-8-sig")


def test_a_table_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError):
        write_csv(path, ["a"], ([str(1 // n)] for n in (1, 0)))
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("deals.csv", "old")]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"file\.not_written"):
        write_csv(tmp_path / "absent" / "deals.csv", ["a"], [])
