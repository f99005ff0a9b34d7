"""One open desk: the services a window or a command works with."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from repdesk import paths
from repdesk.domain.views import Card
from repdesk.services.board import Board
from repdesk.services.context import Clock, Context
from repdesk.services.deals import Deals
from repdesk.services.drafts import Drafts
from repdesk.services.history import History
from repdesk.services.processes import Processes
from repdesk.services.report import Report
from repdesk.services.settings import Settings
from repdesk.services.upkeep import Upkeep
from repdesk.storage.files import newest_copy
from repdesk.storage.store import Listener, Store

if TYPE_CHECKING:
    from repdesk.services.check import Check
    from repdesk.services.transfer import Transfer


class Desk:
    """Everything a rep can do and ask, over one store and one clock."""

    def __init__(self, store: Store, clock: Clock, resources: Path) -> None:
        self._store = store
        self.settings = Settings(store)
        self._context = Context(store, clock, self.settings)
        self.deals = Deals(self._context)
        self.board = Board(self._context)
        self.history = History(store)
        self.processes = Processes(self._context, resources / "processes")
        self.report = Report(self._context, self.board)
        self.drafts = Drafts(self._context)
        self.upkeep = Upkeep(self._context)

    @classmethod
    def open(cls, database: Path, clock: Clock, resources: Path | None = None) -> "Desk":
        """The desk in `database`, which `storage.desk_file.prepare` made ready."""
        store = Store(database, now=lambda: int(clock().timestamp() * 1000), session=uuid4().hex)
        return cls(store, clock, resources or paths.resources())

    @cached_property
    def transfer(self) -> "Transfer":
        """Files in. Made when first asked for: its readers cost a start that imports nothing too much."""
        from repdesk.services.transfer import Transfer

        return Transfer(self._context, self.processes, self.path.parent)

    @cached_property
    def check(self) -> "Check":
        """The desk worked out anew; made when first asked for, for the same reason."""
        from repdesk.services.check import Check

        return Check(self._context)

    @property
    def path(self) -> Path:
        """The desk's file."""
        return self._store.path

    @property
    def last_backup(self) -> datetime | None:
        """When the newest copy of the desk was made, in the rep's zone; None while there is none."""
        made = newest_copy(self.path.parent / "backups")
        return None if made is None else datetime.fromtimestamp(made, tz=self._context.now.tzinfo)

    @property
    def context(self) -> Context:
        """What the services share: clock and process versions."""
        return self._context

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with the Changes of every committed step, on the thread that made it."""
        self._store.subscribe(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Stop calling `listener`."""
        self._store.unsubscribe(listener)

    def warm(self) -> None:
        """Do on a thread that nobody waits for what would be felt later: connect, and ask what the board will ask.

        Its statements are compiled then, and its sums kept until the next step.
        """
        self._store.connect()
        for process in self.processes.adopted()[:1]:
            self.board.first_cards(process.id, self.board.columns(process.id))
            self.board.summary(process.id)

    def warm_sheets(self) -> None:
        """The same for what the sheet of a deal will ask, once the board stands: some 6 ms of its first opening."""
        card = next(self._top_cards(), None)
        if card is not None:
            self.deals.with_company(card.id)
            self.deals.checklist(card.id)
            self.drafts.find("")

    def _top_cards(self) -> Iterator[Card]:
        for process in self.processes.adopted():
            for column in self.board.columns(process.id):
                yield from self.board.cards(process.id, column, limit=1)

    def close(self) -> None:
        """Close the file; the desk cannot be used afterwards."""
        self.drafts.settle()
        self._store.close()
