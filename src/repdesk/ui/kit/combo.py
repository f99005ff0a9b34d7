"""A list to choose from, with a quiet word at the right of each choice."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from repdesk.ui.look.icons import icon as icon_of
from repdesk.ui.look.theme import current, mark

_HINT = Qt.ItemDataRole.UserRole + 1
_ARROW = 32
_UNTIL_SHOWN = QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow


class Combo(QComboBox):
    """Choices by key; listen to `activated`. The wheel scrolls the page unless the list has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add(self, key: object, text: str, *, hint: str = "", icon: str | None = None) -> None:
        """Put one more choice at the end."""
        if self.isVisible() and self.sizeAdjustPolicy() == _UNTIL_SHOWN:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if icon:
            self.addItem(icon_of(icon), text, key)
        else:
            self.addItem(text, key)
        self.set_hint(self.count() - 1, hint)

    def set_hint(self, row: int, hint: str) -> None:
        """Give the choice in this row another word at the right."""
        self.setItemData(row, hint, _HINT)
        self.update()

    def setSizeAdjustPolicy(self, policy: QComboBox.SizeAdjustPolicy) -> None:
        """Ask for room in another way; Qt makes the drop-down list for that."""
        super().setSizeAdjustPolicy(policy)
        self._dress_list()

    @property
    def key(self) -> object:
        """The key of the choice that holds."""
        return self.currentData()

    def choose(self, key: object) -> None:
        """Let the choice `key` hold; an unknown key leaves none."""
        keys = [self.itemData(row) for row in range(self.count())]
        self.setCurrentIndex(keys.index(key) if key in keys else -1)

    def set_tone(self, tone: str = "") -> None:
        """Edge the list and its hint in "warn" or "danger", or take that back."""
        mark(self, tone=tone)

    def sizeHint(self) -> QSize:
        """Room for the widest choice and the widest hint."""
        metrics = QFontMetrics(current().font("micro"))
        hints = [str(self.itemData(row, _HINT) or "") for row in range(self.count())]
        return super().sizeHint() + QSize(max((metrics.horizontalAdvance(hint) for hint in hints), default=0), 0)

    def showPopup(self) -> None:
        """Drop the list down."""
        self._dress_list()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn through the choices only when the rep is in the list."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The list as Qt draws it, with the hint before its arrow."""
        super().paintEvent(event)
        hint = self.currentData(_HINT)
        if hint:
            room = self.rect().adjusted(0, 0, -current().px(_ARROW), 0)
            _paint_hint(QPainter(self), room, str(hint), self.property("tone") or "text3")

    def _dress_list(self) -> None:
        """Name the drop-down list and let it show hints: not before it is needed, it costs ten closed fields."""
        if not isinstance(self.itemDelegate(), _HintDelegate):
            self.setItemDelegate(_HintDelegate(self))
            self.view().setAccessibleName(self.accessibleName())


class _HintDelegate(QStyledItemDelegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if hint := index.data(_HINT):
            area: QRect = getattr(option, "rect")  # noqa: B009 -- the stubs do not know the option's fields
            painter.save()
            _paint_hint(painter, area.adjusted(0, 0, -current().px(8), 0), str(hint), "text3")
            painter.restore()


def _paint_hint(painter: QPainter, room: QRect, hint: str, tone: str) -> None:
    theme = current()
    painter.setFont(theme.font("micro"))
    painter.setPen(theme.color(tone))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
