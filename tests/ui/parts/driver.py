"""Drives sheets and forms as a rep does, and says what she sees."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId, StageEvent
from repdesk.services.desk import Desk
from repdesk.storage import events
from repdesk.ui.parts.gate_item import GateItem
from repdesk.ui.parts.items_sheet import ItemsSheet


class SheetDriver:
    """Hands and eyes on a sheet with items."""

    def __init__(self, sheet: ItemsSheet, qtbot: QtBot) -> None:
        self.sheet = sheet
        qtbot.waitExposed(sheet)
        sheet.activateWindow()
        qtbot.waitUntil(sheet.isActiveWindow)

    @property
    def rows(self) -> list[str]:
        """The items from the top."""
        return [row.item.text for row in self.sheet._items.rows()]

    @property
    def unfolded(self) -> list[str]:
        """The items whose editor is shown."""
        return [row.item.text for row in self.sheet._items.rows() if row.is_open]

    @property
    def ticked(self) -> list[str]:
        """The items whose box is ticked."""
        return [row.item.text for row in self.sheet._items.rows() if row._box.isChecked()]

    @property
    def progress(self) -> str:
        """What stands at the right of the line under the title."""
        return self.sheet._progress.words

    @property
    def may_move(self) -> bool:
        """Whether the main button can be pressed."""
        return self.sheet._main is not None and self.sheet._main.isEnabled()

    def row(self, text: str) -> GateItem:
        """The row with these words."""
        return next(row for row in self.sheet._items.rows() if row.item.text == text)

    def line(self, text: str) -> str:
        """The line under an item."""
        return self.row(text)._line.whole

    def problem(self, text: str) -> str:
        """The sentence under the editor of an item."""
        panel = self.row(text)._panel
        return panel._said.text() if panel is not None and panel._said.isVisible() else ""

    def tick(self, text: str) -> None:
        """Click the box of an item."""
        click(self.row(text)._box)

    def open(self, text: str) -> None:
        """Open the editor of an item."""
        if not self.row(text).is_open:
            QTest.mouseClick(self.row(text)._title, Qt.MouseButton.LeftButton)

    def type(self, words: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(focused(), words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(focused(), key, modifiers)

    def confirm(self, text: str, words: str) -> None:
        """Write evidence for an item and press Enter."""
        self.open(text)
        self.type(words)
        self.press(Qt.Key.Key_Return)

    def press_button(self, words: str) -> None:
        """Click the button with these words."""
        button = next(b for b in self.sheet.findChildren(QPushButton) if b.text() == words and b.isVisible())
        click(button)


def click(widget: QWidget) -> None:
    """Click at the left of a widget, where boxes and words are."""
    at = widget.rect().center()
    at.setX(min(at.x(), 12))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)


def focused() -> QWidget:
    """The widget that gets the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def type_into(field: QLineEdit | QPlainTextEdit, words: str) -> None:
    """Replace what stands in a field."""
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, words)


def last_event(desk: Desk, deal: DealId) -> StageEvent:
    """The latest line of the deal's log."""
    with desk.context.store.read() as reader:
        return events.of_deal(reader, deal)[-1]


def nameless(root: QWidget) -> list[Any]:
    """Visible widgets that take the focus and have no accessible name."""
    found = [w for w in root.findChildren(QWidget) if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    return [(type(w).__name__, w.parentWidget()) for w in found if not w.accessibleName() and not w.focusProxy()]
