"""Buttons: a word, perhaps an icon before it, perhaps the key that does the same."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from repdesk.ui.kit.label import mnemonic_safe, tip
from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Radius, Size

Kind = Literal["primary", "default", "quiet", "danger", "link"]

_INK = {"primary": "on_accent", "default": "text", "quiet": "text2", "danger": "danger", "link": "accent_text"}
_ICON = 16
_GAP = 6


class Button(QPushButton):
    """A push button; `key` only shows a key ("Esc"), it does not listen to it."""

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = "default",
        icon: str | None = None,
        trailing: str | None = None,
        key: str | None = None,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._trailing, self._key = icon, trailing, key
        self._small = small
        self.setProperty("kind", kind)
        self.setProperty("compact", small)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(key or "")
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another word."""
        self._words = text
        self.setText(mnemonic_safe(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The content between its paddings."""
        theme = current()
        padding = {"link": 4}.get(self._kind, 10 if self._small else 12)
        height = Size.CONTROL_SMALL if self._small else Size.CONTROL
        return QSize(self._content_width() + 2 * theme.px(padding), theme.px(height))

    def minimumSizeHint(self) -> QSize:
        """A button never cuts its word."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's frame, our content."""
        if not self._is_bare:
            self._paint_frame()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self._kind == "primary":
            self._paint_inner_ring(painter)
        self._paint_content(painter)

    @property
    def _is_bare(self) -> bool:
        """A quiet button that cannot be pressed has no frame, as style.qss has it."""
        return self._kind == "quiet" and not self.isEnabled()

    @property
    def _kind(self) -> str:
        return str(self.property("kind"))

    @property
    def _ink(self) -> str:
        if not self.isEnabled():
            return "disabled"
        if self.isChecked():
            return str(self.property("tone") or "accent_text")
        return _INK.get(self._kind, "text")

    def _metrics(self) -> QFontMetrics:
        role = "small" if self._small else "body"
        return QFontMetrics(current().font(role, 600 if self._kind == "primary" else 500))

    def _content_width(self) -> int:
        px = current().px
        parts = [px(_ICON) for name in (self._icon, self._trailing) if name]
        parts += [self._metrics().horizontalAdvance(self._words)] if self._words else []
        parts += [self._key_size().width()] if self._key else []
        return sum(parts) + px(_GAP) * max(len(parts) - 1, 0)

    def _key_size(self) -> QSize:
        theme = current()
        words = QFontMetrics(theme.font("micro")).horizontalAdvance(self._key or "")
        return QSize(max(words + theme.px(9), theme.px(18)), theme.px(18))

    def _paint_frame(self) -> None:
        # Their names alone take 5 ms to load; the empty shell has no button with a frame.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)

    def _paint_inner_ring(self, painter: QPainter) -> None:
        # The ring has the accent's colour: a light line inside keeps it visible on the accent.
        theme = current()
        painter.setPen(QPen(theme.color("on_accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = theme.px(Radius.CONTROL) - 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), corner, corner)

    def _paint_content(self, painter: QPainter) -> None:
        px = current().px
        left = (self.width() - self._content_width()) // 2
        if self._icon:
            left = self._paint_icon(painter, self._icon, left) + px(_GAP)
        if self._words:
            left = self._paint_words(painter, left) + px(_GAP)
        if self._key:
            left = self._paint_key(painter, left) + px(_GAP)
        if self._trailing:
            self._paint_icon(painter, self._trailing, left)

    def _paint_icon(self, painter: QPainter, name: str, left: int) -> int:
        side = current().px(_ICON)
        picture = pixmap(name, self._ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - side) // 2, picture)
        return left + side

    def _paint_words(self, painter: QPainter, left: int) -> int:
        theme = current()
        width = self._metrics().horizontalAdvance(self._words)
        role = "small" if self._small else "body"
        painter.setFont(theme.font(role, 600 if self._kind == "primary" else 500))
        painter.setPen(theme.color(self._ink))
        painter.drawText(QRect(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self._words)
        return left + width

    def _paint_key(self, painter: QPainter, left: int) -> int:
        size = self._key_size()
        box = QRectF(left, (self.height() - size.height()) // 2, size.width(), size.height())
        paint_key(painter, box, self._key or "", on_accent=self._ink == "on_accent")
        return left + size.width()


class IconButton(Button):
    """A button that is only an icon; `name` is what it is called and shown as its tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        kind: Kind = "quiet",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind=kind, icon=icon, small=small, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Call it by another name."""
        self.setAccessibleName(name)
        tip(self, name)

    def sizeHint(self) -> QSize:
        """A square."""
        side = super().sizeHint().height()
        return QSize(side, side)


def paint_key(painter: QPainter, box: QRectF, key: str, *, on_accent: bool = False) -> None:
    """A key cap ("Ctrl ⏎") in `box`, on a plain ground or on the accent."""
    theme = current()
    painter.setFont(theme.font("micro"))
    edge = theme.color("on_accent" if on_accent else "line2")
    edge.setAlphaF(0.55 if on_accent else 1.0)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if on_accent else theme.color("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    painter.setPen(theme.color("on_accent" if on_accent else "text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
