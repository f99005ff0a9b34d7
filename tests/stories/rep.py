"""The rep at her desk: she presses keys, drags cards, and reads what the window says."""

from typing import TypeVar

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.toast import Toast
from repdesk.ui.parts.gate_sheet import GateSheet
from repdesk.ui.shell.window import Window
from tests.look.screen import Screen
from tests.ui.board.driver import BoardDriver
from tests.ui.parts.driver import SheetDriver

SheetT = TypeVar("SheetT", bound=Sheet)


class Rep:
    """Works through the real window, over a real desk."""

    def __init__(self, screen: Screen, bot: QtBot) -> None:
        self._screen, self._bot = screen, bot

    @property
    def desk(self) -> Desk:
        """Her desk, to see what is saved."""
        return self._screen.desk

    @property
    def window(self) -> Window:
        """The window."""
        return self._screen.window

    @property
    def board(self) -> BoardDriver:
        """The board in front of her."""
        return self._screen.board

    @property
    def gate(self) -> SheetDriver:
        """The gate that asks her."""
        return SheetDriver(self.sheet(GateSheet), self._bot)

    @property
    def told(self) -> str:
        """What the toast says; empty without one."""
        toasts = [toast for toast in self.window.findChildren(Toast) if toast.isVisible()]
        return toasts[-1].accessibleName() if toasts else ""

    @property
    def focus(self) -> QWidget:
        """What gets her keys."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def sheet(self, kind: type[SheetT]) -> SheetT:
        """The sheet of this kind that lies over the window."""
        self._screen.until(lambda: self.has_sheet(kind))
        return next(sheet for sheet in self.window.findChildren(kind) if sheet.isVisible())

    def has_sheet(self, kind: type[Sheet] = Sheet) -> bool:
        """Whether a sheet of this kind is open."""
        return any(sheet.isVisible() for sheet in self.window.findChildren(kind))

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, where the focus is."""
        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))
            self.wait()

    def type(self, words: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focus, words)

    def press_toast(self) -> None:
        """Press the button of the toast."""
        next(toast for toast in self.window.findChildren(Toast) if toast.isVisible()).button.click()
        self.wait()

    def go(self, page: str) -> None:
        """Go to a place of the rail."""
        self.window.rail.button(page).click()
        self.wait()

    def leave(self) -> None:
        """Close the window, and the desk with it."""
        self._screen.close()

    def wait(self) -> None:
        """Let the window catch up."""
        self._screen.settle(20)
        front = self._screen.roots()[-1]
        if not front.isActiveWindow():
            # What a window manager does when a dialog opens or closes.
            front.activateWindow()
            self._screen.until(front.isActiveWindow)
