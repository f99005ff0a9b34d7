"""Whatever was done, undo leads back to the start and redo to the end, over a restart at any point."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from repdesk.domain.changes import Changes
from repdesk.storage.journal import JOURNALED, STAMP
from repdesk.storage.store import Store
from tests.storage.builders import Clock, Dump, a_store, ask, dump, found, opened_again

WORDS = ("crane", "lift", "ramp")

Statement = tuple[str, tuple[object, ...]]
Steps = list[list[Statement]]

_ids = st.integers(1, 6)
_words = st.sampled_from(WORDS)
_amounts = st.none() | st.integers(-(2**63), 2**63 - 1)
_texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
_keys = st.sampled_from("ab")


def _statement(sql: str, *values: st.SearchStrategy[object]) -> st.SearchStrategy[Statement]:
    return st.tuples(st.just(sql), st.tuples(*values))


_uids = st.uuids().map(str)
_DEAL = "(uid, title, company_id, amount, problem, process_id, version_id, stage_id) VALUES (?, ?, ?, ?, ?, 1, 1, 1)"

STATEMENTS = st.one_of(
    _statement("INSERT INTO company (uid, name) VALUES (?, ?)", _uids, _words),
    _statement("UPDATE company SET name = ?, headcount = ? WHERE id = ?", _words, _amounts, _ids),
    _statement("DELETE FROM company WHERE id = ?", _ids),
    _statement(f"INSERT INTO deal {_DEAL}", _uids, _words, st.none() | _ids, _amounts, _texts),
    _statement(f"INSERT INTO deal {_DEAL}", _uids, _words, st.none() | _ids, _amounts, _texts),
    _statement("UPDATE deal SET title = ?, amount = ? WHERE id = ?", _words, _amounts, _ids),
    _statement("UPDATE deal SET company_id = ?, next_what = ? WHERE id % 2 = ?", _ids, _words, st.integers(0, 1)),
    _statement("DELETE FROM deal WHERE id = ?", _ids),
    _statement("INSERT OR REPLACE INTO tick (deal_id, key, value) VALUES (?, ?, ?)", _ids, _keys, _texts),
    _statement("INSERT INTO tick (deal_id, key) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = at + 1", _ids, _keys),
    _statement("UPDATE tick SET deal_id = ? WHERE deal_id = ?", _ids, _ids),
    _statement("DELETE FROM tick WHERE deal_id = ?", _ids),
    _statement("INSERT INTO stage_event (deal_id, seq, kind, to_stage_id) VALUES (?, ?, 'back', 2)", _ids, _ids),
    _statement("UPDATE stage_event SET seq = seq + ? WHERE deal_id = ?", _ids, _ids),
    _statement("INSERT INTO deal_tag (deal_id, name) SELECT id, ? FROM deal WHERE id <> ?", _words, _ids),
    _statement("INSERT INTO stage (uid, process_id, key) VALUES (?, 1, ?)", _uids, _keys),
    _statement("DELETE FROM stage WHERE id = ?", st.integers(3, 6)),
)
STEPS = st.lists(st.lists(STATEMENTS, min_size=1, max_size=5), min_size=1, max_size=8)


def _try(connection: Connection, statement: Statement) -> None:
    """Most statements meet a row that is not there or a key that is taken: those change nothing."""
    try:
        connection.exec_driver_sql(*statement)
    except IntegrityError as fault:
        if "constraint failed" not in str(fault):
            raise


def _do(store: Store, steps: Steps) -> list[Dump]:
    """Write the steps; gives the desk before them and after each that changed something."""
    states = [_state(store)]
    for statements in steps:
        with store.write("do") as unit:
            for statement in statements:
                _try(unit.connection, statement)
        if unit.changes is not None:
            states.append(_state(store))
    return states


def _state(store: Store) -> Dump:
    """All journaled rows, once search and the references between them are seen to be right."""
    assert ask(store, "PRAGMA foreign_key_check") == []
    for word in WORDS:
        named = f"SELECT id FROM company WHERE name = '{word}'"
        asked = f"SELECT id FROM deal WHERE '{word}' IN (title, next_what) OR company_id IN ({named}) ORDER BY id"
        assert found(store, word) == [deal for (deal,) in ask(store, asked)]
    return dump(store)


def _travel(store: Store, go: Callable[[Store], Changes | None], times: int, restart: int) -> tuple[Store, list[Dump]]:
    """Undo or redo that often, in a new run of the program from the `restart`th on; gives each desk on the way."""
    states = []
    for count in range(times):
        store = opened_again(store) if count == restart else store
        assert go(store) is not None
        states.append(_state(store))
    return store, states


def _there_and_back(store: Store, states: list[Dump], restart: int) -> Store:
    """Undo to the first of these desks and redo to the last, over each between."""
    steps = len(states) - 1
    store, undone = _travel(store, Store.undo, steps, restart)
    assert undone == states[-2::-1]
    store, redone = _travel(store, Store.redo, steps, steps - 1 - restart)
    assert redone == states[1:]
    assert store.redo() is None
    return store


def _content(state: Dump) -> Dump:
    """The desk without the stamps of the last change."""
    return {table: [row[:-1] if STAMP in JOURNALED[table].c else row for row in rows] for table, rows in state.items()}


def _one_of(store: Store, which: int) -> int:
    """The id of any step that stands."""
    steps = store.steps()
    return steps[which % len(steps)].id


def _rows(state: Dump) -> set[tuple[object, ...]]:
    """Table and id of every row."""
    return {(table, row[0]) for table, rows in state.items() for row in rows}


@pytest.fixture(scope="module")
def a_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file every example starts from a copy of."""
    store = a_store(tmp_path_factory.mktemp("desk"), Clock())
    store.close()
    return store.path


@contextmanager
def _opened(desk: Path) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(shutil.copy(desk, folder)), now=Clock(), session="monday")
        yield store
        store.close()


@given(steps=STEPS, restart=st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_undo_leads_to_the_start_and_redo_to_the_end(a_desk: Path, steps: Steps, restart: int) -> None:
    with _opened(a_desk) as store:
        _there_and_back(store, _do(store, steps), restart).close()


@given(steps=STEPS, which=st.integers(0, 8), put_back=st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_revert_is_undone_and_redone_like_any_step(a_desk: Path, steps: Steps, which: int, put_back: bool) -> None:
    with _opened(a_desk) as store:
        states = _do(store, steps)
        if store.revert(_one_of(store, which), put_back=put_back) is not None:
            states.append(_state(store))
        _there_and_back(store, states, restart=0).close()


@given(steps=STEPS)
@settings(max_examples=40, deadline=None)
def test_a_revert_of_the_last_step_brings_what_undo_brings(a_desk: Path, steps: Steps) -> None:
    with _opened(a_desk) as store:
        states = _do(store, steps)
        if len(states) > 1:
            last = store.steps(limit=1)[0].id
            assert store.touched_since(last) == ()
            store.revert(last)
            assert _content(_state(store)) == _content(states[-2])


@given(steps=STEPS, which=st.integers(0, 8))
@settings(max_examples=40, deadline=None)
def test_a_revert_leaves_what_it_lists_and_undoes_the_rest(a_desk: Path, steps: Steps, which: int) -> None:
    with _opened(a_desk) as store:
        _do(store, steps)
        step = _one_of(store, which)
        listed = set(store.touched_since(step))
        inserted = set(ask(store, f"SELECT tab, row_id FROM journal WHERE step_id = {step} AND op = 'I'"))
        store.revert(step)
        assert inserted & _rows(_state(store)) == inserted & listed


@given(steps=STEPS, more=STEPS, undone=st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_a_new_step_in_the_middle_starts_another_future(a_desk: Path, steps: Steps, more: Steps, undone: int) -> None:
    with _opened(a_desk) as store:
        states = _do(store, steps)
        kept = max(1, len(states) - undone)
        _travel(store, Store.undo, len(states) - kept, restart=-1)
        fresh = _do(store, more)
        if len(fresh) > 1:
            _there_and_back(store, states[:kept] + fresh[1:], restart=0).close()
