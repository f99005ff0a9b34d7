"""What every service of one desk shares: its store, its one clock, its processes and its rates."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from repdesk.domain import fields
from repdesk.domain.changes import Changes
from repdesk.domain.deal import Company, Deal, ProcessId, StageId, Tick, VersionId
from repdesk.domain.gate import Facts
from repdesk.domain.process import Process
from repdesk.services.settings import Settings
from repdesk.storage import deals, processes
from repdesk.storage.engine import Reader, is_writing
from repdesk.storage.store import Store

Clock = Callable[[], datetime]
"""The time, aware, in the rep's zone."""


class Context:
    """The store and the clock of one desk, and what never changes once read: process versions, stage ids."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self._clock = clock
        self._versions: dict[VersionId, Process] = {}
        self._stages: dict[ProcessId, Mapping[str, StageId]] = {}
        store.subscribe(self._on_changed)

    @property
    def now(self) -> datetime:
        """The instant it is, aware, in the rep's zone."""
        return self._clock()

    @property
    def now_ms(self) -> int:
        """The instant it is, in epoch milliseconds."""
        return int(self._clock().timestamp() * 1000)

    @property
    def today(self) -> date:
        """The rep's own date."""
        return self._clock().date()

    def process(self, reader: Reader, version_id: VersionId) -> Process:
        """A process version, whole; versions never change, so each is read once."""
        if version_id in self._versions:
            return self._versions[version_id]
        _, found = processes.read_version(reader, version_id)
        if _stands(reader):
            self._versions[version_id] = found
        return found

    def stages(self, reader: Reader, process_id: ProcessId) -> Mapping[str, StageId]:
        """Stage key → id, read once until a process changes."""
        if process_id in self._stages:
            return self._stages[process_id]
        revision = self.store.revision
        found = processes.stage_ids(reader, process_id)
        if _stands(reader) and revision == self.store.revision:
            self._stages[process_id] = found
        return found

    def facts(self, deal: Deal, company: Company | None, ticks: Mapping[str, Tick]) -> Facts:
        """What a gate looks at for this deal as it is given, written or not."""
        return Facts(deal=deal, values=fields.filled(deal, company), ticks=ticks)

    def read_facts(self, reader: Reader, deal: Deal, company: Company | None) -> Facts:
        """The facts of a deal that was just read, with its ticks."""
        return self.facts(deal, company, deals.ticks(reader, deal.id))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("process", "stage"):
            self._stages.clear()


def _stands(reader: Reader) -> bool:
    """Whether what was read may be kept: a step still being written may be taken back, its ids given out again."""
    return not is_writing(reader)
