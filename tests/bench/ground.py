"""What the targets stand on: desks of each size, and one shown window over each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from repdesk.domain.deal import Outcome, StageId
from repdesk.services.desk import Desk
from tests.bench.desks import Desks
from tests.bench.screen import Screen, shown
from tests.builders import the_process


@dataclass(slots=True, kw_only=True)
class Ground:
    """Made once for a run of the bench."""

    desks: Desks
    sizes: Sequence[int]
    pairs: int
    starts: int
    runs: int
    _screens: dict[int, Screen] = field(default_factory=dict)

    @property
    def smallest(self) -> int:
        """The size that growth is measured from."""
        return min(self.sizes)

    @property
    def largest(self) -> int:
        """The size that growth is measured to."""
        return max(self.sizes)

    def screen(self, size: int) -> Screen:
        """The window over the desk of this size."""
        if size not in self._screens:
            self._screens[size] = shown(self.desks.open(size), self.folder("config"))
        return self._screens[size]

    def folder(self, name: str) -> Path:
        """A folder of the run."""
        folder = self.desks.scratch / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def fresh(self, name: str) -> Path:
        """A folder that nobody used before."""
        return Path(mkdtemp(prefix=f"{name}-", dir=self.desks.scratch))

    def leave(self) -> None:
        """Close every window and desk."""
        for screen in self._screens.values():
            screen.close()
        self._screens = {}


def columns_read(desk: Desk) -> list[tuple[Outcome, StageId]]:
    """Outcome and stage of each column, as its page is asked for."""
    columns = desk.board.columns(the_process(desk))
    return [(Outcome.WON if c.is_post_sale else Outcome.OPEN, c.stage_id) for c in columns]
