"""Where a file is chosen, or dropped."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column
from repdesk.ui.kit.painted import Painted, fill_round
from repdesk.ui.kit.picture import Picture
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Radius

_DASHES = (4.0, 4.0)


class DropArea(Painted):
    """A dashed place with a button in it; it lights up while a file is held over the page."""

    choose_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Choose a file, or drop one here"))
        self._is_held_over = False
        self.choose = Button(self.tr("Choose a file"), kind="primary", icon="folder-open", parent=self)
        self.choose.clicked.connect(self.choose_requested)
        self._build()

    def light_up(self, *, is_held_over: bool) -> None:
        """Show that a file would be taken."""
        self._is_held_over = is_held_over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and dashes, which a style sheet would draw as dots."""
        painter, theme = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(Radius.PANEL)
        fill_round(painter, QRectF(self.rect()), radius, "accent_soft" if self._is_held_over else "surface")
        pen = QPen(theme.color("accent" if self._is_held_over else "control"), 1)
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _build(self) -> None:
        column, centre = Column(self, gap=12, margins=(24, 32, 24, 32)), Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Picture("file-input", "accent_text", 32, parent=self), 0, centre)
        column.addWidget(label(self.tr("Drop a CSV file here"), "title", parent=self), 0, centre)
        more = label(
            self.tr("Every CRM can save its deals as CSV. Nothing is written before you press Import."),
            color="text2",
            wrap=True,
            parent=self,
        )
        more.setAlignment(centre)
        column.addWidget(more)
        column.addWidget(self.choose, 0, centre)


def dropped_file(held: QMimeData) -> Path | None:
    """The one file that is held over the page; None where it is none, or several."""
    urls = held.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
