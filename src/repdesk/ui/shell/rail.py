"""The rail: the pages, one above the other, and the menu over them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from repdesk.ui.actions import action, shown_key
from repdesk.ui.kit.button import IconButton
from repdesk.ui.kit.label import mnemonic_safe, tip
from repdesk.ui.kit.layout import Column, fix_size
from repdesk.ui.kit.painted import fill_round, paint_focus
from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Radius, Size
from repdesk.ui.shell.places import Place

_WIDTH, _HEIGHT = 64, 52
_ICON, _ICON_TOP, _WORD_TOP = 20, 8, 30


class RailButton(QAbstractButton):
    """An icon over a word."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = place.key
        self._word, self._icon = self.tr(place.word), place.icon
        self.setText(mnemonic_safe(self._word))
        self.setAccessibleName(self._word)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tip(self, f"{self._word}  {shown_key(action(place.act).keys[0])}")

    def sizeHint(self) -> QSize:
        """As wide as the rail lets it be."""
        return QSize(current().px(_WIDTH), current().px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lit card where she is, the icon, the word."""
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, corner = QRectF(self.rect()), theme.px(Radius.CARD)
        if self.isChecked():
            fill_round(painter, box, corner, "surface", "line")
        elif self.underMouse():
            fill_round(painter, box, corner, "pressed")
        self._paint_content(painter)
        if self.hasFocus():
            paint_focus(painter, box, corner)

    def _paint_content(self, painter: QPainter) -> None:
        theme = current()
        ink = "disabled" if not self.isEnabled() else "accent_text" if self.isChecked() else "text2"
        picture = pixmap(self._icon, ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - theme.px(_ICON)) // 2, theme.px(_ICON_TOP), picture)
        painter.setFont(theme.font("micro", 600 if self.isChecked() else 500))
        painter.setPen(theme.color(ink))
        line = QRect(0, theme.px(_WORD_TOP), self.width(), theme.px(16))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._word)


class Rail(QWidget):
    """Says which page she asks for, and shows which one is in front."""

    page_requested = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        fix_size(self, width=Size.RAIL)
        self.menu_button = IconButton("menu", self.tr("Menu"), parent=self)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_button_clicked)
        self._buttons = {place.key: RailButton(place, self) for place in places}
        self._lay_out(places)

    def set_current(self, key: str) -> None:
        """Light the button of this page."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_ready(self, *, is_ready: bool) -> None:
        """Let the pages be reached, or grey them while there is no desk."""
        for button in (self.menu_button, *self._buttons.values()):
            button.setEnabled(is_ready)

    def button(self, key: str) -> RailButton:
        """The button of one page."""
        return self._buttons[key]

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RailButton):
            self.page_requested.emit(button.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its ground, and a hairline to the page."""
        painter, theme = QPainter(self), current()
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))

    def _lay_out(self, places: Sequence[Place]) -> None:
        column = Column(self, gap=4, margins=(6, 12, 6, 8))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self.menu_button, 0, centre)
        for place in (p for p in places if not p.at_foot):
            column.addWidget(self._grouped(place), 0, centre)
        column.addStretch(1)
        for place in (p for p in places if p.at_foot):
            column.addWidget(self._grouped(place), 0, centre)

    def _grouped(self, place: Place) -> RailButton:
        self._group.addButton(self._buttons[place.key])
        return self._buttons[place.key]
