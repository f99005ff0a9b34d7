"""A pill to press: a saved view, a filter, a suggestion."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from repdesk.ui.kit.label import mnemonic_safe
from repdesk.ui.kit.painted import fill_round, paint_focus
from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Size

_ICON, _GAP, _PADDING = 14, 6, 12


class Chip(QAbstractButton):
    """A pill; `checkable` ones stay pressed, `closable` ones carry a cross (or answer to Delete)."""

    close_requested = Signal()

    def __init__(
        self,
        text: str,
        *,
        icon: str | None = None,
        checkable: bool = False,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._icon, self._closable = text, icon, closable
        self.setText(mnemonic_safe(text))
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Icon, word and cross between the paddings."""
        px = current().px
        icons = [name for name in (self._icon, self._closable) if name]
        words = QFontMetrics(current().font("small", 500)).horizontalAdvance(self._words)
        return QSize(2 * px(_PADDING) + words + len(icons) * (px(_ICON) + px(_GAP)), px(Size.CONTROL_SMALL))

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross asks to close instead of pressing the chip."""
        if self._closable and self.isDown() and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.close_requested.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace are the cross of the keyboard."""
        if self._closable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.close_requested.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill, what is in it, the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = QRectF(self.rect()), self.height() / 2
        fill_round(painter, box, radius, *self._ground())
        self._paint_content(painter)
        if self.hasFocus():
            paint_focus(painter, box, radius)

    def _ground(self) -> tuple[str, str]:
        if self.isChecked():
            return "accent_soft", "accent_line"
        if self.isDown():
            return "pressed", "line2"
        return ("hover" if self.underMouse() and self.isEnabled() else "surface"), "line2"

    def _ink(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "accent_text" if self.isChecked() else "text2"

    def _cross(self) -> QRect:
        px = current().px
        return QRect(self.width() - px(_PADDING) - px(_ICON) - px(_GAP) // 2, 0, self.width(), self.height())

    def _paint_content(self, painter: QPainter) -> None:
        theme = current()
        left, top = theme.px(_PADDING), (self.height() - theme.px(_ICON)) // 2
        if self._icon:
            painter.drawPixmap(left, top, self._picture(self._icon))
            left += theme.px(_ICON) + theme.px(_GAP)
        if self._closable:
            painter.drawPixmap(self.width() - theme.px(_PADDING) - theme.px(_ICON), top, self._picture("x"))
        painter.setFont(theme.font("small", 500))
        painter.setPen(theme.color(self._ink()))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)

    def _picture(self, name: str) -> QPixmap:
        return pixmap(name, self._ink(), _ICON, self.devicePixelRatioF())
