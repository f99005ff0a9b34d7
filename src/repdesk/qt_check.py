"""Can a window open here at all? Qt ends the process where it cannot, so RepDesk asks first.

Linux only: elsewhere Qt brings along all it needs.
"""

import ctypes
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from repdesk.domain.errors import Refused

SCREENLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A file Qt loads, and the Debian or Ubuntu package that has it."""

    file: str
    package: str


def _libraries(lines: str) -> tuple[Library, ...]:
    return tuple(Library(file=file, package=package) for file, package in (line.split() for line in lines.splitlines()))


ANY = _libraries("""\
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0""")

X11 = _libraries("""\
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-image.so.0 libxcb-image0
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libX11-xcb.so.1 libx11-xcb1""")

WAYLAND = _libraries("""\
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0""")


def require_window(environ: Mapping[str, str]) -> None:
    """Refuse, with the one command that mends it, where Qt could not open a window."""
    needed = _needed(environ)
    lacking = missing(needed)
    if lacking:
        raise Refused("qt.libraries_missing", packages=" ".join(dict.fromkeys(library.package for library in lacking)))
    if X11[0] in needed and not _answers(environ.get("DISPLAY", "")):
        raise Refused("qt.screen_silent", display=environ.get("DISPLAY", ""))


def missing(libraries: Iterable[Library], loads: Callable[[str], bool] | None = None) -> tuple[Library, ...]:
    """Those of `libraries` this computer has not."""
    has = loads or _loads
    return tuple(library for library in libraries if not has(library.file))


def _needed(environ: Mapping[str, str]) -> tuple[Library, ...]:
    platform = environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in SCREENLESS:
        return ANY
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        raise Refused("qt.no_screen")
    return ANY + (WAYLAND if _is_wayland(environ, platform) else X11)


def _is_wayland(environ: Mapping[str, str], platform: str) -> bool:
    """Which of the two Qt takes: what it was told, else the session's own, else the one that is there."""
    if platform:
        return platform.startswith("wayland")
    return bool(environ.get("WAYLAND_DISPLAY")) and (
        environ.get("XDG_SESSION_TYPE") == "wayland" or not environ.get("DISPLAY")
    )


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _answers(display: str) -> bool:
    """Does an X server answer at `display`?"""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(display.encode(), None)
    is_fine = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return is_fine
