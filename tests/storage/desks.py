"""Desks for tests of the file: real ones, with as many deals as asked for."""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Connection

from repdesk.storage import desk_file, rows
from repdesk.storage.engine import writing_engine


def new_desk(folder: Path, *, deals: int = 0) -> Path:
    """A desk in `folder`, closed, with one process and `deals` deals that each have two tags."""
    path = folder / "desk.sqlite"
    desk_file.create(path)
    if deals:
        engine = writing_engine(path)
        with engine.begin() as connection:
            add_deals(connection, deals)
        engine.dispose()
    return path


def add_deals(connection: Connection, deals: int) -> None:
    """Fill an empty desk."""
    connection.execute(rows.process.insert().values(id=1, uid="p", key="p"))
    connection.execute(rows.process_version.insert().values(id=1, process_id=1, number=1))
    connection.execute(rows.stage.insert().values(id=1, uid="s", process_id=1, key="s"))
    connection.execute(rows.company.insert().values(id=1, uid="c", name="Acme"))
    place = {"company_id": 1, "process_id": 1, "version_id": 1, "stage_id": 1}
    ids = range(1, deals + 1)
    connection.execute(rows.deal.insert(), [{"id": i, "uid": f"d{i}", "title": f"Deal {i}"} | place for i in ids])
    connection.execute(rows.deal_tag.insert(), [{"deal_id": i, "name": name} for i in ids for name in ("hot", "big")])


def leave_uncleanly(path: Path, statement: str) -> None:
    """Commit `statement` in another process that is killed before it could copy its log into the file."""
    run_and_kill(
        f"""
        import os, signal
        from pathlib import Path
        from repdesk.storage.engine import writing_engine
        engine = writing_engine(Path({os.fspath(path)!r}))
        with engine.begin() as connection:
            connection.exec_driver_sql({statement!r})
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )


def run_and_kill(script: str) -> None:
    """Run `script`, which must end by killing itself."""
    lines = "\n".join(line[8:] for line in script.splitlines())
    assert subprocess.run([sys.executable, "-c", lines], check=False).returncode == -signal.SIGKILL


def traces(folder: Path) -> dict[str, str]:
    """Every file in `folder` with a print of its bytes: equal before and after means untouched."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "-" for file in folder.iterdir()
    }
