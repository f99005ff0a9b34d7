"""What an import will do to each row: new, updated, unchanged, left out, or a problem. Nothing is written here."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from repdesk.domain.intake import Intake, LeftOut, Problem, RowReader
from repdesk.domain.mapping import OUTSIDE_ID, ImportMapping
from repdesk.domain.process import Process
from repdesk.formats.csv_table import unguarded
from repdesk.formats.reading import Row, TableFile
from repdesk.services.intake_news import Update, compared
from repdesk.storage.imports import Held

LISTED_PROBLEMS: Final = 1_000
PREVIEWED: Final = 50

Where = tuple[tuple[str, str], ...]
"""(column, value) pairs; a row that differs in one of them is left out."""


@dataclass(frozen=True, slots=True)
class New:
    """A row that becomes a new deal."""

    intake: Intake


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A row that says nothing new."""

    held: Held


Fate = New | Update | Unchanged | LeftOut | Problem


@dataclass(slots=True, kw_only=True)
class Tally:
    """The five counts, which add up to the rows, and what of them is listed."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    left_out: int = 0
    problems: int = 0
    listed: list[Problem] = field(default_factory=list)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(code, column) → rows with that problem."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Value → rows left out for it."""
    preview: list[Intake] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows of the file."""
        return self.new + self.updated + self.unchanged + self.left_out + self.problems

    @property
    def counts(self) -> dict[str, int]:
        """The counts by name, as reports and the history have them."""
        names = ("new", "updated", "unchanged", "left_out", "problems")
        return {"rows": self.rows, **{name: getattr(self, name) for name in names}}

    def add(self, fate: Fate) -> None:
        """Count one row."""
        match fate:
            case New(intake):
                self.new += 1
                self._show(intake)
            case Update():
                self.updated += 1
                self._show(fate.intake)
            case Unchanged():
                self.unchanged += 1
            case LeftOut():
                self.left_out += 1
                self.reasons[fate.value] += 1
            case Problem():
                self._add_problem(fate)

    def _show(self, intake: Intake) -> None:
        if len(self.preview) < PREVIEWED:
            self.preview.append(intake)

    def _add_problem(self, problem: Problem) -> None:
        self.problems += 1
        self.kinds[problem.code, problem.column] += 1
        if len(self.listed) < LISTED_PROBLEMS:
            self.listed.append(problem)


def _plain(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells as they were before an export guarded them against being read as formulas."""
    return tuple(map(unguarded, cells)) if "'" in "".join(cells) else cells


class Sorter:
    """Decides over each row in turn; it remembers outside ids, so that a file cannot meet itself."""

    def __init__(
        self,
        table: TableFile,
        mapping: ImportMapping,
        process: Process,
        currency: str,
        held: Mapping[str, Held],
        stages: Mapping[str, int],
        where: Where,
    ) -> None:
        self._reader = RowReader(mapping, table.headers, process, currency)
        self._process = process
        self._held = held
        self._keys = {number: key for key, number in stages.items()}
        self._where = tuple((table.headers.index(column), value) for column, value in where)
        self._id_column = mapping.column_of(OUTSIDE_ID) or ""
        self._first_lines: dict[str, int] = {}

    def fates(self, rows: Iterator[Row]) -> Iterator[Fate]:
        """What becomes of each row, in the order of the file."""
        for row in rows:
            yield self._fate(row)

    def _fate(self, row: Row) -> Fate:
        for index, value in self._where:
            if row.cells[index].strip() != value:
                return LeftOut(line=row.line, value=row.cells[index].strip())
        if row.extra:
            return Problem(line=row.line, column="", code="import.too_many_cells", value=row.extra[0][:200])
        read = self._reader.read(row.line, _plain(row.cells))
        return self._of_intake(read) if isinstance(read, Intake) else read

    def _of_intake(self, intake: Intake) -> Fate:
        outside = intake.external_id
        if not outside:
            return New(intake)
        if outside in self._first_lines:
            return Problem(line=intake.line, column=self._id_column, code="import.twice_in_file", value=outside)
        self._first_lines[outside] = intake.line
        held = self._held.get(outside)
        return New(intake) if held is None else self._compared(intake, held)

    def _compared(self, intake: Intake, held: Held) -> Fate:
        update = compared(intake, held, self._process, self._keys.get(held.columns["stage_id"], ""))
        return update if update.is_news else Unchanged(held)
