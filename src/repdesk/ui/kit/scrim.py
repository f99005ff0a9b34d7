"""The veil over a window while a sheet lies on it, with the sheet's shadow."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.shadow import paint_shadow
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Motion


class Scrim(QWidget):
    """Darkens its window and grows with it; goes by itself once it has faded."""

    def __init__(self, window: QWidget, radius: int = 0) -> None:
        super().__init__(window)
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._card = QRect()
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self.update)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def show_under(self, card: QRect) -> None:
        """Appear under a sheet that lies at `card` on the screen."""
        self._card = QRect(self.mapFromGlobal(card.topLeft()), card.size())
        self.update()
        if not self.isVisible():
            self._run(QVariantAnimation.Direction.Forward)
            self.raise_()
            self.show()

    def fade_out(self) -> None:
        """Disappear for good."""
        self._fade.finished.connect(self.deleteLater)
        self._run(QVariantAnimation.Direction.Backward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The veil and the sheet's shadow on it."""
        painter = QPainter(self)
        painter.setOpacity(float(self._fade.currentValue()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(self._veil(), current().color("scrim"))
        if not self._card.isEmpty():
            paint_shadow(painter, QRectF(self._card), blur=48, drop=24)

    def _veil(self) -> QPainterPath:
        path, radius = QPainterPath(), current().px(self._radius)
        path.addRoundedRect(QRectF(self.rect()), radius, radius)
        return path

    def _run(self, direction: QVariantAnimation.Direction) -> None:
        self._fade.setDuration(current().ms(Motion.SCRIM))
        self._fade.setDirection(direction)
        self._fade.start()
