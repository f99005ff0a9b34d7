"""What this computer remembers of the window: size, place, page, and how it looked last."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from repdesk.ui.look.theme import LookChoice
from repdesk.ui.shell.places import PLACES

_FILE = "window.ini"
_MARK = "written_by"
_WRITER = "RepDesk"
_MODES: dict[str, Literal["light", "dark"]] = {"light": "light", "dark": "dark"}
_ANIMATIONS: dict[str, Literal["on", "off"]] = {"on": "on", "off": "off"}


class WindowState:
    """Cosmetic only. A file that is not ours is put aside as `.bad`, and everything starts at its default."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE
        _put_aside_if_broken(self._file)
        self._kept = QSettings(str(self._file), QSettings.Format.IniFormat)

    @property
    def page(self) -> str:
        """The page she was on; the first one where that is unknown or gone."""
        kept = self._text("page", "")
        return kept if any(place.key == kept for place in PLACES) else PLACES[0].key

    @page.setter
    def page(self, key: str) -> None:
        self._keep("page", key)

    def look(self) -> LookChoice:
        """How RepDesk looked last on this computer, for the time before the desk is open."""
        return look_choice(self._text("theme", ""), self._text("text_size", ""), self._text("animations", ""))

    def keep_look(self, theme: str, text_size: str, animations: str) -> None:
        """Remember how the desk wants it to look."""
        for key, value in (("theme", theme), ("text_size", text_size), ("animations", animations)):
            self._keep(key, value)

    def restore(self, window: QMainWindow) -> bool:
        """Put the window where it was; False where nothing usable is known."""
        kept = self._kept.value("geometry", QByteArray(), type=QByteArray)
        return isinstance(kept, QByteArray) and not kept.isEmpty() and window.restoreGeometry(kept)

    def keep(self, window: QMainWindow) -> None:
        """Remember where the window is."""
        self._keep("geometry", window.saveGeometry())
        self._kept.sync()

    def _text(self, key: str, default: str) -> str:
        value = self._kept.value(key, default)
        return value if isinstance(value, str) else default

    def _keep(self, key: str, value: object) -> None:
        self._kept.setValue(_MARK, _WRITER)
        self._kept.setValue(key, value)


def look_choice(theme: str, text_size: str, animations: str) -> LookChoice:
    """The look that three texts ask for; what they do not say stays at its default."""
    return LookChoice(
        mode=_MODES.get(theme, "system"),
        scale=int(text_size) / 100 if text_size.isascii() and text_size.isdigit() else 1.0,
        animations=_ANIMATIONS.get(animations, "system"),
    )


def _put_aside_if_broken(file: Path) -> None:
    # QSettings reads random bytes as settings without an error; a mark of our own tells.
    try:
        is_ours = f"{_MARK}={_WRITER}".encode() in file.read_bytes()
    except OSError:
        return
    if not is_ours:
        file.replace(file.with_suffix(".ini.bad"))
