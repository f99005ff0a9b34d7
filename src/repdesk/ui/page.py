"""What every page is: a widget that goes stale while hidden and reads anew when it is seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from repdesk.ui.actions import Act

if TYPE_CHECKING:
    # The desk brings SQLAlchemy along; what is only named here is loaded after the first paint.
    from repdesk.domain.changes import Changes
    from repdesk.domain.deal import DealId
    from repdesk.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place in the program: a page, and perhaps the deal to show there."""

    page: str
    deal: "DealId | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the status line: a figure in bold and the words after it, in a colour token."""

    figure: str = ""
    words: str = ""
    tone: str = "text2"


class Navigator(Protocol):
    """What a page may ask of the window around it."""

    def go(self, target: Target) -> None:
        """Show the target; Alt+← comes back."""

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say what happened in a toast, with "Undo" where the last step can be taken back."""


class Page(QWidget):
    """One place on the rail. Subclasses say what they watch and read it in `refresh`."""

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    ICON: ClassVar[str] = ""
    WATCHES: ClassVar[tuple[str, ...]] = ()
    """The tables whose changes this page shows."""
    ACTS: ClassVar[tuple[Act, ...]] = ()
    """The actions of the one list this page can answer at some time."""
    LATER: ClassVar[tuple[str, ...]] = ()
    """The modules of what opens from this page: loaded beside the window once the first page is painted."""

    status_changed = Signal()
    acts_changed = Signal()

    def __init__(self, desk: "Desk", navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._navigator = navigator
        self._is_stale = True

    @property
    def is_stale(self) -> bool:
        """Whether something it shows changed since it last read."""
        return self._is_stale

    def refresh(self, changes: "Changes | None") -> None:
        """Read anew: only what `changes` touched, or everything when it is None."""

    def shown(self) -> None:
        """The page has come to the front and is fresh; put the focus where she will want it."""

    def reveal(self, target: Target) -> None:
        """Show what the target names; called when the page is in front."""

    def is_showing(self, target: Target) -> bool:
        """Whether what the target names is on this page, so that she sees it change."""
        return target.page == self.KEY

    def controls(self) -> tuple[QWidget, ...]:
        """What stands beside the title in the top bar, made once."""
        return ()

    def main_action(self) -> tuple[QWidget, ...]:
        """What stands at the right end of the top bar, made once."""
        return ()

    def status(self) -> tuple[Part, ...]:
        """The page in one line, for the status bar; emit `status_changed` when it changes."""
        return ()

    def acts(self) -> Mapping[Act, Callable[[], None]]:
        """What can be done here now; emit `acts_changed` when that changes."""
        return {}

    def poses(self) -> Mapping[str, Callable[[], object]]:
        """What else to take pictures of, by a short name: each opens a sheet or a state of the page."""
        return {}

    def on_changed(self, changes: "Changes") -> None:
        """Take note of a committed step: refresh if seen, else go stale."""
        if not changes.touches(*self.WATCHES):
            return
        if self.isVisible():
            self.refresh(changes)
        else:
            self._is_stale = True

    def read_anew(self) -> None:
        """Show everything as it is now: what it is counted in has changed, though no step was made."""
        if self.isVisible():
            self.refresh(None)
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh(None)
