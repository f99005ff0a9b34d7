"""Copies: whole, proven and private, or not there at all."""

import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from repdesk.domain.errors import Refused
from repdesk.storage import desk_file, integrity
from repdesk.storage.backup import backup, backup_before
from repdesk.storage.engine import writing_engine
from repdesk.storage.plain import plain_connection
from tests.storage.desks import leave_uncleanly, new_desk, run_and_kill, traces

MORNING = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return new_desk(tmp_path / "desk", deals=300)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "copies").mkdir()
    return tmp_path / "copies" / "copy.sqlite"


def _rows(path: Path) -> dict[str, int]:
    with plain_connection(path, "immutable=1") as connection:
        return integrity.counts(connection)


def test_a_copy_holds_the_same_rows_and_says_how_many(path: Path, target: Path) -> None:
    made = backup(path, target)
    assert (made.path, made.deals, made.bytes) == (target, 300, target.stat().st_size)
    assert _rows(target) == _rows(path)


def test_a_copy_opens_as_a_desk(path: Path, target: Path) -> None:
    backup(path, target)
    desk_file.prepare(target, target.parent)


def test_a_copy_is_private_and_alone(path: Path, target: Path) -> None:
    backup(path, target)
    assert [file.name for file in target.parent.iterdir()] == ["copy.sqlite"]
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_copy_needs_no_log_so_that_a_read_only_folder_can_hold_it(path: Path, target: Path) -> None:
    backup(path, target)
    assert target.read_bytes()[18:20] == b"\x01\x01"


def test_the_desk_is_left_as_it_was(path: Path, target: Path) -> None:
    before = traces(path.parent)
    backup(path, target)
    assert traces(path.parent) == before


def test_what_only_the_log_holds_is_copied(path: Path, target: Path) -> None:
    leave_uncleanly(path, "DELETE FROM deal WHERE id > 200")
    assert backup(path, target).deals == 200


@pytest.fixture
def busy_window(path: Path) -> Iterator[None]:
    """A window that adds settings without a pause."""
    engine, stop = writing_engine(path), threading.Event()

    def write() -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            with engine.begin() as connection:
                connection.exec_driver_sql("INSERT INTO setting VALUES (?, '')", (f"{turn}",))

    writer = threading.Thread(target=write)
    writer.start()
    yield
    stop.set()
    writer.join()
    engine.dispose()


@pytest.mark.usefixtures("busy_window")
def test_a_copy_beside_a_busy_window_is_of_one_moment(path: Path, target: Path) -> None:
    for turn in range(5):
        assert backup(path, target.with_name(f"{turn}.sqlite")).deals == 300


def test_an_existing_file_is_kept(path: Path, target: Path) -> None:
    target.write_text("her thesis")
    with pytest.raises(Refused) as refused:
        backup(path, target)
    assert (refused.value.code, refused.value.values["path"]) == ("backup.exists", target)
    assert target.read_text() == "her thesis"


def test_an_existing_file_is_replaced_when_she_says_so(path: Path, target: Path) -> None:
    target.write_text("an old copy")
    assert backup(path, target, overwrite=True).deals == 300


def test_the_desk_is_never_its_own_copy(path: Path) -> None:
    before = traces(path.parent)
    with pytest.raises(Refused, match=r"backup\.is_the_desk"):
        backup(path, path, overwrite=True)
    assert traces(path.parent) == before


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_is_no_target(path: Path, target: Path, overwrite: bool) -> None:
    with pytest.raises(Refused, match=r"backup\.exists"):
        backup(path, target.parent, overwrite=overwrite)


def test_a_missing_folder_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"backup\.folder_missing"):
        backup(path, tmp_path / "stick" / "copy.sqlite")


def test_an_impossible_name_is_refused(path: Path, target: Path) -> None:
    with pytest.raises(Refused, match=r"backup\.bad_path"):
        backup(path, target.with_name("a\0b"))


def test_a_damaged_desk_is_not_copied(path: Path, target: Path) -> None:
    with path.open("r+b") as file:
        file.seek(20 * 4096)
        file.write(random.Random(7).randbytes(4096))
    with pytest.raises(Refused, match=r"backup\.damaged"):
        backup(path, target)
    assert traces(target.parent) == {}


def test_another_file_is_not_copied(tmp_path: Path, target: Path) -> None:
    (tmp_path / "places.sqlite").touch()
    with pytest.raises(Refused, match=r"desk\.empty"):
        backup(tmp_path / "places.sqlite", target)


def test_a_missing_desk_is_refused_and_not_made(tmp_path: Path, target: Path) -> None:
    with pytest.raises(Refused, match=r"desk\.absent"):
        backup(tmp_path / "gone.sqlite", target)
    assert traces(target.parent) == {}
    assert not (tmp_path / "gone.sqlite").exists()


@pytest.mark.parametrize("step", ["backup._copy", "backup._verify", "files._sync"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_backup_killed_in_the_middle_has_no_final_name(path: Path, target: Path, step: str, when: str) -> None:
    run_and_kill(f"""
        import os, signal
        from pathlib import Path
        from repdesk.storage import backup, files
        step = {step}
        def killed(*arguments):
            {when!r} == "after" and step(*arguments)
            os.kill(os.getpid(), signal.SIGKILL)
        {step} = killed
        backup.backup(Path({os.fspath(path)!r}), Path({os.fspath(target)!r}))
        """)
    assert not target.exists()
    assert backup(path, target).deals == 300
    assert [file.name for file in target.parent.iterdir()] == ["copy.sqlite"]


def test_a_failed_replacement_keeps_the_old_copy(path: Path, target: Path) -> None:
    backup(path, target)
    before = traces(target.parent)
    limited = f"""
import resource, sys
from pathlib import Path
from repdesk.domain.errors import Refused
from repdesk.storage.backup import backup
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    backup(Path({os.fspath(path)!r}), Path({os.fspath(target)!r}), overwrite=True)
except Refused as refused:
    print(refused.code)
"""
    result = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, check=True)
    assert result.stdout.strip() in {"backup.io", "backup.disk_full"}
    assert traces(target.parent) == before


def test_a_backup_before_something_is_named_by_time_and_reason(path: Path, tmp_path: Path) -> None:
    made = backup_before(path, tmp_path / "backups", "import", MORNING)
    assert made.path == tmp_path / "backups" / "desk-2026-11-22-0912-before-import.sqlite"


def test_two_backups_in_one_minute_have_two_names(path: Path, tmp_path: Path) -> None:
    names = [backup_before(path, tmp_path / "backups", "import", MORNING).path.name for _ in range(3)]
    stem = "desk-2026-11-22-0912-before-import"
    assert names == [f"{stem}.sqlite", f"{stem}-2.sqlite", f"{stem}-3.sqlite"]


def test_the_folder_of_backups_is_private(path: Path, tmp_path: Path) -> None:
    backup_before(path, tmp_path / "backups", "import", MORNING)
    assert (tmp_path / "backups").stat().st_mode & 0o777 == 0o700


def test_a_file_in_place_of_the_folder_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").touch()
    with pytest.raises(Refused, match=r"backup\.folder_missing"):
        backup_before(path, tmp_path / "backups", "import", MORNING)
