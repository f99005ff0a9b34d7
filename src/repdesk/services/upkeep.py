"""What is done for the file while the rep rests: old history and old drafts go, the log is emptied."""

from typing import Final

from repdesk.domain.errors import Refused
from repdesk.services.context import Context

_HOUR_MS: Final = 60 * 60 * 1000


class Upkeep:
    """Runs on any thread; another writer or reader is never waited for, the next rest will do."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._pruned_at: int | None = None

    def run(self) -> None:
        """Do what there is to do, quietly."""
        try:
            self._prune()
            self._context.store.checkpoint()
        except Refused:
            return

    def _prune(self) -> None:
        """At most once an hour: weighing a large history means reading it."""
        now = self._context.now_ms
        if self._pruned_at is None or abs(now - self._pruned_at) >= _HOUR_MS:
            self._context.store.prune(now)
            self._pruned_at = now
