"""A computer that runs out of room, of handles or of memory: one sentence, and the desk as it was."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import a_deal, open_desk
from tests.dump import dump
from tests.services.tables import a_row, a_table

pytest.importorskip("resource", reason="this system sets no limits of this kind")

MEGABYTE = 1024 * 1024


_LIMITED = """
import resource, sys
from repdesk.app import main
resource.setrlimit(getattr(resource, sys.argv[1]), (int(sys.argv[2]), int(sys.argv[2])))
sys.exit(main(sys.argv[3:]))
"""


def _import(folder: Path, rows: int, limit: str, most: int) -> "subprocess.CompletedProcess[str]":
    """Bring that many deals in by the command, under a limit of the system."""
    lines = (a_row(id=str(n), title=f"Deal {n}", stage="Qualify") for n in range(rows))
    table = a_table(folder.parent, *lines)
    command = [sys.executable, "-c", _LIMITED, limit, str(most), "import", str(table), "--data", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with one deal, closed."""
    with open_desk(tmp_path / "desk") as desk:
        a_deal(desk, "Acme")
    return tmp_path / "desk"


@pytest.mark.parametrize(
    ("name", "most", "rows", "said"),
    [
        ("RLIMIT_FSIZE", 2 * MEGABYTE, 20_000, ("is full", "did not answer")),
        ("RLIMIT_FSIZE", 100_000, 10, ("is full", "did not answer")),
        ("RLIMIT_NOFILE", 8, 10, ("too many files", "could not be opened", "did not answer")),
    ],
)
def test_without_room_or_handles_nothing_is_changed(
    folder: Path, name: str, most: int, rows: int, said: tuple[str, ...]
) -> None:
    before = dump(folder / "desk.sqlite", with_history=True)
    ended = _import(folder, rows, name, most)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1), ended.stderr
    assert any(words in ended.stderr for words in said), ended.stderr
    assert dump(folder / "desk.sqlite", with_history=True) == before


def test_many_rows_fit_into_half_a_gigabyte(folder: Path) -> None:
    ended = _import(folder, 60_000, "RLIMIT_AS", 500 * MEGABYTE)
    assert ended.returncode == 0, ended.stderr
