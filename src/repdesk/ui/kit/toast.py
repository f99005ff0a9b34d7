"""A short report at the foot of the window that goes by itself, with one thing to do, such as Undo."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRectF, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.button import Button, IconButton
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row
from repdesk.ui.kit.painted import fill_round
from repdesk.ui.kit.shadow import paint_shadow
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Motion, Radius, Size

# Room around the card for its shadow.
_SHADE = 16


class Toast(QWidget):
    """Lies on its window; its time stands still while the pointer or the focus is on it."""

    action_requested = Signal()

    def __init__(self, window: QWidget, text: str, action: str = "") -> None:
        super().__init__(window)
        self.setAccessibleName(text)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.leave)
        self._left = Motion.TOAST_STAYS
        self._is_leaving = False
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._build(text, action)
        window.installEventFilter(self)

    @property
    def is_paused(self) -> bool:
        """Whether its time stands still."""
        return not self._clock.isActive()

    def enter(self) -> None:
        """Slide in, say itself to a screen reader, and let the time run."""
        self.adjustSize()
        self.raise_()
        self.show()
        self._move(self._outside(), self._place(), Motion.TOAST_IN, QEasingCurve.Type.OutCubic)
        self._clock.start(self._left)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def leave(self) -> None:
        """Slide out and go."""
        self._is_leaving = True
        self._clock.stop()
        self._slide.finished.connect(self.deleteLater)
        self._move(self.pos(), self._outside(), Motion.TOAST_OUT, QEasingCurve.Type.InCubic)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came: wait."""
        super().enterEvent(event)
        self._pause()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went: go on."""
        super().leaveEvent(event)
        self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window, and wait while one of the buttons has the focus."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.move(self._place())
        elif event.type() == QEvent.Type.FocusIn and watched is not self.parent():
            self._pause()
        elif event.type() == QEvent.Type.FocusOut and watched is not self.parent():
            self._go_on()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card and its shadow."""
        painter = QPainter(self)
        shade = current().px(_SHADE)
        card = QRectF(self.rect()).adjusted(shade, shade, -shade, -shade)
        paint_shadow(painter, card, blur=24, drop=4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill_round(painter, card, current().px(Radius.CARD), "raised", "line2")

    @property
    def _below(self) -> QWidget:
        window = self.parentWidget()
        assert window is not None, "a toast lies on a window"
        return window

    def _on_action_clicked(self) -> None:
        self.action_requested.emit()
        self.leave()

    def _pause(self) -> None:
        if self._clock.isActive():
            self._left = self._clock.remainingTime()
            self._clock.stop()

    def _go_on(self) -> None:
        focused = self.focusWidget() is not None and self.focusWidget().hasFocus()
        if not (self._is_leaving or self.underMouse() or focused):
            self._clock.start(self._left)

    def _move(self, start: QPoint, end: QPoint, time: int, curve: QEasingCurve.Type) -> None:
        self._slide.setStartValue(start)
        self._slide.setEndValue(end)
        self._slide.setDuration(current().ms(time))
        self._slide.setEasingCurve(curve)
        self._slide.start()

    def _place(self) -> QPoint:
        foot = current().px(Size.STATUS_BAR)
        left = (self._below.width() - self.width()) // 2
        return QPoint(left, self._below.height() - foot - self.height() + foot // 4)

    def _outside(self) -> QPoint:
        return QPoint(self._place().x(), self._below.height())

    def _build(self, text: str, action: str) -> None:
        row = Row(self, gap=8, margins=(_SHADE + 14, _SHADE + 6, _SHADE + 6, _SHADE + 6))
        row.addWidget(label(text, weight=500, parent=self))
        self.button = Button(action, kind="link", parent=self)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self._on_action_clicked)
        close = IconButton("x", self.tr("Dismiss"), small=True, parent=self)
        close.clicked.connect(self.leave)
        row.add(self.button, close)
        for button in (self.button, close):
            button.installEventFilter(self)


def toast(window: QWidget, text: str, action: str = "") -> Toast:
    """Show a toast at the foot of `window`, in the place of the one that is there."""
    for older in window.findChildren(Toast):
        older.hide()
        older.deleteLater()
    shown = Toast(window, text, action)
    shown.enter()
    return shown
