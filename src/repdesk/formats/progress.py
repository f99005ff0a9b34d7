"""Long work over a file says how far it is, and stops when it is told to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from repdesk.domain.errors import Refused

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

_STEPS: Final = 200


def require_wanted(cancelled: Cancelled | None) -> None:
    """Stop with `Refused("cancelled")` when nobody wants the result any more."""
    if cancelled is not None and cancelled():
        raise Refused("cancelled")


@dataclass(slots=True, kw_only=True)
class Teller:
    """Tells how much of `total` is done, at most two hundred times."""

    total: int
    on_progress: Progress | None
    _told: int = -1

    def tell(self, done: int) -> None:
        """Pass `done` on when it is a step further than the last."""
        step = done * _STEPS // self.total
        if self.on_progress is not None and step > self._told:
            self._told = step
            self.on_progress(done, self.total)
