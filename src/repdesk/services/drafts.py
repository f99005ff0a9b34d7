"""What the rep typed and has not saved yet, so that a crash or a closed form loses nothing of it."""

from typing import Final

from repdesk.domain.errors import Refused
from repdesk.domain.text import NOTE_LIMIT, clean
from repdesk.services.context import Context
from repdesk.storage import drafts

DRAFT_LIMIT: Final = 10 * NOTE_LIMIT


class Drafts:
    """One text for each form. No step, no undo, no news of it; for the thread of the window only.

    A draft that cannot be written now, mostly because an import is being written, waits here and is tried again.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._waiting: dict[str, str] = {}

    @property
    def is_waiting(self) -> bool:
        """Whether a draft could not be written yet."""
        return bool(self._waiting)

    def keep(self, key: str, text: str) -> None:
        """Keep what is typed in the form `key`, in place of what was kept of it before."""
        self._waiting[key] = clean(text, DRAFT_LIMIT, multiline=True)
        self.settle()

    def find(self, key: str) -> str:
        """What was typed in the form, empty where nothing was."""
        if key in self._waiting:
            return self._waiting[key]
        with self._context.store.read() as reader:
            return drafts.find(reader, key)

    def drop(self, key: str) -> None:
        """Forget it: it is saved."""
        self.keep(key, "")

    def settle(self) -> None:
        """Write what waits; where that is refused it waits on, and nobody is told: the form still has it."""
        if not self._waiting:
            return
        try:
            with self._context.store.write("keep_drafts") as unit:
                for key, text in self._waiting.items():
                    drafts.keep(unit.connection, key, text, unit.at)
        except Refused:
            return
        self._waiting.clear()
