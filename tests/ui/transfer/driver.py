"""Drives a real import page the way a rep does, and reads from it what she sees."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.ui.kit.label import ElidedLabel
from repdesk.ui.transfer.choice_list import ChoiceList
from repdesk.ui.transfer.match_list import MatchList
from repdesk.ui.transfer.match_row import MatchRow
from repdesk.ui.transfer.page import ImportPage

_PATIENCE = 30_000


class ImportDriver:
    """Columns and values are named as in the file, fields and stages as on the screen."""

    def __init__(self, page: ImportPage, desk: Desk, bot: QtBot) -> None:
        self.page, self.desk, self._bot = page, desk, bot

    def open(self, path: Path) -> None:
        """Choose a file and wait until it is counted or refused."""
        self.page.open(path)
        self.wait()

    def wait(self) -> None:
        """Wait until nothing is under way."""
        self._bot.waitUntil(lambda: not self.page.is_busy, timeout=_PATIENCE)
        # What was made for the answer is shown with the next turn of the loop.
        QApplication.sendPostedEvents()

    def column(self, name: str) -> MatchRow:
        """The line of a column."""
        return next(row for row in self.page.match.columns.list.lines.rows if row.name == name)

    def value(self, name: str) -> MatchRow:
        """The line of a stage or outcome."""
        return next(row for row in self.page.match.stages.list.lines.rows if row.name == name)

    def match(self, column: str, words: str) -> None:
        """Let a column become a field, by the keyboard."""
        _choose(self.page.match.columns.list, self.column(column).key, words)
        self.wait()

    def place(self, value: str, words: str) -> None:
        """Let a value lead to a stage, by the keyboard."""
        _choose(self.page.match.stages.list, self.value(value).key, words)
        self.wait()

    def answer(self, beginning: str) -> None:
        """Press the answer that begins so."""
        button = next(b for b in self.page.match.strip.buttons if b.accessibleName().startswith(beginning))
        button.click()
        self.wait()

    def press_import(self) -> None:
        """Press the button and wait until it is done."""
        self.page.match.footer.start.click()
        self.wait()

    @property
    def counts(self) -> dict[str, int]:
        """What will happen, without the counts that are none."""
        plan = self.page.match.plan
        return {name: number for name, number in plan.counts.items() if number} if plan else {}

    @property
    def button(self) -> str:
        """The word on the main button; empty while it cannot be pressed."""
        start = self.page.match.footer.start
        return start.accessibleName() if start.isEnabled() else ""

    @property
    def why_not(self) -> str:
        """The reason beside the button."""
        return self.page.match.footer.start.accessibleDescription()

    @property
    def question(self) -> str:
        """What the strip says, empty where there is none."""
        strip = self.page.match.strip
        return strip.accessibleName() if strip.isVisible() else ""

    @property
    def problems(self) -> list[str]:
        """The kinds of problems."""
        return [kind.words for kind in self.page.match.plan_panel.problems.kinds]


def words_of(widget: QWidget) -> list[str]:
    """Every word in a part of the page that is not hidden there, in full where it is cut."""
    found = (each for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))
    words = (each.whole if isinstance(each, ElidedLabel) else each.text() for each in found)
    return [text for text in words if text]


def _choose(lines: MatchList, key: tuple[str, str], words: str) -> None:
    lines.go_to(key)
    editor = lines.open(lines.currentIndex())
    assert isinstance(editor, ChoiceList)
    at = editor.findText(words)
    assert at >= 0, f"{words} is no choice"
    editor.view().setCurrentIndex(editor.model().index(at, 0))
    QTest.keyClick(editor.view(), Qt.Key.Key_Return)
