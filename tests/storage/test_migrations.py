"""From one format to the next: all of it or none, and no row lost on the way."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from repdesk.domain.errors import Refused
from repdesk.storage import desk_file, integrity, marks
from repdesk.storage.engine import writing_engine
from repdesk.storage.migrations.upgrade import upgrade
from repdesk.storage.plain import plain_connection
from repdesk.storage.store import Store
from tests.storage.desks import leave_uncleanly, new_desk, traces

SECOND, THIRD = marks.FORMAT + 1, marks.FORMAT + 2

REBUILDS_DEAL = f"""
import sqlalchemy
from alembic import op

revision, down_revision = "{SECOND:04}", "{marks.REVISION}"


def upgrade():
    with op.batch_alter_table("deal", recreate="always", table_kwargs={{"sqlite_autoincrement": True}}) as deal:
        deal.add_column(sqlalchemy.Column("mood", sqlalchemy.Text, server_default="calm"))
    op.execute("UPDATE company SET name = 'Birch'")
"""

RAISES = f"""
from alembic import op

revision, down_revision = "{THIRD:04}", "{SECOND:04}"


def upgrade():
    op.execute("DELETE FROM deal")
    raise ZeroDivisionError
"""

LOSES_ROWS = f"""
from alembic import op

revision, down_revision = "{SECOND:04}", "{marks.REVISION}"


def upgrade():
    op.execute("DELETE FROM deal_tag WHERE name = 'hot'")
"""

REUSES_IDS = REBUILDS_DEAL.replace("True", "False")

STRAYS = LOSES_ROWS.replace("DELETE FROM deal_tag WHERE name = 'hot'", "UPDATE deal SET company_id = 99")

DECLARED = LOSES_ROWS + '\nROWS = {"deal_tag": "one tag says enough"}\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return new_desk(tmp_path / "desk", deals=50)


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "backups"


def _versions(tmp_path: Path, *revisions: str) -> Path:
    folder = tmp_path / "versions"
    folder.mkdir(exist_ok=True)
    for number, revision in enumerate(revisions):
        (folder / f"made_up_{number}.py").write_text(revision)
    return folder


@contextmanager
def _writing(path: Path) -> Iterator[Connection]:
    engine = writing_engine(path)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _ask(path: Path, question: str) -> object:
    with plain_connection(path) as connection:
        return connection.execute(question).fetchone()[0]


def _content(path: Path) -> list[str]:
    with plain_connection(path) as connection:
        return [*connection.iterdump(), repr(integrity.versions(connection))]


def _rows(path: Path) -> dict[str, int]:
    with plain_connection(path) as connection:
        return integrity.counts(connection)


def test_a_desk_of_the_newest_format_is_left_alone(path: Path, backups: Path) -> None:
    before = traces(path.parent)
    upgrade(path, backups)
    assert traces(path.parent) == before


def test_the_newest_revision_leads_to_the_format_of_a_new_desk(path: Path) -> None:
    files = (Path(upgrade.__code__.co_filename).parent / "versions").glob("v*.py")
    revisions = sorted(re.findall(r'^revision = "(\d{4})"', file.read_text(), re.MULTILINE)[0] for file in files)
    assert revisions == [f"{number:04}" for number in range(1, marks.FORMAT + 1)]
    assert _ask(path, "SELECT version_num FROM alembic_version") == revisions[-1]


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(tmp_path: Path, path: Path, backups: Path) -> None:
    before = _rows(path)
    upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL))
    assert _rows(path) == before
    assert _ask(path, "SELECT mood FROM deal LIMIT 1") == "calm"
    assert _ask(path, "PRAGMA user_version") == SECOND
    assert _ask(path, "PRAGMA foreign_keys") == 1


def test_a_rebuilt_table_still_refuses_what_it_refused(tmp_path: Path, path: Path, backups: Path) -> None:
    upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL))
    made = str(_ask(path, "SELECT sql FROM sqlite_master WHERE name = 'deal'"))
    assert "STRICT" in made
    assert "AUTOINCREMENT" in made


def test_a_table_rebuilt_as_it_was_is_still_ours(tmp_path: Path, path: Path, backups: Path) -> None:
    unchanged = re.sub(r"        deal\.add_column.*", "        pass", REBUILDS_DEAL)
    upgrade(path, backups, versions=_versions(tmp_path, unchanged))
    with plain_connection(path) as connection:
        assert integrity.is_our_schema(connection)


def test_an_id_is_not_used_again_after_a_table_was_rebuilt(tmp_path: Path, path: Path, backups: Path) -> None:
    with _writing(path) as connection:
        connection.exec_driver_sql("DELETE FROM deal WHERE id = 50")
    upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL))
    with _writing(path) as connection:
        connection.exec_driver_sql("INSERT INTO deal (uid, process_id, version_id, stage_id) VALUES ('n', 1, 1, 1)")
        assert connection.exec_driver_sql("SELECT max(id) FROM deal").scalar() == 51


def test_older_steps_can_no_longer_be_undone(tmp_path: Path, path: Path, backups: Path) -> None:
    with _writing(path) as connection:
        connection.exec_driver_sql("INSERT INTO step (verb) VALUES ('move_deal')")
    upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL))
    assert _ask(path, "SELECT closed FROM step") == 1


def test_after_an_upgrade_the_journal_goes_on(tmp_path: Path, path: Path, backups: Path) -> None:
    upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL))
    store = Store(path, now=lambda: 1, session="after")
    with store.write("edit_deal") as unit:
        unit.connection.exec_driver_sql("UPDATE deal SET title = 'Zebra' WHERE id = 1")
    found_after = "SELECT count(*) FROM deal_fts WHERE deal_fts MATCH 'zebra'"
    assert _ask(path, found_after) == 1
    store.undo()
    store.close()
    assert _ask(path, found_after) == 0


def test_search_finds_what_the_upgrade_changed(tmp_path: Path, path: Path, backups: Path) -> None:
    upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL))
    assert _ask(path, "SELECT count(*) FROM deal_fts WHERE deal_fts MATCH 'birch'") == 50


def test_a_verified_copy_of_the_old_desk_comes_first(tmp_path: Path, path: Path, backups: Path) -> None:
    before = _content(path)
    upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL))
    [copy] = backups.iterdir()
    assert copy.name.endswith(f"-before-format-{SECOND}.sqlite")
    assert _content(copy) == before


def test_without_a_copy_nothing_is_upgraded(tmp_path: Path, path: Path, backups: Path) -> None:
    backups.touch()
    before = traces(path.parent)
    with pytest.raises(Refused, match=r"backup\.folder_missing"):
        upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL))
    assert traces(path.parent) == before


def test_a_step_that_raises_takes_all_of_them_back(tmp_path: Path, path: Path, backups: Path) -> None:
    before = _content(path)
    with pytest.raises(ZeroDivisionError):
        upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL, RAISES))
    assert _content(path) == before
    assert desk_file.inspect(path) is desk_file.FileState.READY


@pytest.mark.parametrize(
    ("revision", "value", "found"),
    [
        (LOSES_ROWS, "tables", ("deal_tag",)),
        (STRAYS, "strays", 50),
        (REUSES_IDS, "unnumbered", ("deal",)),
    ],
    ids=["rows", "references", "numbering"],
)
def test_a_step_that_loses_something_is_taken_back(
    tmp_path: Path, path: Path, backups: Path, revision: str, value: str, found: object
) -> None:
    before = _content(path)
    with pytest.raises(Refused) as refused:
        upgrade(path, backups, versions=_versions(tmp_path, revision))
    assert (refused.value.code, refused.value.values[value]) == ("desk.upgrade_failed", found)
    assert _content(path) == before


def test_a_step_may_drop_rows_that_it_declares(tmp_path: Path, path: Path, backups: Path) -> None:
    upgrade(path, backups, versions=_versions(tmp_path, DECLARED))
    assert _rows(path)["deal_tag"] == 50


def test_what_only_the_log_held_is_upgraded_too(tmp_path: Path, path: Path, backups: Path) -> None:
    leave_uncleanly(path, "DELETE FROM deal WHERE id > 40")
    upgrade(path, backups, versions=_versions(tmp_path, REBUILDS_DEAL))
    assert _rows(path)["deal"] == 40


KILLED_AT_EACH_STATEMENT = """
import os, shutil, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from repdesk.storage.migrations.upgrade import upgrade
from repdesk.storage.store import Store

original, versions, where = map(Path, sys.argv[1:])

def upgraded(path, limit):
    seen = 0
    @event.listens_for(Engine, "before_cursor_execute")
    def count(*_):
        nonlocal seen
        seen += 1
        if seen == limit:
            os.kill(os.getpid(), signal.SIGKILL)
    upgrade(path, path.parent / "backups", versions=versions)
    return seen

def in_child(name, limit):
    path = where / name / "desk.sqlite"
    path.parent.mkdir()
    shutil.copy(original, path)
    child = os.fork()
    if not child:
        (where / "statements").write_text(str(upgraded(path, limit)))
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])

assert in_child("whole", 0) == 0
total = int((where / "statements").read_text())
for turn in range(12):
    assert in_child(f"killed-{turn}", 1 + turn * (total - 1) // 11) == signal.SIGKILL
"""


def test_an_upgrade_killed_at_any_statement_leaves_the_old_desk(tmp_path: Path, path: Path) -> None:
    where, versions, before = tmp_path / "runs", _versions(tmp_path, REBUILDS_DEAL), _content(path)
    where.mkdir()
    subprocess.run(
        [sys.executable, "-c", KILLED_AT_EACH_STATEMENT, *map(os.fspath, (path, versions, where))], check=True
    )
    killed = sorted(where.glob("killed-*/desk.sqlite"))
    assert [_content(desk) == before for desk in killed] == [True] * 12
    assert _ask(where / "whole" / "desk.sqlite", "PRAGMA user_version") == SECOND


def test_an_upgrade_killed_after_the_commit_leaves_the_new_desk(tmp_path: Path, path: Path, backups: Path) -> None:
    versions = _versions(tmp_path, REBUILDS_DEAL)
    script = f"""
import os, signal
from pathlib import Path
from sqlalchemy import Engine
from repdesk.storage.migrations.upgrade import upgrade
from repdesk.storage.store import Store
Engine.dispose = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
upgrade(Path({os.fspath(path)!r}), Path({os.fspath(backups)!r}), versions=Path({os.fspath(versions)!r}))
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    assert desk_file.inspect(path) is desk_file.FileState.NEWER
    assert _ask(path, "PRAGMA user_version") == SECOND
    assert _ask(path, "SELECT mood FROM deal LIMIT 1") == "calm"


def test_alembic_stays_away_while_there_is_nothing_to_do(path: Path, backups: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from repdesk.storage.desk_file import look, prepare
path = Path({os.fspath(path)!r})
prepare(path, Path({os.fspath(backups)!r}))
prepare(path.with_name("another.sqlite"), Path({os.fspath(backups)!r}))
look(path)
print([name for name in sys.modules if name.startswith(("alembic", "mako", "sqlalchemy.orm"))])
"""
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert result.stdout.strip() == "[]"
