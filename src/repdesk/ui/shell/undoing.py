"""Ctrl+Z and Ctrl+Shift+Z: the focused field's own undo first, else the desk's."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from repdesk.domain.changes import Changes, Step
from repdesk.domain.deal import DealId
from repdesk.sentences import step_sentence
from repdesk.sentences.calendar import DAYS, MONTHS
from repdesk.ui.kit.ask import ask
from repdesk.ui.page import Target
from repdesk.ui.shell.window import Window

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class Undoing(QObject):
    """Takes steps back and does them again, says so, and offers to show what is not on the screen."""

    def __init__(self, desk: "Desk", window: Window, go: Callable[[Target], None]) -> None:
        super().__init__(window)
        self._desk, self._window, self._go = desk, window, go
        self._may_undo_earlier = False
        self._target: Target | None = None

    def undo(self) -> None:
        """Take back what was done last: in the focused field while it has something, else in the desk."""
        field = _focused_field()
        if field is not None and _has(field, "undo"):
            field.undo()
        else:
            self.undo_step()

    def undo_step(self) -> None:
        """Take back the desk's last step; one of an earlier session is named and asked about once."""
        step = self._desk.history.next_undo()
        if step is None:
            self._window.tell(self.tr("There is nothing to undo"))
        elif self._desk.history.is_from_earlier_session(step) and not self._may_undo_earlier:
            self._ask(step)
        else:
            self._undo()

    def redo(self) -> None:
        """Do again what was undone last, likewise."""
        field = _focused_field()
        if field is not None and _has(field, "redo"):
            field.redo()
        else:
            self.redo_step()

    def redo_step(self) -> None:
        """Do the desk's last undone step again."""
        changes = self._desk.history.redo()
        if changes is None:
            self._window.tell(self.tr("There is nothing to redo"))
            return
        self._report(changes, self.tr("Done again: {0}"), self.tr("Undo"), self.undo_step)

    def _ask(self, step: Step) -> None:
        when = datetime.fromtimestamp(step.at / 1000).astimezone()
        words = self.tr("You did this on {0}, before RepDesk was last closed: {1}.")
        sheet = ask(
            self._window,
            self.tr("Undo an earlier step?"),
            words.format(
                f"{DAYS[when.weekday()]}, {when.day} {MONTHS[when.month - 1]}, {when:%H:%M}", step_sentence(step)
            ),
            self.tr("Undo it"),
            self.tr("Keep it"),
        )
        sheet.accepted.connect(self._on_earlier_allowed)

    def _on_earlier_allowed(self) -> None:
        self._may_undo_earlier = True
        self._undo()

    def _undo(self) -> None:
        changes = self._desk.history.undo()
        if changes is not None:
            self._report(changes, self.tr("Undone: {0}"), self.tr("Redo"), self.redo_step)

    def _report(self, changes: Changes, words: str, back: str, way_back: Callable[[], None]) -> None:
        self._target = target_of(changes)
        page = self._window.page
        is_elsewhere = self._target is not None and (page is None or not page.is_showing(self._target))
        said = self._window.tell(words.format(step_sentence(changes.step)), self.tr("Show") if is_elsewhere else back)
        said.action_requested.connect(self._on_show if is_elsewhere else way_back)

    def _on_show(self) -> None:
        if self._target is not None:
            self._go(self._target)


class FieldUndo(QObject):
    """Lets Ctrl+Z through to the desk where the focused field has nothing to undo.

    A Qt text field claims the undo keys whether or not it can use them. Only the field with the focus is
    listened to: a filter on the whole program would cost at every event.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give up the claim, so that the window's key is heard."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, _FIELDS):
            for key, what in ((QKeySequence.StandardKey.Undo, "undo"), (QKeySequence.StandardKey.Redo, "redo")):
                if event.matches(key) and not _has(watched, what):
                    event.ignore()
                    return True
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, _FIELDS):
            old.removeEventFilter(self)
        if isinstance(new, _FIELDS):
            new.installEventFilter(self)


def target_of(changes: Changes) -> Target | None:
    """Where to see what changed: the deal, if it is one deal; None where there is nothing left to see."""
    deals = changes.ids("deal")
    if deals is not None and len(deals) == 1:
        return Target(page="board", deal=DealId(next(iter(deals))))
    return None


def _focused_field() -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, _FIELDS) else None


def _has(field: QLineEdit | QPlainTextEdit | QTextEdit, what: str) -> bool:
    if isinstance(field, QLineEdit):
        return not field.isReadOnly() and (field.isUndoAvailable() if what == "undo" else field.isRedoAvailable())
    document = field.document()
    return not field.isReadOnly() and (document.isUndoAvailable() if what == "undo" else document.isRedoAvailable())
