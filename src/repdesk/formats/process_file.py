"""Process files (`repdesk.process/1`): a selling process as TOML that a rep can read, edit and pass on."""

from dataclasses import dataclass
from pathlib import Path

from repdesk.domain import process_check
from repdesk.domain.errors import Refused
from repdesk.domain.faults import Fault
from repdesk.domain.process import PROCESS_SCHEMA, Process
from repdesk.formats.strict import StrictReader
from repdesk.formats.toml_file import read_toml

SUFFIX = ".toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessFile:
    """A process as it was read, with what the file holds beyond it (keys nobody knows)."""

    process: Process
    warnings: tuple[Fault, ...] = ()


def read_process(source: bytes | Path) -> Process:
    """The process in this file; `Refused` with every fault at once when there is any."""
    return read_process_file(source).process


def read_process_file(source: bytes | Path) -> ProcessFile:
    """The process in this file and its warnings; `Refused` with every fault at once when there is any."""
    tables = read_toml(source, schema=PROCESS_SCHEMA)
    tables.pop("schema")
    reader = StrictReader()
    process = reader.read(Process, tables)
    faults = (*reader.faults, *_beyond(reader.faults, process_check.faults(process)))
    if faults:
        raise Refused("process.faulty", path=source if isinstance(source, Path) else "", faults=faults)
    return ProcessFile(process=process, warnings=tuple(reader.warnings))


def read_folder(folder: Path) -> tuple[Process, ...]:
    """Every process in `folder`, in the order they are offered."""
    processes = (read_process(path) for path in folder.glob(f"*{SUFFIX}"))
    return tuple(sorted(processes, key=lambda process: (process.order, process.key)))


def _beyond(known: list[Fault], more: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Those of `more` that do not merely follow from a value that could not be read at all."""
    unread = {fault.path for fault in known}
    below = tuple(path + mark for path in unread for mark in ".[")
    return tuple(fault for fault in more if fault.path not in unread and not fault.path.startswith(below))
