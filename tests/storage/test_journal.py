"""The journal: what it keeps of each change, and that nothing changes without it."""

import json
from typing import Any

import pytest
from sqlalchemy import Table, event
from sqlalchemy.exc import IntegrityError, OperationalError

from repdesk.storage.engine import writing_engine
from repdesk.storage.journal import JOURNALED
from repdesk.storage.rows import metadata
from repdesk.storage.store import Store
from tests.storage.builders import a_deal, ask, run


def _journaled(store: Store) -> list[tuple[object, ...]]:
    """Table, op and images of what the last step wrote down."""
    return ask(store, "SELECT tab, op, before, after FROM journal WHERE step_id = (SELECT max(id) FROM step)")


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_every_table_says_whether_it_is_journaled(table: Table) -> None:
    assert isinstance(table.info["journaled"], bool)


def test_a_journaled_table_is_known_by_its_id() -> None:
    assert [table.name for table in JOURNALED.values() if [c.name for c in table.primary_key] != ["id"]] == []


def test_the_file_holds_no_trigger(store: Store) -> None:
    a_deal(store, "Crane")
    assert ask(store, "SELECT name FROM main.sqlite_master WHERE type = 'trigger'") == []


def test_an_insert_keeps_no_image(store: Store) -> None:
    run(store, "INSERT INTO company (uid, name) VALUES ('birch', 'Birch')")
    assert _journaled(store) == [("company", "I", None, None)]


def test_an_update_keeps_the_columns_that_changed_and_the_stamp_before(store: Store) -> None:
    run(store, "UPDATE company SET name = 'Acme', industry = 'Steel', headcount = 12 WHERE id = 1")
    [(_, _, before, after)] = _journaled(store)
    assert json.loads(str(before)) == {"industry": "", "headcount": None, "rev": 1}
    assert json.loads(str(after)) == {"industry": "Steel", "headcount": 12, "rev": 1}


def test_a_delete_keeps_the_whole_row(store: Store) -> None:
    row = ask(store, "SELECT * FROM company")[0]
    run(store, "DELETE FROM company")
    [(_, op, before, after)] = _journaled(store)
    assert (op, after) == ("D", None)
    assert tuple(json.loads(str(before)).values()) == row


def test_the_same_value_again_is_no_change(store: Store) -> None:
    assert run(store, "UPDATE company SET name = 'Acme'") is None


def test_the_stamp_is_no_change(store: Store) -> None:
    assert run(store, "UPDATE company SET rev = 77") is None


def test_null_and_empty_are_different(store: Store) -> None:
    deal = a_deal(store, "Crane")
    assert run(store, f"UPDATE deal SET expected_close = '' WHERE id = {deal}") is not None


def test_rows_deleted_by_a_cascade_are_journaled_before_their_owner(store: Store) -> None:
    deal = a_deal(store, "Crane")
    run(store, f"INSERT INTO tick (deal_id, key) VALUES ({deal}, 'a')")
    run(store, f"DELETE FROM deal WHERE id = {deal}")
    tables = [(table, op) for table, op, _, _ in _journaled(store)]
    assert sorted(tables[:-1]) == [("stage_event", "D"), ("tick", "D")]
    assert tables[-1] == ("deal", "D")


def test_a_row_that_replaces_another_is_journaled_as_both(store: Store) -> None:
    run(store, "INSERT OR REPLACE INTO company (id, uid, name) VALUES (1, 'acme', 'Acme Steel')")
    assert [op for _, op, _, _ in _journaled(store)] == ["D", "I"]


def test_an_id_never_changes(store: Store) -> None:
    with pytest.raises(IntegrityError, match="id of a journaled row"):
        run(store, "UPDATE company SET id = 2")


def test_a_change_outside_a_step_fails(store: Store) -> None:
    with pytest.raises(IntegrityError, match=r"journal\.step_id"), store._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE company SET name = 'Birch'")


def test_a_connection_without_the_journal_cannot_write_a_step(store: Store) -> None:
    store._writer.dispose()
    store._writer = writing_engine(store.path)
    with pytest.raises(OperationalError, match="current_step"):
        run(store, "UPDATE company SET name = 'Birch'")
    assert ask(store, "SELECT name FROM company") == [("Acme",)]


_BY_STEP, _BY_ROW = "journal_by_step ON journal (step_id)", "journal_by_row ON journal (tab, row_id)"


def _looks_into_the_journal(store: Store, sql: str, values: Any) -> list[str]:  # noqa: ANN401  (the driver's own)
    with store._writer.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        return [look.detail for look in plan if look.detail.split()[1] in ("journal", "j", "later", "own")]


@pytest.mark.parametrize("indexes", [(_BY_STEP, _BY_ROW), (_BY_ROW, _BY_STEP)], ids=["step first", "row first"])
def test_no_step_reads_what_others_did_to_a_table(store: Store, indexes: tuple[str, str]) -> None:
    remade = [f"DROP INDEX {index.split()[0]}" for index in indexes] + [f"CREATE INDEX {index}" for index in indexes]
    run(store, *remade, "UPDATE company SET headcount = 1")
    said = list[tuple[str, Any]]()
    event.listen(store._writer, "before_cursor_execute", lambda _c, _k, sql, values, *_: said.append((sql, values)))
    a_deal(store, "Crane")
    run(store, "UPDATE company SET name = 'Birch'", "DELETE FROM deal")
    store.undo()
    store.redo()
    store.revert(3)
    questions = [(sql, values) for sql, values in said if "journal" in sql]
    looks = [look for sql, values in questions for look in _looks_into_the_journal(store, sql, values)]
    assert [look for look in looks if look.startswith("SCAN")] == []
    assert {look.split()[1] for look in looks if "journal_by_row" in look} == {"own"}
    assert {look.split()[1] for look in looks if "journal_by_step" in look} == {"journal", "j", "later"}
