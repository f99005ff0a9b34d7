"""The selling processes: those that come with RepDesk, and those the rep's desk has adopted."""

from functools import cache
from pathlib import Path

from repdesk.domain.deal import ProcessId, VersionId
from repdesk.domain.errors import Refused
from repdesk.domain.process import Process
from repdesk.domain.views import AdoptedProcess
from repdesk.services.context import Context
from repdesk.storage import processes


class Processes:
    """Built-in processes to choose from; the desk's own copies, which no program update changes."""

    def __init__(self, context: Context, folder: Path) -> None:
        self._context = context
        self._folder = folder

    def templates(self) -> tuple[Process, ...]:
        """The built-in processes in the order they are offered, variants after their originals."""
        return _built_in(self._folder)

    def adopt(self, key: str) -> ProcessId:
        """Copy the built-in process `key` into the desk as version 1; Refused when unknown or already there."""
        return self.add(self.template(key))

    def template(self, key: str) -> Process:
        """The built-in process `key`; Refused when there is none."""
        for process in self.templates():
            if process.key == key:
                return process
        raise Refused("process.unknown", key=key, known=", ".join(p.key for p in self.templates()))

    def add(self, process: Process) -> ProcessId:
        """Put a process into the desk as version 1."""
        with self._context.store.write("adopt_process", name=process.name) as unit:
            process_id, _ = processes.add(unit.connection, process, at=unit.at)
        return process_id

    def adopted(self) -> tuple[AdoptedProcess, ...]:
        """The desk's processes in the rep's order."""
        with self._context.store.read() as reader:
            return processes.adopted(reader)

    def current(self, process_id: ProcessId) -> tuple[VersionId, Process]:
        """The newest version, which new deals get."""
        with self._context.store.read() as reader:
            version_id = processes.newest_version(reader, process_id)
            return version_id, self._context.process(reader, version_id)

    def version(self, version_id: VersionId) -> Process:
        """Any version, by the id a deal pins."""
        with self._context.store.read() as reader:
            return self._context.process(reader, version_id)


@cache
def _built_in(folder: Path) -> tuple[Process, ...]:
    from repdesk.formats.process_file import read_folder  # a heavy parser that a start with a process never needs

    return read_folder(folder)
