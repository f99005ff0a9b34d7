"""Importing a table: look at it, match it, see what will happen, do it in one step, take it back."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from repdesk.domain import mapping as mappings
from repdesk.domain.deal import ProcessId
from repdesk.domain.errors import Refused
from repdesk.domain.intake import Intake, Problem
from repdesk.domain.mapping import OUTCOME, STAGE, ImportMapping
from repdesk.domain.process import Process
from repdesk.domain.text import NAME_LIMIT, clean
from repdesk.formats import csv_table
from repdesk.formats.csv_table import DELIMITERS, ENCODINGS, ColumnSurvey, Survey, TableFile
from repdesk.services import suggest
from repdesk.services.context import Context
from repdesk.services.intake_news import Update
from repdesk.services.intake_plan import New, Sorter, Tally, Where
from repdesk.services.intake_writing import Place, Writer, noon_in
from repdesk.services.mapping_shelf import MappingShelf
from repdesk.services.processes import Processes
from repdesk.services.settings import CURRENCY
from repdesk.services.settling import settled
from repdesk.storage import backup, imports, processes
from repdesk.storage.engine import Reader
from repdesk.storage.imports import Batch

# Tables and batches too: the window knows files and rows only through this module.
__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "Batch",
    "Cancelled",
    "ColumnSurvey",
    "ImportResult",
    "Plan",
    "Progress",
    "Survey",
    "TableFile",
    "Transfer",
]

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

_MANY: Final = 1_000
"""Rows that change how SQLite should go about its questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import will do, counted row by row; nothing is written yet."""

    table: TableFile
    mapping: ImportMapping
    process: Process
    where: Where = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """rows, new, updated, unchanged, left_out, problems; the five add up to the rows."""
    problems: tuple[Problem, ...] = ()
    """The first thousand."""
    problem_kinds: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(code, column) → how many rows."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Value → how many rows stay out for it."""
    preview: tuple[Intake, ...] = ()
    """The first rows that come in, as the deals they become."""

    @property
    def file_name(self) -> str:
        """The name of the file as the history keeps it: on Linux it may hold bytes that are no text."""
        return clean(self.table.path.name, NAME_LIMIT)

    @property
    def writes(self) -> int:
        """How many deals the import makes or changes."""
        return self.counts["new"] + self.counts["updated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import did; `step_id` is what a revert takes back, None when nothing changed."""

    counts: Mapping[str, int]
    step_id: int | None
    backup: Path | None
    currency: str
    """What the deals are in, unless a row said otherwise."""
    is_first: bool
    """Whether the desk held no deal before."""


class Transfer:
    """Files in. `check` may run as often as the rep changes her mind; only `run` writes."""

    def __init__(self, context: Context, shelf: Processes, folder: Path) -> None:
        self._context = context
        self._processes = shelf
        self._backups = folder / "backups"
        self.mappings = MappingShelf(folder / "mappings")

    def open(
        self,
        path: Path,
        *,
        encoding: str | None = None,
        delimiter: str | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> TableFile:
        """The table in a file, its dialect found or as told; Refused when it is none."""
        return csv_table.sniff(path, encoding=encoding, delimiter=delimiter, on_progress=progress, cancelled=cancelled)

    def survey(self, table: TableFile, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Survey:
        """What each column holds: samples, values with counts."""
        return csv_table.survey(table, on_progress=progress, cancelled=cancelled)

    def suggest(self, table: TableFile, survey: Survey, process: Process) -> ImportMapping:
        """The mapping remembered for these columns, else a first guess."""
        remembered = self.mappings.find(table.headers, process.key)
        if remembered is not None:
            return remembered
        guess = suggest.suggested(table.headers, process, source=suggest.suggested_source(table.path.stem))
        return replace(
            guess,
            currency=self._context.settings.currency,
            stages=suggest.suggested_stages(_values(survey, guess.column_of(STAGE)), process),
            outcomes=suggest.suggested_outcomes(_values(survey, guess.column_of(OUTCOME))),
        )

    def check(
        self,
        table: TableFile,
        mapping: ImportMapping,
        *,
        where: Where = (),
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Plan:
        """What the import will do, row by row; Refused where the mapping does not fit the table or the process."""
        process = self._process(mapping)
        self._require_fit(table, mapping, process, where)
        mapping = settled(table, mapping, cancelled)
        with self._context.store.read() as reader:
            sorter = self._sorter(reader, table, mapping, process, where)
        tally = Tally()
        for fate in sorter.fates(csv_table.rows(table, on_progress=progress, cancelled=cancelled)):
            tally.add(fate)
        return Plan(
            table=table,
            mapping=mapping,
            process=process,
            where=where,
            counts=tally.counts,
            problems=tuple(tally.listed),
            problem_kinds=dict(tally.kinds.most_common()),
            left_out=dict(tally.reasons.most_common()),
            preview=tuple(tally.preview),
        )

    def run(self, plan: Plan, progress: Progress | None = None, cancelled: Cancelled | None = None) -> ImportResult:
        """Do what the plan says in one step, after a verified backup; cancelled or failing, nothing is changed.

        A process the desk does not have yet is adopted in the same step. Problem rows stay out.
        """
        saved = backup.backup_before(self._context.store.path, self._backups, "import", self._context.now)
        rows = csv_table.rows(plan.table, on_progress=progress, cancelled=cancelled)
        with self._context.store.write("import_deals", file=plan.file_name) as unit:
            is_first = imports.is_without_deals(unit.connection)
            place = self._place(unit.connection, plan, unit.at)
            sorter = self._sorter(unit.connection, plan.table, plan.mapping, plan.process, plan.where)
            writer = Writer(self._context, unit, place, noon_in(self._context.now))
            tally = Tally()
            for fate in sorter.fates(rows):
                tally.add(fate)
                if isinstance(fate, New):
                    writer.add(fate.intake)
                elif isinstance(fate, Update):
                    writer.change(fate)
            writer.finish()
            if tally.new or tally.updated:
                self._note(unit.connection, plan, tally, unit.at, unit.step_id)
            unit.note(**tally.counts)
        if tally.new + tally.updated > _MANY:
            self._learn()
        step_id = unit.changes.step.id if unit.changes else None
        return ImportResult(
            counts=tally.counts, step_id=step_id, backup=saved.path, currency=place.currency, is_first=is_first
        )

    def take_currency(self, result: ImportResult) -> None:
        """Make the currency of the first deals the desk's own, unless she has chosen one.

        Settings are told on the thread that changes them: call this where the result is shown, not where it is made.
        """
        settings = self._context.settings
        if result.is_first and result.step_id is not None and not settings.is_chosen(CURRENCY):
            settings.set(CURRENCY, result.currency)

    def batches(self) -> tuple[Batch, ...]:
        """The imports that stand, newest first."""
        with self._context.store.read() as reader:
            return imports.batches(reader)

    def changed_since(self, batch: Batch) -> int:
        """How many deals and companies of an import the rep changed afterwards: a revert keeps these.

        A company is not counted that only stays because a changed deal is of it; nor is what hangs on a deal.
        """
        touched = self._context.store.touched_since(batch.step_id)
        deals = sum(row.table == "deal" for row in touched)
        return deals or len(touched)

    def revert(self, batch: Batch, *, put_back: bool = False) -> None:
        """Take an import back by a new step, updates included; what she changed since stays, unless `put_back`."""
        self._context.store.revert(batch.step_id, put_back=put_back)

    def _learn(self) -> None:
        """Tell SQLite of the many new rows; the import stands, whatever becomes of that."""
        with suppress(Refused):
            self._context.store.analyze()

    def _process(self, mapping: ImportMapping) -> Process:
        with self._context.store.read() as reader:
            process_id = processes.find(reader, mapping.process)
            if process_id is not None:
                return self._context.process(reader, processes.newest_version(reader, process_id))
        return self._processes.template(mapping.process)

    @staticmethod
    def _require_fit(table: TableFile, mapping: ImportMapping, process: Process, where: Where) -> None:
        faults = mappings.faults(mapping, table.headers, process)
        if faults:
            raise Refused("mapping.faulty", file="", faults=faults)
        for column, _ in where:
            if column not in table.headers:
                raise Refused("import.no_such_column", column=column, columns=", ".join(table.headers))

    def _sorter(
        self, reader: Reader, table: TableFile, mapping: ImportMapping, process: Process, where: Where
    ) -> Sorter:
        process_id = processes.find(reader, process.key)
        stages = self._context.stages(reader, process_id) if process_id is not None else {}
        held = imports.held_by_outside_id(reader, mapping.source) if mapping.column_of(mappings.OUTSIDE_ID) else {}
        return Sorter(table, mapping, process, self._context.settings.currency, held, stages, where)

    def _place(self, reader: Reader, plan: Plan, at: int) -> Place:
        process_id: ProcessId | None = processes.find(reader, plan.process.key)
        if process_id is None:
            process_id, _ = processes.add(reader, plan.process, at=at)
        return Place(
            process_id=process_id,
            version_id=processes.newest_version(reader, process_id),
            process=plan.process,
            stages=self._context.stages(reader, process_id),
            currency=plan.mapping.currency or self._context.settings.currency,
            source=plan.mapping.source,
        )

    @staticmethod
    def _note(reader: Reader, plan: Plan, tally: Tally, at: int, step_id: int) -> None:
        values = {"file_name": plan.file_name, "source": plan.mapping.source, "at": at, "step_id": step_id}
        imports.add_batch(reader, values, tally.counts)


def _values(survey: Survey, column: str | None) -> Iterator[str]:
    found = (c for c in survey.columns.values() if c.name == column)
    return (value for c in found for value, _ in c.values)
