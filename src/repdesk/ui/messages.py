"""The system's own dialogs: choose a file or a folder, open one outside RepDesk."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget, title: str, kinds: str = "", start: Path | None = None) -> Path | None:
    """An existing file she picks, or None; `kinds` reads "Tables (*.csv *.tsv)". Begins in her downloads."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, _text(start or _downloads()), kinds)  # noqa: TID251 -- the one place
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder she picks, or None."""
    name = QFileDialog.getExistingDirectory(parent, title, _text(start))  # noqa: TID251 -- the one place
    return Path(name) if name else None


def open_outside(path: Path) -> bool:
    """Show a folder or file in the system's own program; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _downloads() -> Path:
    """Where browsers leave what another program exported; her home where she has no such folder."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
    return place if place.is_dir() else Path.home()


def _text(start: Path | None) -> str:
    return str(start) if start else ""
