"""One run with a window: paint the shell, open the desk beside it, show the page, and leave in order.

The desk is opened on another thread after the first paint: its database library alone takes longer to load
than all of Qt's widgets.
"""

import gc
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from repdesk import __version__, clock, log
from repdesk.domain.errors import Refused
from repdesk.paths import Folders, folders, resources
from repdesk.signals import QuitOnSignal
from repdesk.storage.lock import DeskLock
from repdesk.ui import tasks
from repdesk.ui.crash import Crash
from repdesk.ui.look.theme import install
from repdesk.ui.shell.state import WindowState
from repdesk.ui.shell.window import Window

if TYPE_CHECKING:
    # Only what the empty shell is made of is loaded before the first paint.
    from repdesk.services.desk import Desk
    from repdesk.ui.shell.workplace import Workplace

_FAIR_SWITCH_SECONDS = 0.001
"""A worker lets the window have its turn after this time; Python's own 5 ms would be felt."""


QT_ARGUMENTS = ("repdesk", "-style", "fusion")
"""Said here the style costs nothing; `setStyle` gives it back to Python, which loads its names for 5 ms."""

_SETTLE_MS = 2_000
"""The desk is on the screen by then, and she is reading it."""


class Program(QObject):
    """The window of one desk, from the first paint to the last word of the log."""

    def __init__(self, where: Folders, lock: DeskLock, screenshots: Path | None = None) -> None:
        self.app = application()
        super().__init__(self.app)
        self._where, self._lock, self._screenshots = where, lock, screenshots
        self._desk: Desk | None = None
        self._workplace: Workplace | None = None
        self._state = WindowState(where.config)
        install(self.app, self._state.look())
        self._crash = Crash(where.log, self)
        self.window = Window(self._state)
        self.window.first_painted.connect(self._open)
        self.window.folder_requested.connect(self._on_folder_requested)
        self._crash.refused.connect(self.window.tell_refusal)

    def run(self) -> int:
        """Show the window until it is closed; the exit code."""
        sys.setswitchinterval(_FAIR_SWITCH_SECONDS)
        self._crash.install()
        signals = QuitOnSignal(self.app)
        self.window.show()
        try:
            return self.app.exec()
        finally:
            self._leave()
            signals.remove()
            self._crash.remove()

    def _open(self) -> None:
        tasks.run(self.window, self._opened_desk, self._on_opened, self.window.show_refusal)

    def _opened_desk(self, _progress: tasks.Progress, _cancelled: tasks.Cancelled) -> "Desk":
        log.start(self._where.log)
        log.watch_for_hard_crashes(self._where.log)
        from concurrent.futures import ThreadPoolExecutor

        from repdesk.storage import desk_file

        with ThreadPoolExecutor(max_workers=1) as beside:
            # SQLite reads every page of the file, 0.4 s at 100,000 deals, while Python loads what works on it.
            is_ready = beside.submit(desk_file.prepare, self._where.database, self._where.backups)
            from repdesk.services.desk import Desk

            _load_workplace(self._state.page)
            is_ready.result()
        desk = Desk.open(self._where.database, clock.now, resources())
        desk.warm()
        return desk

    def _on_opened(self, desk: "Desk") -> None:
        from repdesk.ui.shell.workplace import Workplace

        self._desk = desk
        self._workplace = Workplace(desk, self.window, self._state)
        self._workplace.begin()
        if self._screenshots is not None:
            from repdesk.ui.shell.screenshots import Screenshots

            Screenshots(self._workplace, self.window, self._screenshots).start()
        tasks.run(self, partial(_load_ahead, desk), self._on_loaded)

    def _on_loaded(self, _nothing: object) -> None:
        QTimer.singleShot(_SETTLE_MS, self, _settle_memory)

    def _on_folder_requested(self) -> None:
        from repdesk.ui import messages

        chosen = messages.choose_folder(self.window, self.tr("Choose the folder of a desk"), self._where.desk)
        if chosen is None:
            return
        where = folders(chosen)
        lock = DeskLock(where.database)
        try:
            lock.acquire()
        except Refused as refused:
            self.window.show_refusal(refused)
            return
        self._lock.release()
        self._where, self._lock = where, lock
        self._open()

    def _leave(self) -> None:
        QThreadPool.globalInstance().waitForDone()
        if self._workplace is not None:
            self._workplace.end()
        if self._desk is not None:
            self._desk.close()
        self._lock.release()


def application() -> QApplication:
    """The one QApplication, named."""
    app = QApplication.instance()
    made = app if isinstance(app, QApplication) else QApplication(list(QT_ARGUMENTS))
    made.setApplicationName("RepDesk")
    made.setApplicationVersion(__version__)
    made.setDesktopFileName("repdesk")
    return made


def show_sentence(text: str) -> None:
    """Show one sentence in a small window and wait until it is closed."""
    from repdesk.ui.shell.refusal import RefusalPage

    app = application()
    install(app)
    page = RefusalPage(text)
    page.setWindowTitle("RepDesk")
    page.folder_button.hide()
    page.quit_requested.connect(page.close)
    page.show()
    app.exec()


def _load_workplace(page: str) -> None:
    """Load the many modules of a window with a desk in it, and of its first page."""
    from repdesk.ui.shell.places import page_class

    import_module("repdesk.ui.shell.workplace")
    page_class(page)


def _load_ahead(desk: "Desk", _progress: tasks.Progress, _cancelled: tasks.Cancelled) -> None:
    """Load the code of every other page, and what a sheet will ask, while she looks at the first page."""
    from repdesk.ui.shell.places import PLACES

    for place in PLACES:
        for module in place.page().LATER:
            import_module(module)
    with suppress(Refused):  # nobody asked for it: she is told when she does
        desk.warm_sheets()


def _settle_memory() -> None:
    """Spare the collector what lives to the end: a full collection would be felt, now and later on."""
    gc.collect(1)
    gc.freeze()
    gc.enable()
