"""The screen of a scene: the real window over a real desk, as large and as light as a format says."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QThreadPool, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from repdesk.services.desk import Desk
from repdesk.services.settings import ANIMATIONS, TEXT_SIZE, THEME
from repdesk.ui.board.page import BoardPage
from repdesk.ui.look.theme import install
from repdesk.ui.shell.state import WindowState
from repdesk.ui.shell.window import Window
from repdesk.ui.shell.workplace import Workplace
from tests.look.desks import Desks
from tests.look.formats import Format
from tests.ui.board.driver import BoardDriver

_PATIENCE_MS = 20_000


class Screen:
    """Holds one window at a time; `close` leaves nothing behind."""

    def __init__(self, desks: Desks, shape: Format, folder: Path) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication), "the program runs"
        self._desks, self._shape, self._folder = desks, shape, folder
        install(app, shape.look)
        self._state = WindowState(folder / "config")
        self._desk: Desk | None = None
        self._workplace: Workplace | None = None
        self._is_closed = False
        self.window = Window(self._state)
        self.window.resize(shape.width, shape.height)
        self.window.show()
        self.window.activateWindow()

    @property
    def desk(self) -> Desk:
        """The desk in the window."""
        assert self._desk is not None, "a desk is open"
        return self._desk

    @property
    def workplace(self) -> Workplace:
        """What joins both."""
        assert self._workplace is not None, "a desk is open"
        return self._workplace

    @property
    def folder(self) -> Path:
        """Where a scene may put its files."""
        return self._folder

    @property
    def board(self) -> BoardDriver:
        """The board, to be driven."""
        page = self.window.page
        assert isinstance(page, BoardPage), "the board is in front"
        return BoardDriver(page, self.desk)

    def open(self, name: str) -> None:
        """Open one of the desks in the window."""
        self.show(self._desks.open(name))

    def show(self, desk: Desk) -> None:
        """Let a desk be in the window, looking as the format says."""
        self._desk = desk
        for option, value in (
            (THEME, self._shape.mode), (TEXT_SIZE, str(self._shape.percent)), (ANIMATIONS, "off"),
        ):  # fmt: skip
            self._desk.settings.set(option, value)
        self._workplace = Workplace(self._desk, self.window, self._state)
        self._workplace.begin()
        self.settle()

    def settle(self, milliseconds: int = 60) -> None:
        """Let layouts, queued signals and short timers have their turn."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until it is so."""
        clock = QElapsedTimer()
        clock.start()
        while not is_so():
            assert clock.elapsed() < _PATIENCE_MS, "it takes too long"
            self.settle(20)
        self.settle()

    def floating(self) -> tuple[QWidget, ...]:
        """What lies on the window: sheets, dialogs, menus, the lower ones first."""
        tops = QApplication.topLevelWidgets()
        dialogs = [w for w in tops if isinstance(w, QDialog) and w.isVisible()]
        return (*dialogs, *(w for w in tops if isinstance(w, QMenu) and w.isVisible()))

    def roots(self) -> tuple[QWidget, ...]:
        """Everything she sees, each in a window of its own."""
        return (self.window, *self.floating())

    def picture(self) -> QPixmap:
        """All of it in one picture; a grab of the window alone would leave out what lies on it."""
        picture = self.window.grab()
        painter = QPainter(picture)
        for other in self.floating():
            painter.drawPixmap(other.pos() - self.window.pos(), other.grab())
        painter.end()
        return picture

    def close(self) -> None:
        """Close all, the desk last; nothing the second time."""
        if self._is_closed:
            return
        self._is_closed = True
        for other in reversed(self.floating()):
            if isinstance(other, QDialog):
                other.done(QDialog.DialogCode.Rejected)
            else:
                other.close()
        QThreadPool.globalInstance().waitForDone()
        self.settle(20)
        if self._workplace is not None:
            self._workplace.end()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._desk is not None:
            self._desk.close()
