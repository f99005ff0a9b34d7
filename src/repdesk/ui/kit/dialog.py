"""Sheets: the one way to open a dialog in RepDesk."""

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QWidget

from repdesk.ui.kit.button import Button, IconButton
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row, hairline
from repdesk.ui.kit.scrim import Scrim
from repdesk.ui.kit.scroll import Scroll
from repdesk.ui.kit.tab_order import tab_as_laid_out
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Radius

_PADDING = 24
_AIR = 24


class Sheet(QDialog):
    """A card over its window: title, a body that scrolls when it must, a footer with the buttons.

    Open it with `open()`, learn the answer from `accepted`, `rejected` or `finished`; it deletes itself.
    Esc leaves it, Ctrl+Enter presses its main button.
    """

    def __init__(self, parent: QWidget, title: str, *, width: int = 656) -> None:
        super().__init__(parent.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._width = width
        self._main: Button | None = None
        self._scrim = Scrim(parent.window(), Radius.DIALOG if isinstance(parent.window(), Sheet) else 0)
        self._build(title)
        self._listen()

    @property
    def header(self) -> Column:
        """Where a second line under the title goes."""
        return self._header

    @property
    def body(self) -> Column:
        """Where the content goes."""
        return self._body

    @property
    def footer(self) -> Row:
        """Where quiet things at the left of the buttons go."""
        return self._footer_left

    def set_title(self, title: str) -> None:
        """Give the sheet another title."""
        self.setWindowTitle(title)
        self._title.setText(title)

    def add_button(self, button: Button) -> Button:
        """Put a button at the right end of the footer."""
        self._buttons.addWidget(button)
        self._foot.setVisible(True)
        return button

    def add_cancel(self, text: str = "Cancel") -> Button:
        """Put the button that leaves the sheet into the footer."""
        button = self.add_button(Button(text, key="Esc"))
        button.clicked.connect(self.reject)
        return button

    def add_main(self, text: str, *, danger: bool = False) -> Button:
        """Put the button that does what the sheet is for into the footer; Ctrl+Enter presses it."""
        self._main = self.add_button(Button(text, kind="danger" if danger else "primary", key="Ctrl ⏎"))
        self._main.clicked.connect(self.accept)
        return self._main

    def commit(self) -> None:
        """What Ctrl+Enter does: press the main button if it can be pressed."""
        if self._main is not None:
            self._main.click()

    def fit(self) -> None:
        """Take the size the content wants, within the window, in its middle."""
        window = self._below
        theme = current()
        air = theme.px(_AIR)
        room = window.size().shrunkBy(QMargins(air, air, air, air))
        width = min(theme.px(self._width), room.width())
        wanted = self._wanted_height(width)
        self._scroll.let_scroll(wanted > room.height())
        self.resize(width, min(wanted, room.height()))
        corner = QPoint((window.width() - self.width()) // 2, max((window.height() - self.height()) // 3, 0))
        card = QRect(window.mapToGlobal(corner), self.size())
        self.move(card.topLeft())
        if self.isVisible():
            self._scrim.show_under(card)

    def show_part(self, part: QWidget) -> None:
        """Scroll the body so that `part` is seen."""
        self._scroll.ensureWidgetVisible(part)

    def setVisible(self, visible: bool) -> None:
        """Appear at the right size at once: Qt would first lay all of it out at a size of its own."""
        if visible and not self.isVisible():
            self.ensurePolished()
            self.fit()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Veil the window, and make the first field ready for typing."""
        super().showEvent(event)
        self._scrim.show_under(self.geometry())
        if self.focusWidget() in (None, self._close):
            self._first_field().setFocus()

    def done(self, result: int) -> None:
        """Close with this result and lift the veil."""
        self._scrim.fade_out()
        super().done(result)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the Tab key go as the eye reads, also where a part came later."""
        tab_as_laid_out(self)
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the corners round."""
        super().resizeEvent(event)
        if QGuiApplication.platformName() == "xcb":
            self.setMask(self._outline())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window, and the content when it wants another height."""
        if watched is self._below and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.fit()
        if watched is self._scroll.content and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card, its footer a shade deeper."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self._card_path(theme.px(Radius.DIALOG))
        painter.fillPath(card, theme.color("raised"))
        if self._foot.isVisible():
            painter.setClipRect(self._foot.geometry())
            painter.fillPath(card, theme.color("sunken"))
            painter.setClipping(False)
        painter.strokePath(card, QPen(theme.color("line2"), 1))

    @property
    def _below(self) -> QWidget:
        # Not kept as an attribute: the sheet must not keep its window alive. One on a sheet has its window's room too.
        window = self.parentWidget()
        while isinstance(window, Sheet):
            window = window.parentWidget()
        assert window is not None, "a sheet lies on a window"
        return window

    def _first_field(self) -> QWidget:
        fields = self._scroll.content.findChildren(QWidget)
        ready = (f for f in fields if f.focusPolicy() & Qt.FocusPolicy.TabFocus and f.isEnabled() and f.isVisible())
        return next(ready, self._main or self._close)

    def _card_path(self, radius: float) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        return path

    def _outline(self) -> QRegion:
        # Without a compositor X11 cannot draw see-through corners; cutting them off keeps the card round.
        path = QPainterPath()
        # A little rounder than the card: half see-through px at its edge would be black.
        corner = current().px(Radius.DIALOG) + 2
        path.addRoundedRect(QRectF(self.rect()), corner, corner)
        return QRegion(path.toFillPolygon().toPolygon())

    def _wanted_height(self, width: int) -> int:
        foot = self._foot.sizeHint().height() + 1 if not self._foot.isHidden() else 0
        return self._head.heightForWidth(width) + 1 + self._scroll.height_for(width) + foot

    def _build(self, title: str) -> None:
        self._head = self._build_head()
        self._scroll = self._build_body()
        self._foot = self._build_foot()
        whole = Column(self, gap=0, margins=0)
        whole.setSizeConstraint(Column.SizeConstraint.SetNoConstraint)
        whole.add(self._head, hairline(self), self._scroll, self._foot)
        whole.setStretch(2, 1)
        self._foot.hide()
        self.set_title(title)

    def _build_head(self) -> QWidget:
        head = QWidget(self)
        self._header = Column(head, gap=4, margins=(_PADDING, 20, _PADDING, 14))
        line = Row(gap=12)
        self._title = label("", "title", wrap=True, parent=head)
        self._close = IconButton("x", self.tr("Close"), parent=head)
        self._close.clicked.connect(self.reject)
        line.addWidget(self._title, 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._header.addLayout(line)
        return head

    def _build_body(self) -> Scroll:
        content = QWidget(self)
        self._body = Column(content, gap=12, margins=(_PADDING, 16, _PADDING, _PADDING))
        return Scroll(content, self)

    def _build_foot(self) -> QWidget:
        foot = QWidget(self)
        # A quiet button stands first here: its word, not its unseen edge, lines up with the body.
        whole = Row(foot, gap=8, margins=(_PADDING - 12, 14, _PADDING, 14))
        self._footer_left, self._buttons = Row(gap=8), Row(gap=8)
        whole.addLayout(self._footer_left)
        whole.addStretch(1)
        whole.addLayout(self._buttons)
        return foot

    def _listen(self) -> None:
        self._below.installEventFilter(self)
        self._scroll.content.installEventFilter(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.commit)
        self.destroyed.connect(self._scrim.deleteLater)
