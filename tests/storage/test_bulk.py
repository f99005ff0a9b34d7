"""Many rows at once: journaled like any others."""

import contextlib

import pytest
from sqlalchemy.exc import IntegrityError, InvalidRequestError

from repdesk.domain.errors import Refused
from repdesk.storage import rows
from repdesk.storage.bulk import insert_many
from repdesk.storage.store import Store, Unit
from tests.storage.builders import a_deal, ask, dump, found, run


def _import(unit: Unit, *titles: str) -> range:
    new = [{"uid": title, "title": title, "process_id": 1, "version_id": 1, "stage_id": 1} for title in titles]
    return insert_many(unit.connection, rows.deal, new)


def _imported(store: Store, *titles: str) -> list[int]:
    with store.write("import_file") as unit:
        return list(_import(unit, *titles))


def test_the_ids_are_those_of_the_rows_in_order(store: Store) -> None:
    a_deal(store, "Crane")
    store.undo()
    ids = _imported(store, "Lift", "Ramp")
    assert ask(store, "SELECT id, title FROM deal ORDER BY id") == list(zip(ids, ("Lift", "Ramp"), strict=True))


def test_every_row_is_journaled(store: Store) -> None:
    ids = _imported(store, "Lift", "Ramp")
    assert ask(store, "SELECT step_id, tab, op, row_id FROM journal WHERE step_id = 2") == [
        (2, "deal", "I", row_id) for row_id in ids
    ]


def test_rows_are_undone_redone_and_found(store: Store) -> None:
    before = dump(store)
    [_, ramp] = _imported(store, "Lift", "Ramp")
    after = dump(store)
    store.undo()
    assert (dump(store), found(store, "ramp")) == (before, [])
    store.redo()
    assert (dump(store), found(store, "ramp")) == (after, [ramp])


def test_rows_inserted_afterwards_are_journaled_too(store: Store) -> None:
    before = dump(store)
    with store.write("import_file") as unit:
        _import(unit, "Lift")
        unit.connection.exec_driver_sql("INSERT INTO deal_tag (deal_id, name) VALUES (1, 'big')")
        _import(unit, "Ramp")
    a_deal(store, "Crane")
    store.undo()
    store.undo()
    assert dump(store) == before


def test_no_rows_are_no_change(store: Store) -> None:
    assert _imported(store) == []
    assert len(store.steps()) == 1


def _go_on_after_a_refused_row(store: Store) -> None:
    with store.write("import_file") as unit:
        with contextlib.suppress(IntegrityError):
            _import(unit, "Lift", "Lift")
        unit.connection.exec_driver_sql("UPDATE company SET name = 'Birch'")


def test_a_refused_row_ends_the_step(store: Store) -> None:
    before = dump(store)
    with pytest.raises(InvalidRequestError):
        _go_on_after_a_refused_row(store)
    assert dump(store) == before


def test_after_a_refused_row_changes_are_journaled_again(store: Store) -> None:
    with pytest.raises(IntegrityError):
        _imported(store, "Lift", "Lift")
    a_deal(store, "Crane")
    store.undo()
    assert ask(store, "SELECT * FROM deal") == []


def test_a_full_disk_is_refused_as_such(store: Store) -> None:
    run(store, "PRAGMA max_page_count = 1")
    with pytest.raises(Refused, match=r"desk\.disk_full"):
        _imported(store, *(f"Deal {number}" for number in range(5_000)))
    assert ask(store, "SELECT * FROM deal") == []
