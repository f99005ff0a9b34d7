"""The start of the program, each time in a process of its own."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from repdesk import __version__
from repdesk.storage.lock import DeskLock
from tests.builders import a_desk

SLOW_MACHINE = 60


def start(*arguments: str, code: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """Run RepDesk to its end; `code` runs before it."""
    script = f"import sys\nfrom repdesk.app import main\n{code}\nsys.exit(main({list(arguments)!r}))"
    return subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=SLOW_MACHINE,
    )


def in_the_window(doing: str, *, when: str = "_on_opened") -> str:
    """Code that runs `doing` in the window when the desk is open (or on its first paint), and then quits."""
    return f"""
import json
import repdesk.program
before = repdesk.program.Program.{when}
def after(self, *desk):
    before(self, *desk)
    {doing}
    self.app.quit()
repdesk.program.Program.{when} = after
"""


def test_version_is_said() -> None:
    done = start("--version")
    assert (done.returncode, done.stdout) == (0, f"repdesk {__version__}\n")


def test_empty_folder_starts_with_the_choice_of_a_process(tmp_path: Path) -> None:
    done = start("--data", str(tmp_path), code=in_the_window("print(self.window.page.KEY)"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "firstrun\n", "")
    assert (tmp_path / "desk.sqlite").is_file()


def test_desk_with_a_process_starts_on_its_board(tmp_path: Path) -> None:
    a_desk(tmp_path).close()
    done = start(f"--data={tmp_path}", code=in_the_window("print(self.window.page.KEY)"))
    assert (done.returncode, done.stdout) == (0, "board\n")


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    watched = in_the_window("print(json.dumps(sorted(sys.modules)))", when="_open")
    done = start("--data", str(tmp_path), code=watched)
    loaded = {name.split(".")[0] for name in json.loads(done.stdout)}
    assert "PySide6" in loaded
    heavy = {"sqlalchemy", "alembic", "cattrs", "tomlkit", "rapidfuzz", "charset_normalizer", "numpy", "hypothesis"}
    assert loaded & heavy == set()
    assert "repdesk.services" not in json.loads(done.stdout)


def test_desk_of_a_newer_repdesk_is_explained_in_the_window_and_untouched(tmp_path: Path) -> None:
    a_desk(tmp_path).close()
    with sqlite3.connect(tmp_path / "desk.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (tmp_path / "desk.sqlite").read_bytes()
    shown = """
import repdesk.ui.shell.window
before = repdesk.ui.shell.window.Window.show_refusal
def after(self, refused):
    print(before(self, refused).accessibleName())
    self.close()
repdesk.ui.shell.window.Window.show_refusal = after
"""
    done = start("--data", str(tmp_path), code=shown)
    assert done.returncode == 0
    assert "made by a newer RepDesk" in done.stdout
    assert (tmp_path / "desk.sqlite").read_bytes() == before


def test_refused_desk_gives_way_to_the_folder_she_chooses(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").write_bytes(b"not a desk")
    a_desk(tmp_path / "other").close()
    choosing = f"""
import pathlib
import repdesk.ui.messages
import repdesk.ui.shell.window
repdesk.ui.messages.choose_folder = lambda *_: pathlib.Path({str(tmp_path / "other")!r})
before_refusal = repdesk.ui.shell.window.Window.show_refusal
def choose(self, refused):
    before_refusal(self, refused).folder_button.click()
repdesk.ui.shell.window.Window.show_refusal = choose
"""
    done = start("--data", str(tmp_path), code=choosing + in_the_window("print(self._desk.path.parent.name)"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "other\n", "")
    assert (tmp_path / "desk.sqlite").read_bytes() == b"not a desk"


def test_sentence_is_shown_in_a_window_where_nobody_reads_stderr() -> None:
    shown = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from repdesk.program import application, show_sentence
def look():
    (page,) = QApplication.topLevelWidgets()
    print(page.accessibleName(), page.isVisible())
    page.quit_requested.emit()
app = application()
QTimer.singleShot(0, app, look)
show_sentence("This desk is open in another window.")
"""
    done = start("--version", code=shown)
    assert done.stdout.splitlines()[0] == "This desk is open in another window. True"


def test_desk_that_is_open_already_ends_in_one_line(tmp_path: Path) -> None:
    with DeskLock(tmp_path / "desk.sqlite"):
        done = start("--data", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "open in another window" in done.stderr


@pytest.mark.parametrize(
    ("folder", "words"),
    [("gone/deeper/desk", "is not there"), ("file", "is a file, not a folder"), ("x" * 300, "cannot be the place")],
)
def test_folder_that_cannot_be_a_desk_ends_in_one_line(tmp_path: Path, folder: str, words: str) -> None:
    (tmp_path / "file").touch()
    done = start("--data", str(tmp_path / folder))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only X11 and Wayland can be missing")
def test_without_a_screen_the_start_ends_in_one_line(tmp_path: Path) -> None:
    done = start("--data", str(tmp_path), QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no screen" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("wanted", [signal.SIGTERM, signal.SIGINT])
def test_signal_closes_the_window_in_order(tmp_path: Path, wanted: signal.Signals) -> None:
    script = "from repdesk.app import main\nimport sys\nsys.exit(main(sys.argv[1:]))"
    running = subprocess.Popen([sys.executable, "-c", script, "--data", str(tmp_path)], stderr=subprocess.PIPE)
    ends = time.monotonic() + SLOW_MACHINE
    while not (tmp_path / "desk.sqlite").exists() and time.monotonic() < ends:
        time.sleep(0.05)
    running.send_signal(wanted)
    _, said = running.communicate(timeout=SLOW_MACHINE)
    assert (running.returncode, said) == (0, b"")
    assert (tmp_path / ".local" / "window.ini").is_file()


def test_defect_in_the_window_is_logged_and_the_window_lives_on(tmp_path: Path) -> None:
    failing = (
        "from PySide6.QtCore import QTimer; QTimer.singleShot(200, self.app.quit); raise ZeroDivisionError('Acme')"
    )
    done = start("--data", str(tmp_path), code=in_the_window(failing))
    log = (tmp_path / ".local" / "log" / "repdesk.log").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert "ZeroDivisionError" in log
    assert "Acme" not in log


def test_whole_run_opens_no_internet_socket(tmp_path: Path) -> None:
    guard = """
import socket
plain = socket.socket.__init__
def guarded(self, family=-1, *rest, **named):
    assert family not in (socket.AF_INET, socket.AF_INET6, -1), family
    plain(self, family, *rest, **named)
socket.socket.__init__ = guarded
"""
    done = start("--data", str(tmp_path), code=guard + in_the_window("print('open')"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "open\n", "")


def test_screenshots_show_every_page_in_both_themes_and_all_sizes(tmp_path: Path) -> None:
    a_desk(tmp_path / "acme").close()
    quick = "import repdesk.ui.shell.screenshots as s\ns._SETTLE_MS = 1"
    done = start("--data", str(tmp_path / "acme"), "--screenshots", str(tmp_path / "shots"), code=quick)
    names = {path.name for path in (tmp_path / "shots").iterdir()}
    assert (done.returncode, done.stderr) == (0, "")
    for page in ("firstrun", "board", "import", "settings"):
        for look in ("light-1440x900-100", "dark-1440x900-100", "light-1024x640-100", "dark-1440x900-150"):
            assert f"{page}-acme-{look}.png" in names
