"""A computer on which no window can open is told so in one sentence."""

import subprocess
import sys

import pytest

from repdesk import qt_check
from repdesk.domain.errors import Refused
from repdesk.qt_check import ANY, WAYLAND, X11, Library, missing, require_window


def test_missing_names_the_libraries_that_do_not_load() -> None:
    gone = Library(file="libsurely-not-here.so.7", package="libgone7")
    assert missing((ANY[0], gone)) == (gone,)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, ANY),
        ({"DISPLAY": ":0"}, ANY + X11),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ANY + WAYLAND),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ANY + X11),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, ANY + WAYLAND),
        ({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}, ANY + X11),
    ],
)
def test_what_is_needed_follows_the_screen(environ: dict[str, str], expected: tuple[Library, ...]) -> None:
    assert qt_check._needed(environ) == expected


def test_without_a_screen_no_window_is_tried() -> None:
    with pytest.raises(Refused) as refused:
        require_window({})
    assert refused.value.code == "qt.no_screen"


def test_packages_of_missing_libraries_are_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = (Library(file="libgone-a.so.1", package="libgone"), Library(file="libgone-b.so.1", package="libgone"))
    monkeypatch.setattr(qt_check, "ANY", gone)
    with pytest.raises(Refused) as refused:
        require_window({"QT_QPA_PLATFORM": "offscreen"})
    assert refused.value.values == {"packages": "libgone"}


_STARVED = """
import sys
from repdesk import qt_check
from repdesk.app import main
qt_check.ANY = (qt_check.Library(file="libgone.so.1", package="libgone1"),)
sys.exit(main([]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves Qt's libraries to the system")
def test_start_without_qts_libraries_ends_in_one_line_with_the_command() -> None:
    done = subprocess.run([sys.executable, "-c", _STARVED], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "sudo apt install libgone1" in done.stderr
