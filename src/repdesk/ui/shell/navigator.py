"""Where she is, where she came from, and how to get somewhere."""

from PySide6.QtCore import QObject, Signal

from repdesk.ui.page import Target
from repdesk.ui.shell.places import FIRST_RUN

_REMEMBERED = 100


class History(QObject):
    """Back and forward over the places she was at; also how pages speak to the window."""

    arrived = Signal(object)
    """Show this target now."""
    told = Signal(str, bool)
    """Say this in a toast, with "Undo" where the flag is set."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Target] = []
        self._at = -1

    @property
    def here(self) -> Target | None:
        """The target in front."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether she came back from somewhere."""
        return self._at < len(self._places) - 1

    def go(self, target: Target) -> None:
        """Show the target; what lay ahead is forgotten, and over the first run no way leads back."""
        if target != self.here:
            behind = [] if self._crosses_first_run(target) else self._places[: self._at + 1]
            self._places = [*behind, target][-_REMEMBERED:]
            self._at = len(self._places) - 1
        self.arrived.emit(target)

    def back(self) -> None:
        """Show the place before this one."""
        if self.can_go_back:
            self._at -= 1
            self.arrived.emit(self._places[self._at])

    def forward(self) -> None:
        """Show the place she came back from."""
        if self.can_go_forward:
            self._at += 1
            self.arrived.emit(self._places[self._at])

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say what happened."""
        self.told.emit(text, undo)

    def _crosses_first_run(self, target: Target) -> bool:
        return FIRST_RUN in {place.page for place in (self.here, target) if place is not None}
