"""Creating, inspecting and refusing the file; what is refused stays as it was."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from repdesk.domain.errors import Refused
from repdesk.storage import desk_file, marks
from repdesk.storage.desk_file import FileState
from repdesk.storage.engine import reading_engine, writing_engine
from repdesk.storage.integrity import counts
from repdesk.storage.plain import plain_connection
from tests.storage.desks import leave_uncleanly, new_desk, run_and_kill, traces

HEADER_APPLICATION_ID = 68
HEADER_USER_VERSION = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


def _patched(path: Path, offset: int, value: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(value)


def _run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def _stranger(path: Path) -> None:
    _run(path, "CREATE TABLE moz_places (id INTEGER)", "PRAGMA application_id=17")


def _pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + bytes(4000))


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("deals.csv", "title")


def _newer(path: Path) -> None:
    desk_file.create(path)
    _patched(path, HEADER_USER_VERSION, (marks.FORMAT + 1).to_bytes(4, "big"))


def _without_magic(path: Path) -> None:
    desk_file.create(path)
    _patched(path, 0, b"garbage")


def _without_format(path: Path) -> None:
    desk_file.create(path)
    _patched(path, HEADER_USER_VERSION, bytes(4))


def _with_odd_page_size(path: Path) -> None:
    desk_file.create(path)
    _patched(path, 16, b"\x12\x34")


def _with_planted_trigger(path: Path) -> None:
    desk_file.create(path)
    _run(path, "CREATE TRIGGER planted AFTER INSERT ON deal BEGIN DELETE FROM company; END")


def _with_planted_view(path: Path) -> None:
    desk_file.create(path)
    _run(path, "CREATE VIEW planted AS SELECT * FROM deal")


def _with_another_table(path: Path) -> None:
    desk_file.create(path)
    _run(path, "CREATE TABLE extra (id INTEGER)")


def _with_another_column(path: Path) -> None:
    desk_file.create(path)
    _run(path, "ALTER TABLE deal ADD COLUMN extra TEXT")


def _without_a_table(path: Path) -> None:
    desk_file.create(path)
    _run(path, "DROP TABLE draft")


def _with_a_garbage_page(path: Path) -> None:
    new_desk(path.parent, deals=300)
    _patched(path, 20 * 4096, random.Random(7).randbytes(4096))


def _cut_short(path: Path) -> None:
    new_desk(path.parent, deals=300)
    os.truncate(path, path.stat().st_size // 2)


def _broken_link(path: Path) -> None:
    path.symlink_to(path.with_name("gone.sqlite"))


def _circle(path: Path) -> None:
    path.symlink_to(path)


REFUSED: tuple[tuple[Callable[[Path], object], str], ...] = (
    (_newer, "desk.newer"),
    (_stranger, "desk.foreign"),
    (Path.touch, "desk.empty"),
    (lambda path: path.write_bytes(bytes(8192)), "desk.zeroed"),
    (_pdf, "desk.not_sqlite"),
    (_zip, "desk.not_sqlite"),
    (lambda path: path.write_bytes(b"SQLite"), "desk.not_sqlite"),
    (lambda path: path.write_bytes(random.Random(7).randbytes(8192)), "desk.not_sqlite"),  # as an encrypted one looks
    (Path.mkdir, "desk.not_a_file"),
    (os.mkfifo, "desk.not_a_file"),
    (lambda path: path.symlink_to("/dev/zero"), "desk.not_a_file"),
    (_broken_link, "desk.broken_link"),
    (_circle, "desk.bad_path"),
    (_without_magic, "desk.damaged"),
    (_without_format, "desk.damaged"),
    (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\x10"), "desk.damaged"),
    (_with_odd_page_size, "desk.damaged"),
    (_with_a_garbage_page, "desk.damaged"),
    (_cut_short, "desk.damaged"),
    (_with_planted_trigger, "desk.foreign_schema"),
    (_with_planted_view, "desk.foreign_schema"),
    (_with_another_table, "desk.foreign_schema"),
    (_with_another_column, "desk.foreign_schema"),
    (_without_a_table, "desk.foreign_schema"),
)


@pytest.mark.parametrize(("make", "code"), REFUSED, ids=lambda value: getattr(value, "__name__", value))
def test_what_is_no_sound_desk_is_refused_and_left_as_it_was(
    folder: Path, make: Callable[[Path], object], code: str
) -> None:
    path = folder / "desk.sqlite"
    make(path)
    before = traces(folder)
    with pytest.raises(Refused) as refused:
        desk_file.prepare(path, folder / "backups")
    assert (refused.value.code, refused.value.values["path"]) == (code, path)
    assert traces(folder) == before


@pytest.mark.parametrize(
    ("name", "code"),
    [("no/such/desk.sqlite", "desk.folder_missing"), ("x" * 300, "desk.bad_path"), ("a\0b", "desk.bad_path")],
)
def test_an_impossible_path_is_refused(folder: Path, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        desk_file.prepare(folder / name, folder / "backups")
    assert refused.value.code == code


@contextmanager
def _unprivileged() -> Iterator[None]:
    """What the system forbids it forbids everybody but root."""
    root = os.geteuid() == 0
    if root:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)


@pytest.fixture
def open_folder(folder: Path) -> Path:
    """A folder that another user may enter."""
    for parent in (folder, *folder.parents):
        if parent.stat().st_mode & 0o005 != 0o005:
            parent.chmod(0o755)
    return folder


def test_a_file_that_may_not_be_read_is_refused(open_folder: Path) -> None:
    path = new_desk(open_folder)
    path.chmod(0)
    with _unprivileged(), pytest.raises(Refused) as refused:
        desk_file.prepare(path, open_folder / "backups")
    assert refused.value.code == "desk.no_permission"


def test_a_file_that_may_not_be_written_is_refused(open_folder: Path) -> None:
    path = new_desk(open_folder)
    path.chmod(0o444)
    before = traces(open_folder)
    with _unprivileged(), pytest.raises(Refused) as refused:
        desk_file.prepare(path, open_folder / "backups")
    assert refused.value.code == "desk.read_only"
    assert traces(open_folder) == before


def test_a_new_desk_cannot_be_made_in_a_folder_that_is_read_only(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with _unprivileged(), pytest.raises(Refused) as refused:
        desk_file.prepare(open_folder / "desk.sqlite", open_folder / "backups")
    open_folder.chmod(0o755)
    assert refused.value.code == "desk.no_permission"
    assert traces(open_folder) == {}


def test_a_new_desk_is_private_whole_and_alone(folder: Path) -> None:
    path = folder / "desk.sqlite"
    desk_file.prepare(path, folder / "backups")
    assert [file.name for file in folder.iterdir()] == ["desk.sqlite"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes()[HEADER_APPLICATION_ID:][:4] == b"RPDS"
    assert desk_file.inspect(path) is FileState.READY


def test_the_log_of_a_desk_is_private_too(folder: Path) -> None:
    path = new_desk(folder)
    engine = writing_engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('theme', 'dark')")
        modes = {file.stat().st_mode & 0o777 for file in folder.iterdir()}
    engine.dispose()
    assert modes == {0o600}


def test_creating_never_replaces_a_file(folder: Path) -> None:
    path = new_desk(folder, deals=3)
    before = traces(folder)
    with pytest.raises(Refused) as refused:
        desk_file.create(path)
    assert refused.value.code == "desk.exists"
    assert traces(folder) == before


def test_preparing_a_sound_desk_changes_nothing(folder: Path) -> None:
    path = new_desk(folder, deals=3)
    before = traces(folder)
    desk_file.prepare(path, folder / "backups")
    assert traces(folder) == before


def test_statistics_of_the_planner_are_no_foreign_schema(folder: Path) -> None:
    path = new_desk(folder, deals=3)
    _run(path, "ANALYZE")
    desk_file.prepare(path, folder / "backups")


@pytest.mark.parametrize("moment", ["files.make_private", "desk_file._build", "files.settle"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_creation_killed_in_the_middle_is_made_up_for_by_the_next(folder: Path, moment: str, when: str) -> None:
    path = folder / "desk.sqlite"
    run_and_kill(f"""
        import os, signal
        from pathlib import Path
        from repdesk.storage import desk_file, files
        step = {moment}
        def killed(*arguments):
            {when!r} == "after" and step(*arguments)
            os.kill(os.getpid(), signal.SIGKILL)
        {moment} = killed
        desk_file.create(Path({os.fspath(path)!r}))
        """)
    is_finished = (moment, when) == ("files.settle", "after")
    assert desk_file.inspect(path) is (FileState.READY if is_finished else FileState.ABSENT)
    desk_file.prepare(path, folder / "backups")
    assert [file.name for file in folder.iterdir()] == ["desk.sqlite"]


def test_a_creation_without_room_leaves_nothing(folder: Path) -> None:
    script = f"""
import resource
from pathlib import Path
from repdesk.domain.errors import Refused
from repdesk.storage.desk_file import create
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    create(Path({os.fspath(folder / "desk.sqlite")!r}))
except Refused as refused:
    print(refused.code)
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() in {"desk.io", "desk.disk_full"}
    assert traces(folder) == {}


def test_a_desk_left_uncleanly_opens_with_what_was_committed(folder: Path) -> None:
    path = new_desk(folder, deals=3)
    leave_uncleanly(path, "DELETE FROM deal WHERE id = 2")
    desk_file.prepare(path, folder / "backups")
    with plain_connection(path) as connection:
        assert counts(connection)["deal"] == 2


def test_damage_behind_an_unclean_end_is_found_and_left_as_it_was(folder: Path) -> None:
    path = new_desk(folder, deals=300)
    leave_uncleanly(path, "INSERT INTO setting VALUES ('theme', 'dark')")
    _patched(path, 20 * 4096, random.Random(7).randbytes(4096))
    before = traces(folder)
    with pytest.raises(Refused) as refused:
        desk_file.prepare(path, folder / "backups")
    assert refused.value.code == "desk.damaged"
    assert {name: before[name] for name in ("desk.sqlite", "desk.sqlite-wal")}.items() <= traces(folder).items()


def test_a_refusal_leaves_nothing_new_beside_a_log_that_came_alone(folder: Path) -> None:
    path = new_desk(folder, deals=300)
    leave_uncleanly(path, "INSERT INTO setting VALUES ('theme', 'dark')")
    path.with_name("desk.sqlite-shm").unlink()
    _patched(path, 20 * 4096, random.Random(7).randbytes(4096))
    before = traces(folder)
    with pytest.raises(Refused, match="damaged"):
        desk_file.prepare(path, folder / "backups")
    assert traces(folder) == before


def test_a_stray_reference_is_found_after_an_unclean_end(folder: Path) -> None:
    path = new_desk(folder, deals=3)
    _run(path, "PRAGMA foreign_keys=OFF", "DELETE FROM company")
    leave_uncleanly(path, "INSERT INTO setting VALUES ('theme', 'dark')")
    with pytest.raises(Refused) as refused:
        desk_file.prepare(path, folder / "backups")
    assert refused.value.code == "desk.damaged"


def test_a_newer_format_is_seen_while_it_is_still_in_the_log(folder: Path) -> None:
    path = new_desk(folder)
    leave_uncleanly(path, f"PRAGMA user_version={marks.FORMAT + 1}")
    before = traces(folder)
    with pytest.raises(Refused) as refused:
        desk_file.prepare(path, folder / "backups")
    assert refused.value.code == "desk.newer"
    assert traces(folder) == before


def test_the_log_of_a_linked_desk_lies_beside_the_real_one(folder: Path, tmp_path: Path) -> None:
    leave_uncleanly(new_desk(folder), f"PRAGMA user_version={marks.FORMAT + 1}")
    link = tmp_path / "link.sqlite"
    link.symlink_to(folder / "desk.sqlite")
    assert desk_file.inspect(link) is FileState.NEWER


def test_a_log_with_no_whole_commit_says_nothing(folder: Path) -> None:
    path = new_desk(folder)
    leave_uncleanly(path, f"PRAGMA user_version={marks.FORMAT + 1}")
    log = folder / "desk.sqlite-wal"
    os.truncate(log, 32 + 24 + 50)
    assert desk_file.inspect(path) is FileState.READY


def test_a_log_of_nothing_but_zeros_is_not_searched(folder: Path) -> None:
    path = new_desk(folder)
    log = folder / "desk.sqlite-wal"
    log.touch()
    os.truncate(log, 20 * 1024**3)  # with holes: read whole it would take minutes
    assert desk_file.inspect(path) is FileState.READY


def test_damaged_files_are_refused_or_sound_but_never_crash(folder: Path, tmp_path: Path) -> None:
    original, chance = new_desk(folder, deals=200), random.Random(11)
    size = original.stat().st_size
    for turn in range(120):
        path = tmp_path / f"{turn}.sqlite"
        shutil.copy(original, path)
        _patched(path, chance.randrange(size - 64), chance.randbytes(chance.choice((1, 8, 64, 512))))
        before = path.read_bytes()
        with contextlib.suppress(Refused):
            desk_file.prepare(path, folder / "backups")
        assert path.read_bytes() == before


def test_looking_does_not_create(folder: Path) -> None:
    with pytest.raises(Refused) as refused:
        desk_file.look(folder / "desk.sqlite")
    assert refused.value.code == "desk.absent"
    assert traces(folder) == {}


def test_looking_leaves_a_closed_desk_as_it_was(folder: Path) -> None:
    path = new_desk(folder, deals=3)
    before = traces(folder)
    desk_file.look(path)
    assert traces(folder) == before


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose format is one further, but whose revisions got lost when it was packed."""
    monkeypatch.setattr(marks, "FORMAT", marks.FORMAT + 1)


@pytest.mark.usefixtures("newer_program")
def test_looking_does_not_upgrade(folder: Path) -> None:
    path = new_desk(folder)
    _patched(path, HEADER_USER_VERSION, (marks.FORMAT - 1).to_bytes(4, "big"))
    before = traces(folder)
    with pytest.raises(Refused, match=r"desk\.older"):
        desk_file.look(path)
    assert traces(folder) == before


@pytest.mark.usefixtures("newer_program")
def test_a_desk_that_could_not_be_upgraded_is_not_opened(folder: Path) -> None:
    path = new_desk(folder)
    _patched(path, HEADER_USER_VERSION, (marks.FORMAT - 1).to_bytes(4, "big"))
    before = traces(folder)
    with pytest.raises(Refused, match=r"desk\.older"):
        desk_file.prepare(path, folder / "backups")
    assert traces(folder) == before


def test_looking_reads_beside_an_open_window(folder: Path) -> None:
    path = new_desk(folder, deals=3)
    window, reader = writing_engine(path), reading_engine(path)
    with window.begin() as writing:
        writing.exec_driver_sql("DELETE FROM deal WHERE id = 2")
        desk_file.look(path)
        with reader.connect() as reading:
            assert reading.exec_driver_sql("SELECT count(*) FROM deal").scalar() == 3
    reader.dispose()
    window.dispose()


def test_looking_refuses_a_planted_trigger(folder: Path) -> None:
    path = folder / "desk.sqlite"
    _with_planted_trigger(path)
    with pytest.raises(Refused) as refused:
        desk_file.look(path)
    assert refused.value.code == "desk.foreign_schema"
