"""A field for long words that saves itself, and never hangs on what was pasted."""

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from repdesk.domain.text import NOTE_LIMIT, clean
from repdesk.ui.kit.field import TextArea

_PAUSE_MS = 500
# Qt breaks one endless line in quadratic time: 100,000 characters would stop the window for seconds.
_WRAPS_UP_TO = 20_000


class NoteArea(TextArea):
    """Several lines; `edited` comes when she leaves it or pauses, and only where she changed something.

    With `enter_saves`, Enter belongs to the form around it and Shift+Enter makes the new line.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        placeholder: str = "",
        lines: int = 3,
        enter_saves: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder=placeholder, lines=lines, parent=parent)
        self.enter_saves = enter_saves
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._on_pause)
        self.set_text(text)
        self.textChanged.connect(self._on_text_changed)

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.toPlainText()

    @property
    def is_changed(self) -> bool:
        """Whether she typed since the text was set or saved."""
        return self.text != self._shown

    def set_text(self, text: str) -> None:
        """Show other words; what Qt makes of them is no change of hers."""
        self._wrap_for(len(text))
        self.setPlainText(text[:NOTE_LIMIT])
        self.mark_saved()

    def type_in(self, text: str) -> None:
        """Hold `text` as if she had typed it: it is not saved yet."""
        self._wrap_for(len(text))
        self.setPlainText(text[:NOTE_LIMIT])

    def mark_saved(self) -> None:
        """Take the words as they stand for saved."""
        self._shown = self.toPlainText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, no more than fits."""
        room = NOTE_LIMIT - len(self.text) + len(self.textCursor().selectedText())
        words = clean(source.text(), NOTE_LIMIT, multiline=True)[: max(room, 0)]
        self._wrap_for(len(self.text) + len(words))
        self.insertPlainText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the form where it saves."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.enter_saves and is_enter and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.insertPlainText("\n") if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else event.ignore()
        elif self.enter_saves and is_enter:
            event.ignore()
        elif not event.text() or len(self.text) < NOTE_LIMIT or not event.text().isprintable():
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report at once what was typed last."""
        super().focusOutEvent(event)
        self._on_pause()

    def _on_text_changed(self) -> None:
        self._pause.start()

    def _on_pause(self) -> None:
        self._pause.stop()
        if self.is_changed:
            self.edited.emit()

    def _wrap_for(self, length: int) -> None:
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.NoWrap if length > _WRAPS_UP_TO else mode.WidgetWidth)
