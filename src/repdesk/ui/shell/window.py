"""The window: builds the shell, shows one page at a time, and remembers where it stood."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from repdesk.domain.errors import Refused
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.tab_order import tab_as_laid_out
from repdesk.ui.page import Page
from repdesk.ui.shell.places import PLACES
from repdesk.ui.shell.rail import Rail
from repdesk.ui.shell.state import WindowState
from repdesk.ui.shell.statusbar import StatusBar
from repdesk.ui.shell.topbar import Framed

if TYPE_CHECKING:
    # Only what the empty shell is made of is loaded before the first paint.
    from repdesk.ui.kit.toast import Toast
    from repdesk.ui.shell.refusal import RefusalPage

_USUAL_SIZE = QSize(1440, 900)
_SMALLEST_SIZE = QSize(880, 560)
_FRAME = QSize(16, 48)
"""What the system's title bar and edges take, about."""


class Window(QMainWindow):
    """RepDesk on the screen, painted before there is a desk; `Workplace` brings it to life."""

    first_painted = Signal()
    folder_requested = Signal()
    page_changed = Signal()
    """Another page is in front, or the one in front can do other things now."""

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self.setWindowTitle("RepDesk")
        self.setMinimumSize(_SMALLEST_SIZE)
        self._state = state
        self.rail = Rail(PLACES, self)
        self.status = StatusBar(self)
        self._stack = QStackedWidget(self)
        self._frames: dict[str, Framed] = {}
        self._is_painted = False
        self._lay_out()
        self.rail.set_ready(is_ready=False)
        if not state.restore(self):
            self.resize(_USUAL_SIZE.boundedTo(self.screen().availableSize() - _FRAME))

    @property
    def page(self) -> Page | None:
        """The page in front; None while there is no desk."""
        frame = self._stack.currentWidget()
        return frame.page if isinstance(frame, Framed) else None

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page that was seen so far."""
        return tuple(frame.page for frame in self._frames.values())

    def show_page(self, key: str, build: Callable[[], Page]) -> Page:
        """Bring a page to the front, building it the first time."""
        if key not in self._frames:
            self._frames[key] = self._framed(build())
        frame = self._frames[key]
        self._stack.setCurrentWidget(frame)
        self._dress_for(key)
        frame.page.shown()
        return frame.page

    def show_refusal(self, refused: Refused) -> "RefusalPage":
        """Say in the empty shell why there is no desk, and offer the ways on."""
        from repdesk.sentences import sentence
        from repdesk.ui.shell.refusal import RefusalPage

        page = RefusalPage(sentence(refused), self)
        page.folder_requested.connect(self.folder_requested)
        page.quit_requested.connect(self.close)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.folder_button.setFocus()
        return page

    def tell(self, text: str, action: str = "") -> "Toast":
        """Say something in a toast."""
        from repdesk.ui.kit.toast import toast

        return toast(self, text, action)

    def tell_refusal(self, refused: Refused) -> None:
        """Say in a toast why something was not done."""
        from repdesk.sentences import sentence

        self.tell(sentence(refused))

    def forget_pages(self) -> None:
        """Empty the shell, for another desk."""
        for frame in self._frames.values():
            self._stack.removeWidget(frame)
            frame.deleteLater()
        self._frames = {}
        self.rail.set_ready(is_ready=False)

    def _on_status_changed(self) -> None:
        if self.page is not None:
            self.status.line.set_parts(self.page.status())

    def _on_acts_changed(self) -> None:
        if self.sender() is self.page:
            self.page_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Report the first paint, once everything in the window has had its own."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the Tab key go as the eye reads, also where a page has grown."""
        tab_as_laid_out(self)
        return super().focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        self._state.keep(self)
        super().closeEvent(event)

    def _framed(self, page: Page) -> Framed:
        page.status_changed.connect(self._on_status_changed)
        page.acts_changed.connect(self._on_acts_changed)
        frame = Framed(page, self)
        self._stack.addWidget(frame)
        return frame

    def _dress_for(self, key: str) -> None:
        """Light the rail's button; a page that is no place on the rail, like the first run, stands alone."""
        is_place = any(place.key == key for place in PLACES)
        self.rail.setVisible(is_place)
        self.rail.set_ready(is_ready=is_place)
        self.rail.set_current(key)
        self.status.set_ready(is_ready=True)
        if is_place:
            self._state.page = key
        self._on_status_changed()
        self.page_changed.emit()

    def _lay_out(self) -> None:
        content = QWidget(self)
        row = Row(content, gap=0)
        row.addWidget(self.rail)
        column = Column(gap=0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        row.addLayout(column, 1)
        self.setCentralWidget(content)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
