"""The lock between processes: exactly one holds it, and a dead one holds nothing."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from repdesk.domain.errors import Refused
from repdesk.storage.lock import DeskLock

HOLD = """
import sys
from pathlib import Path
from repdesk.storage.lock import DeskLock
with DeskLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

RACE = """
import sys
from pathlib import Path
from repdesk.domain.errors import Refused
from repdesk.storage.lock import DeskLock
sys.stdin.readline()
try:
    with DeskLock(Path(sys.argv[1])):
        print("first", flush=True)
        sys.stdin.read()
except Refused as refused:
    print(refused.code, flush=True)
"""


def _start(script: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, os.fspath(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@contextmanager
def _another_process_holding(path: Path) -> Iterator[subprocess.Popen[str]]:
    with _start(HOLD, path) as process:
        assert _line(process) == "held"
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite"


def test_a_desk_that_is_open_elsewhere_is_refused_with_who_and_since_when(path: Path) -> None:
    with _another_process_holding(path) as other, pytest.raises(Refused) as refused:
        DeskLock(path).acquire()
    values = refused.value.values
    assert (refused.value.code, values["path"]) == ("desk.already_open", path)
    assert (values["pid"], values["host"]) == (str(other.pid), socket.gethostname())
    assert str(values["since"]).startswith("20")


def test_the_lock_of_a_killed_process_is_free(path: Path) -> None:
    with _another_process_holding(path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        with DeskLock(path):
            assert DeskLock(path).file.read_text().startswith(f"pid={os.getpid()}\n")


def test_a_frozen_process_still_holds_its_lock(path: Path) -> None:
    with _another_process_holding(path) as other:
        other.send_signal(signal.SIGSTOP)
        with pytest.raises(Refused, match="already_open"):
            DeskLock(path).acquire()


def test_a_released_lock_is_free(path: Path) -> None:
    with DeskLock(path):
        pass
    with _another_process_holding(path) as other:
        assert other.poll() is None


def test_the_same_process_does_not_get_it_twice(path: Path) -> None:
    with DeskLock(path), pytest.raises(Refused, match="already_open"):
        DeskLock(path).acquire()


def test_of_many_starts_at_once_exactly_one_is_first(path: Path) -> None:
    starts = [_start(RACE, path) for _ in range(5)]
    for start in starts:
        assert start.stdin is not None
        start.stdin.write("go\n")
        start.stdin.flush()
    assert sorted(_line(start) for start in starts) == ["desk.already_open"] * 4 + ["first"]
    for start in starts:
        start.communicate()


def test_a_linked_folder_is_the_same_desk(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with DeskLock(tmp_path / "real" / "desk.sqlite"), pytest.raises(Refused, match="already_open"):
        DeskLock(tmp_path / "link" / "desk.sqlite").acquire()


def test_a_linked_file_is_the_same_desk(tmp_path: Path) -> None:
    (tmp_path / "link.sqlite").symlink_to(tmp_path / "desk.sqlite")
    with DeskLock(tmp_path / "desk.sqlite"), pytest.raises(Refused, match="already_open"):
        DeskLock(tmp_path / "link.sqlite").acquire()


@pytest.mark.parametrize("text", ["", "host=LAURAS-LAPTOP\nsince=2026-11-20", "\0\xff garbage", "=\n\n=="])
def test_the_text_of_another_is_no_obstacle(path: Path, text: str) -> None:
    DeskLock(path).file.write_text(text, encoding="latin-1")
    with DeskLock(path):
        assert f"host={socket.gethostname()}" in DeskLock(path).file.read_text()


def test_a_holder_that_has_not_written_yet_is_refused_without_names(path: Path) -> None:
    with DeskLock(path) as held:
        os.truncate(held.file, 0)
        with pytest.raises(Refused) as refused:
            DeskLock(path).acquire()
    assert refused.value.code == "desk.in_use"


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="folder_missing"):
        DeskLock(tmp_path / "gone" / "desk.sqlite").acquire()


def test_the_lock_comes_before_the_database_library() -> None:
    script = "import sys, repdesk.storage.lock; print('sqlalchemy' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_an_impossible_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="bad_path"):
        DeskLock(tmp_path / "a\0b").acquire()


def test_the_lock_file_is_private(path: Path) -> None:
    with DeskLock(path) as held:
        assert held.file.stat().st_mode & 0o777 == 0o600


def test_a_refusal_leaves_no_handle_open(path: Path) -> None:
    handles = Path("/proc/self/fd")
    with DeskLock(path):
        before = len([*handles.iterdir()])
        with pytest.raises(Refused):
            DeskLock(path).acquire()
        assert len([*handles.iterdir()]) == before
