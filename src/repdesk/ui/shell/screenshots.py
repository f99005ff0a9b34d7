"""Pictures of every page, in both themes and several sizes, for eyes to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QSize, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QDialog

from repdesk.ui.look.theme import look_of
from repdesk.ui.page import Target
from repdesk.ui.shell.places import FIRST_RUN, PLACES
from repdesk.ui.shell.state import look_choice
from repdesk.ui.shell.window import Window
from repdesk.ui.shell.workplace import Workplace

_THEMES = ("light", "dark")
_SIZES = ((1440, 900, 100), (1024, 640, 100), (1440, 900, 150))
_SETTLE_MS = 400
"""Time for layouts, queued reads and the fade of a sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: what, in which theme, how large, at which text size."""

    page: str
    pose: str
    theme: str
    width: int
    height: int
    scale: int

    def file_name(self, desk: str) -> str:
        """Its name: `board-mydesk-light-1440x900-100.png`."""
        what = f"{self.page}-{self.pose}" if self.pose else self.page
        return f"{what}-{desk}-{self.theme}-{self.width}x{self.height}-{self.scale}.png"


class Screenshots(QObject):
    """Goes through all shots, one at a time between two turns of the event loop, and quits."""

    def __init__(self, workplace: Workplace, window: Window, folder: Path) -> None:
        super().__init__(window)
        self._workplace, self._window, self._folder = workplace, window, folder
        self._desk = workplace.desk_name
        self._shots = self._all_shots()

    def start(self) -> None:
        """Begin; the folder is made where it is missing."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._next()

    def _next(self) -> None:
        shot = next(self._shots, None)
        if shot is None:
            QCoreApplication.quit()
            return
        self._arrange(shot)
        QTimer.singleShot(_SETTLE_MS, self, lambda: self._take(shot))

    def _take(self, shot: Shot) -> None:
        grabbed(self._window).save(str(self._folder / shot.file_name(self._desk)))
        for sheet in self._window.findChildren(QDialog):
            sheet.reject()
        self._next()

    def _arrange(self, shot: Shot) -> None:
        if look := look_of():
            look.choose(look_choice(shot.theme, str(shot.scale), "off"))
        self._window.resize(QSize(shot.width, shot.height))
        self._workplace.history.go(Target(page=shot.page))
        page = self._window.page
        if shot.pose and page is not None:
            page.poses()[shot.pose]()

    def _all_shots(self) -> Iterator[Shot]:
        for (width, height, scale), theme in product(_SIZES, _THEMES):
            for page, pose in self._poses():
                yield Shot(page=page, pose=pose, theme=theme, width=width, height=height, scale=scale)

    def _poses(self) -> Iterator[tuple[str, str]]:
        for key in (FIRST_RUN, *(place.key for place in PLACES)):
            yield key, ""
            page = self._window.page
            for pose in page.poses() if page is not None and key == page.KEY else ():
                yield key, pose


def grabbed(window: Window) -> QPixmap:
    """The window as she sees it, with the sheet that lies on it."""
    picture = window.grab()
    painter = QPainter(picture)
    for sheet in window.findChildren(QDialog):
        if sheet.isVisible():
            painter.drawPixmap(sheet.pos() - window.mapToGlobal(QPoint()), sheet.grab())
    painter.end()
    return picture
