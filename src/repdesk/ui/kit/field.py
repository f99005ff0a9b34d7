"""Fields for words, each with a name, and the small label that stands over a field."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from repdesk.ui.kit.label import label, mnemonic_safe
from repdesk.ui.kit.layout import Column
from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.theme import current, mark

MAX_LINE = 200
MAX_TEXT = 100_000

_ICON = 16
_ICON_LEFT = 12


class TextField(QLineEdit):
    """One line of words; listen to `textEdited` and `editingFinished`."""

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        placeholder: str = "",
        icon: str | None = None,
        longest: int = MAX_LINE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self.setPlaceholderText(placeholder)
        self.setText(text)
        self._icon = icon
        self._make_room()

    def set_problem(self, problem: str = "") -> None:
        """Edge the field in red and say why, or take that back."""
        _say_problem(self, problem)

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the icon in a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field as Qt draws it, with the icon before its words."""
        super().paintEvent(event)
        if self._icon:
            picture = pixmap(self._icon, "text2", _ICON, self.devicePixelRatioF())
            top = (self.height() - current().px(_ICON)) // 2
            QPainter(self).drawPixmap(current().px(_ICON_LEFT), top, picture)

    def _make_room(self) -> None:
        self.setTextMargins(current().px(_ICON + 8) if self._icon else 0, 0, 0, 0)


class TextArea(QPlainTextEdit):
    """Several lines of words, always plain; Tab goes on to the next field."""

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        placeholder: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setPlainText(text[:MAX_TEXT])

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        height = self._lines * self.fontMetrics().lineSpacing() + current().px(20)
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Never less than its lines."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def set_problem(self, problem: str = "") -> None:
        """Edge the field in red and say why, or take that back."""
        _say_problem(self, problem)


def labelled(text: str, field: QWidget, *, parent: QWidget | None = None) -> QWidget:
    """The field under its small label; the label's click and the screen reader lead to the field."""
    both = QWidget(parent)
    column = Column(both, gap=4)
    caption = label(mnemonic_safe(text), "micro", "text2", parent=both)
    caption.setBuddy(field)
    column.add(caption, field)
    return both


def _say_problem(field: QWidget, problem: str) -> None:
    mark(field, tone="danger" if problem else "")
    field.setAccessibleDescription(problem)
