"""Takes back one earlier step and keeps what was done since: a step of its own, not Ctrl+Z.

Rows that the step inserted are deleted, rows it deleted return, columns it changed are put back, each unless a later
step that stands changed the same. An inserted row also counts as changed when something new refers to it (a tick on an
imported deal); it is kept together with what it owns and what it refers to.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from repdesk.domain.changes import Step, StepState
from repdesk.domain.errors import Refused
from repdesk.storage import undo
from repdesk.storage.journal import DELETED, INSERTED, JOURNALED, STAMP, UPDATED
from repdesk.storage.undo import Entry

_TAKE_BACK = {INSERTED: undo.delete, UPDATED: undo.write, DELETED: undo.insert}

# The order and the index of each look into the journal are given: left to the planner, a revert of 100,000 deals took
# seconds or an hour, by the order in which the indexes were made.
_UPDATED_HERE = "SELECT tab, row_id, before FROM journal INDEXED BY journal_by_step WHERE step_id = :step AND op = 'U'"

_CHANGED_LATER = """
    SELECT later.tab, later.row_id, later.before
    FROM journal AS later INDEXED BY journal_by_step CROSS JOIN step ON step.id = later.step_id
    WHERE later.step_id > :step AND step.state = 'done' AND EXISTS (
        SELECT 1 FROM journal AS own INDEXED BY journal_by_row
        WHERE own.step_id = :step AND own.tab = later.tab AND own.row_id = later.row_id)"""

_STILL_THERE = """
    SELECT DISTINCT row.id
    FROM journal INDEXED BY journal_by_step CROSS JOIN "{table}" AS row ON row.id = journal.row_id
    WHERE journal.step_id = :step AND journal.tab = '{table}' AND journal.op = :op"""

_REFERRING = """
    SELECT child.id, child.{column}
    FROM journal INDEXED BY journal_by_step CROSS JOIN "{table}" AS child ON child.{column} = journal.row_id
    WHERE journal.step_id = :step AND journal.tab = '{parent}' AND journal.op = 'I'"""


class RowId(NamedTuple):
    """A row of the desk."""

    table: str
    id: int


class _Link(NamedTuple):
    """A row that refers to one that the step inserted; owned, it goes when that goes."""

    child: RowId
    column: str
    parent: RowId
    is_owned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Since:
    """What the step did, against what later steps did to the same rows."""

    inserted: AbstractSet[RowId]
    """Those that are still there."""
    updated: Mapping[RowId, AbstractSet[str]]
    """The columns it changed."""
    changed: Mapping[RowId, AbstractSet[str]]
    """The columns that were changed later."""
    links: Sequence[_Link]

    def kept(self, *, put_back: bool) -> AbstractSet[RowId]:
        """The inserted rows that stay."""
        links = [link for link in self.links if not self._comes_loose(link, put_back=put_back)]
        kept = {link.parent for link in links if link.child not in self.inserted and not (put_back and link.is_owned)}
        if not put_back:
            kept |= self.inserted & self.changed.keys()
        return _together(kept, [link for link in links if link.child in self.inserted])

    def _comes_loose(self, link: _Link, *, put_back: bool) -> bool:
        """Whether putting the child's columns back ends its reference."""
        was_set_here = link.column in self.updated.get(link.child, ())
        return was_set_here and (put_back or link.column not in self.changed.get(link.child, ()))


def check(step: Step) -> None:
    """Refuse a step that does not stand, or that is older than the tables."""
    if step.state != StepState.DONE:
        raise Refused("history.not_done", step=step.id)
    if step.is_closed:
        raise Refused("history.closed", step=step.id)


def apply(connection: Connection, step_id: int, *, put_back: bool) -> None:
    """Take the step back as far as later steps allow, or over them with `put_back`."""
    since = _since(connection, step_id)
    kept = since.kept(put_back=put_back)
    changed = {} if put_back else since.changed
    for run in undo.newest_first(connection, step_id):
        if open_to_us := [entry for entry in (_left(entry, kept, changed) for entry in run) if entry]:
            _as_far_as_possible(connection, open_to_us)


def touched_since(connection: Connection, step_id: int) -> tuple[RowId, ...]:
    """The rows that `apply` would leave alone, wholly or in part."""
    since = _since(connection, step_id)
    updated = _still_there(connection, step_id, UPDATED) - since.inserted
    in_part = {row for row in updated if since.updated[row] & since.changed.get(row, frozenset())}
    return tuple(sorted(since.kept(put_back=False) | in_part))


def _left(entry: Entry, kept: AbstractSet[RowId], changed: Mapping[RowId, AbstractSet[str]]) -> Entry | None:
    """What of a journal row may be taken back."""
    row = RowId(entry.table, entry.row_id)
    if row in kept:
        return None
    if entry.op != UPDATED:
        return entry
    later = changed.get(row, frozenset())
    columns = {name: value for name, value in entry.columns.items() if name != STAMP and name not in later}
    return entry._replace(image=json.dumps(columns)) if columns else None


def _as_far_as_possible(connection: Connection, entries: Sequence[Entry]) -> None:
    """Take these back, but for those whose place or whose partner is no longer free.

    Doing again what the first try had done changes nothing. A savepoint around it would keep a copy of every page
    for every row: 100,000 deals took a minute.
    """
    try:
        _TAKE_BACK[entries[0].op](connection, entries)
    except IntegrityError:
        for entry in entries if len(entries) > 1 else ():
            _as_far_as_possible(connection, (entry,))


def _since(connection: Connection, step_id: int) -> _Since:
    return _Since(
        inserted=_still_there(connection, step_id, INSERTED),
        updated=_columns(connection, _UPDATED_HERE, step_id),
        changed=_columns(connection, _CHANGED_LATER, step_id),
        links=tuple(_links(connection, step_id)),
    )


def _still_there(connection: Connection, step_id: int, op: str) -> set[RowId]:
    return {
        RowId(table, row_id)
        for table in JOURNALED
        for (row_id,) in connection.exec_driver_sql(_STILL_THERE.format(table=table), {"step": step_id, "op": op})
    }


def _columns(connection: Connection, query: str, step_id: int) -> dict[RowId, set[str]]:
    """The columns that change by row; a row that was inserted or deleted is there without any or with all."""
    columns: dict[RowId, set[str]] = defaultdict(set)
    for table, row_id, before in connection.exec_driver_sql(query, {"step": step_id}):
        columns[RowId(table, row_id)].update(json.loads(before or "{}").keys() - {STAMP})
    return dict(columns)


def _links(connection: Connection, step_id: int) -> Iterator[_Link]:
    for table in JOURNALED.values():
        for key in table.foreign_keys:
            parent, column = key.column.table.name, key.parent.name
            query = _REFERRING.format(table=table.name, column=column, parent=parent)
            for child_id, parent_id in connection.exec_driver_sql(query, {"step": step_id}):
                child = RowId(table.name, child_id)
                yield _Link(child, column, RowId(parent, parent_id), key.ondelete == "CASCADE")


def _together(kept: AbstractSet[RowId], links: Iterable[_Link]) -> AbstractSet[RowId]:
    """`kept`, with all they own and all they refer to."""
    beside: dict[RowId, set[RowId]] = defaultdict(set)
    for link in links:
        beside[link.child].add(link.parent)
        if link.is_owned:
            beside[link.parent].add(link.child)
    found, ahead = set(kept), list(kept)
    while ahead:
        fresh = beside[ahead.pop()] - found
        found |= fresh
        ahead.extend(fresh)
    return found
