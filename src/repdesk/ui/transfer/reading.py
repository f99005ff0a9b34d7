"""A chosen file on its way into the page: its table, what the columns hold, and a first matching."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from repdesk.domain.process import Process
from repdesk.services.transfer import Cancelled, Progress, Survey, TableFile
from repdesk.ui.transfer.matching import Matching, choice_of, fitting

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

_AMBIGUOUS: Final = frozenset(
    {"label", "labels", "name", "topic", "id", "state", "reason", "channel", "customer", "domain", "revenue", "closed"}
)
"""Headers that mean one thing in one system and another in the next."""


def offered_processes(desk: "Desk") -> tuple[Process, ...]:
    """Where deals can come in: the desk's own processes first, then the built-in ones it does not have."""
    adopted = [desk.processes.current(known.id)[1] for known in desk.processes.adopted()]
    keys = {process.key for process in adopted}
    return (*adopted, *(process for process in desk.processes.templates() if process.key not in keys))


def read(
    desk: "Desk", path: Path, progress: Progress, cancelled: Cancelled, *, encoding: str = "", delimiter: str = ""
) -> Matching:
    """Look through the file twice, once for its shape and once for its values, and match what can be matched."""
    table = desk.transfer.open(
        path,
        encoding=encoding or None,
        delimiter=delimiter or None,
        progress=_half(progress, 0),
        cancelled=cancelled,
    )
    survey = desk.transfer.survey(table, _half(progress, 1), cancelled)
    return first_matching(desk, table, survey)


def first_matching(desk: "Desk", table: TableFile, survey: Survey) -> Matching:
    """What was remembered for such a table, else a guess by its headers and values."""
    offered = offered_processes(desk)
    remembered = next((p for p in offered if desk.transfer.mappings.find(table.headers, p.key)), None)
    process = remembered or offered[0]
    mapping = fitting(desk.transfer.suggest(table, survey, process), table, process)
    guessed = () if remembered else (c for c in table.headers if choice_of(mapping, c) and is_ambiguous(c))
    return Matching(table=table, survey=survey, process=process, mapping=mapping, guessed=frozenset(guessed))


def is_ambiguous(header: str) -> bool:
    """Whether a header could as well mean something else."""
    last = header.rsplit(" - ", 1)[-1]
    return re.sub(r"[\W_]+", " ", last).strip().lower() in _AMBIGUOUS


def _half(progress: Progress, which: int) -> Callable[[int, int], None]:
    """The first or second half of the whole way."""

    def tell(done: int, total: int) -> None:
        progress(which * total + done, 2 * total)

    return tell
