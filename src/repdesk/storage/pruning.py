"""What may leave the history: the oldest steps, whole, when they are too old or too much for the file.

What leaves is always a beginning of the history. Undo and the revert of an import read every later step, so a hole
would be undone through; the first step that must stay keeps all that follow it, be the file larger for a while.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from repdesk.domain.changes import StepState

KEPT_STEPS: Final = 200
"""So many of the newest steps always stay."""

MOST_BYTES: Final = 64 * 1024 * 1024

_DAY_MS: Final = 24 * 60 * 60 * 1000
STEP_MS: Final = 400 * _DAY_MS
IMPORT_MS: Final = 90 * _DAY_MS
"""So long an import can be taken back, whatever its size."""
DRAFT_MS: Final = 90 * _DAY_MS

_IMPORT = "import_deals"

_IS_DUE = """
    SELECT count(*) > :kept AND (min(at) < :before OR :most < (
        SELECT (page_count - freelist_count) * page_size
        FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()))
    FROM step"""

_WEIGHTS = """
    SELECT id, at, verb, state, coalesce(bytes, 0) AS bytes FROM step LEFT JOIN (
        SELECT step_id, sum(length(CAST(coalesce(before, '') || coalesce(after, '') AS BLOB))) AS bytes
        FROM journal GROUP BY step_id
    ) ON step_id = id ORDER BY id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What pruning must know of a step: when it was, what it was, and what its row images take."""

    id: int
    at: int
    verb: str
    state: StepState
    bytes: int


def to_prune(steps: Sequence[Weight], now: int) -> tuple[int, ...]:
    """The ids of the steps that may go, of all `steps`, which come oldest first."""
    pruned: list[int] = []
    surplus = sum(step.bytes for step in steps) - MOST_BYTES
    latest = 0
    for step in steps[:-KEPT_STEPS]:
        # No step is older than one before it: a clock that was set back for a while makes none old.
        latest = max(latest, step.at)
        age = now - latest
        if _must_stay(step, age) or not (age > STEP_MS or surplus > 0):
            break
        pruned.append(step.id)
        surplus -= step.bytes
    return tuple(pruned)


def is_due(connection: Connection, now: int) -> bool:
    """Whether there may be something to prune; answered without reading the journal."""
    values = {"kept": KEPT_STEPS, "before": now - STEP_MS, "most": MOST_BYTES}
    return bool(connection.exec_driver_sql(_IS_DUE, values).scalar_one())


def weights(connection: Connection) -> tuple[Weight, ...]:
    """Every step, oldest first."""
    found = connection.exec_driver_sql(_WEIGHTS).mappings()
    return tuple(Weight(**{**row, "state": StepState(row["state"])}) for row in found)


def prune(connection: Connection, upto: int) -> None:
    """Take the history up to and with this step out of the file."""
    connection.exec_driver_sql("DELETE FROM journal WHERE step_id <= ?", (upto,))
    connection.exec_driver_sql("DELETE FROM step WHERE id <= ?", (upto,))


def _must_stay(step: Weight, age: int) -> bool:
    """What was undone waits for redo; a young import for its revert."""
    is_young_import = step.verb == _IMPORT and step.state is StepState.DONE and age < IMPORT_MS
    return is_young_import or step.state is StepState.UNDONE
