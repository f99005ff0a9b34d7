"""The real window without a screen, its board, and waiting until nothing more is painted."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from repdesk.program import application
from repdesk.services.desk import Desk
from repdesk.ui.board.page import BoardPage
from repdesk.ui.board.stage_column import StageColumn
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.shell.navigator import History
from repdesk.ui.shell.state import WindowState
from repdesk.ui.shell.window import Window

_QUIET_ROUNDS = 2


@dataclass(slots=True, kw_only=True)
class Screen:
    """A shown window over one desk."""

    window: Window
    desk: Desk
    history: History

    def open_board(self) -> BoardPage:
        """The board page, read, in front and painted."""
        page = self.window.show_page("board", lambda: BoardPage(self.desk, self.history, self.window))
        assert isinstance(page, BoardPage)
        settle(lambda: cards_painted(page))
        return page

    def close_board(self) -> None:
        """The shell as it was before, and nothing remembered, as after a step."""
        self.window.forget_pages()
        self.desk.board._kept = None
        forget()

    def close(self) -> None:
        """Away with the window and the desk."""
        self.window.close()
        self.window.deleteLater()
        forget()
        self.desk.close()


def worn(*, animations: bool = False) -> QApplication:
    """The application in the program's look, the pointer far from every card."""
    app = application()
    install(app, LookChoice(mode="light", animations="on" if animations else "off"))
    QCursor.setPos(QPoint(5_000, 5_000))
    return app


def shown(desk: Desk, config: Path) -> Screen:
    """The shell over `desk`, painted, with no page yet."""
    window = Window(WindowState(config))
    window.show()
    settle()
    return Screen(window=window, desk=desk, history=History(window))


def drop_pictures(page: BoardPage) -> None:
    """Let every card be painted anew, its words known."""
    pixmaps = page._content.pixmaps
    pixmaps._made.clear()
    pixmaps._met.clear()
    pixmaps._bytes = 0


def columns_of(page: BoardPage) -> tuple[StageColumn, ...]:
    """The columns of a board."""
    return page._area.columns


def cards_painted(page: BoardPage) -> int:
    """How many times a card was put on the screen."""
    return sum(c.view.delegate.painted for c in columns_of(page))


def settle(painted: Callable[[], int] = int) -> None:
    """Go through the events until two rounds have painted no card; lists are laid out by timers of no length."""
    quiet = 0
    while quiet < _QUIET_ROUNDS:
        before = painted()
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()  # noqa: TID251  (the bench itself stands where the event loop would)
        quiet = quiet + 1 if painted() == before else 0


def forget() -> None:
    """Delete what was to be deleted later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
