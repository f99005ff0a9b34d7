"""What one step changed: it refreshes the screen, is the undo step and the history line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LISTED_IDS = 1_000
"""Above this many rows of a table, `Changes` says "all of it"."""


class StepState(StrEnum):
    """Whether a step stands, is undone (and can be redone), or was dropped by a later edit."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the history: a verb with the values that make its sentence."""

    id: int
    verb: str
    args: Mapping[str, object]
    at: int
    state: StepState = StepState.DONE
    session: str = ""
    """Which run of the program made it."""
    is_closed: bool = False
    """Older than a change of the file format: readable, no longer undoable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The rows a committed step touched, by table; None instead of ids means all of the table."""

    step: Step
    rows: Mapping[str, frozenset[int] | None] = field(default_factory=dict)
    origin: str = ""
    """The form that made the change and need not hear of it, or empty."""

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return any(t in self.rows for t in tables)

    def ids(self, table: str) -> frozenset[int] | None:
        """The changed ids of `table`, empty when untouched, None for all of it."""
        return self.rows.get(table, frozenset())
