"""Reverting an earlier step: what nobody touched goes back, what was done since is kept and listed."""

import pytest

from repdesk.domain.errors import Refused
from repdesk.storage.store import Store
from tests.storage.builders import a_deal, add_deal, ask, dump, found, run


def _an_import(store: Store) -> int:
    """Two deals of a new company, one old deal made richer; gives the step."""
    with store.write("import_file") as unit:
        unit.connection.exec_driver_sql("INSERT INTO company (id, uid, name) VALUES (2, 'birch', 'Birch')")
        for title in ("Lift", "Ramp"):
            add_deal(unit, title, company_id=2)
        unit.connection.exec_driver_sql("UPDATE deal SET amount = 500, source = 'fair' WHERE title = 'Crane'")
    return unit.step_id


@pytest.fixture
def imported(store: Store) -> int:
    """The step that imported into a desk with the deal Crane (1); Lift is 2 and Ramp 3."""
    a_deal(store, "Crane")
    return _an_import(store)


def _titles(store: Store) -> list[object]:
    return [title for (title,) in ask(store, "SELECT title FROM deal ORDER BY id")]


def _companies(store: Store) -> list[object]:
    return [name for (name,) in ask(store, "SELECT name FROM company ORDER BY id")]


def _listed(store: Store, step: int) -> list[tuple[str, int]]:
    return [(row.table, row.id) for row in store.touched_since(step)]


def _content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows, but not which step changed them last."""
    stamped = {"company", "deal"}
    return {table: [row[:-1] if table in stamped else row for row in rows] for table, rows in dump(store).items()}


def test_an_untouched_import_is_gone(store: Store) -> None:
    a_deal(store, "Crane")
    before = _content(store)
    step = _an_import(store)
    assert _listed(store, step) == []
    store.revert(step)
    assert _content(store) == before


def test_revert_is_a_step_that_can_be_undone_and_redone(store: Store, imported: int) -> None:
    before = dump(store)
    changes = store.revert(imported)
    after = dump(store)
    assert changes is not None
    assert (changes.step.verb, changes.step.args) == ("revert", {"step": imported})
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


def test_revert_tells_which_rows_it_changed(store: Store, imported: int) -> None:
    changes = store.revert(imported)
    assert changes is not None
    assert {table: sorted(ids or ()) for table, ids in changes.rows.items()} == {
        "deal": [1, 2, 3],
        "company": [2],
        "stage_event": [2, 3],
    }


def test_search_forgets_the_reverted_deals(store: Store, imported: int) -> None:
    store.revert(imported)
    assert (found(store, "lift"), found(store, "crane")) == ([], [1])


def test_later_work_elsewhere_is_kept(store: Store, imported: int) -> None:
    a_deal(store, "Hoist")
    store.revert(imported)
    assert _titles(store) == ["Crane", "Hoist"]


def test_a_deal_changed_since_is_kept_with_its_event_and_company(store: Store, imported: int) -> None:
    run(store, "UPDATE deal SET problem = 'Slow' WHERE title = 'Lift'")
    store.revert(imported)
    assert (_titles(store), _companies(store)) == (["Crane", "Lift"], ["Acme", "Birch"])
    assert ask(store, "SELECT deal_id FROM stage_event") == [(1,), (2,)]


def test_what_would_be_kept_is_listed(store: Store, imported: int) -> None:
    run(store, "UPDATE deal SET problem = 'Slow' WHERE title = 'Lift'")
    assert _listed(store, imported) == [("company", 2), ("deal", 2), ("stage_event", 2)]


def test_a_deal_ticked_since_is_kept(store: Store, imported: int) -> None:
    run(store, "INSERT INTO tick (deal_id, key) VALUES (2, 'a')")
    assert ("deal", 2) in _listed(store, imported)
    store.revert(imported)
    assert _titles(store) == ["Crane", "Lift"]
    assert ask(store, "SELECT key FROM tick") == [("a",)]


def test_a_deal_whose_event_changed_since_is_kept(store: Store, imported: int) -> None:
    run(store, "UPDATE stage_event SET reason = 'corrected' WHERE deal_id = 2")
    store.revert(imported)
    assert _titles(store) == ["Crane", "Lift"]


def test_a_company_with_a_new_deal_stays_and_its_imported_deals_go(store: Store, imported: int) -> None:
    with store.write("create_deal") as unit:
        add_deal(unit, "Hoist", company_id=2)
    store.revert(imported)
    assert (_titles(store), _companies(store)) == (["Crane", "Hoist"], ["Acme", "Birch"])


def test_put_back_takes_what_was_changed_since_too(store: Store, imported: int) -> None:
    run(store, "UPDATE deal SET problem = 'Slow'", "INSERT INTO tick (deal_id, key) VALUES (2, 'a')")
    store.revert(imported, put_back=True)
    assert (_titles(store), _companies(store)) == (["Crane"], ["Acme"])
    assert ask(store, "SELECT * FROM tick") == []


def test_put_back_still_keeps_a_company_that_has_a_new_deal(store: Store, imported: int) -> None:
    with store.write("create_deal") as unit:
        add_deal(unit, "Hoist", company_id=2)
    store.revert(imported, put_back=True)
    assert (_titles(store), _companies(store)) == (["Crane", "Hoist"], ["Acme", "Birch"])


def test_a_column_changed_since_stays_and_the_others_are_put_back(store: Store, imported: int) -> None:
    run(store, "UPDATE deal SET amount = 700 WHERE title = 'Crane'")
    assert _listed(store, imported) == [("deal", 1)]
    store.revert(imported)
    assert ask(store, "SELECT amount, source FROM deal") == [(700, "")]


def test_another_column_changed_since_is_no_obstacle(store: Store, imported: int) -> None:
    run(store, "UPDATE deal SET problem = 'Slow' WHERE title = 'Crane'")
    assert _listed(store, imported) == []
    store.revert(imported)
    assert ask(store, "SELECT amount, source, problem FROM deal") == [(None, "", "Slow")]


def test_put_back_overwrites_a_column_changed_since(store: Store, imported: int) -> None:
    run(store, "UPDATE deal SET amount = 700 WHERE title = 'Crane'")
    store.revert(imported, put_back=True)
    assert ask(store, "SELECT amount, source FROM deal") == [(None, "")]


def test_a_change_that_was_undone_does_not_count(store: Store, imported: int) -> None:
    run(store, "UPDATE deal SET problem = 'Slow'")
    store.undo()
    assert _listed(store, imported) == []
    store.revert(imported)
    assert _titles(store) == ["Crane"]


def test_an_imported_deal_deleted_since_is_no_obstacle(store: Store, imported: int) -> None:
    run(store, "DELETE FROM deal WHERE title = 'Lift'")
    assert _listed(store, imported) == []
    store.revert(imported)
    assert (_titles(store), _companies(store)) == (["Crane"], ["Acme"])


def test_an_old_deal_is_taken_from_an_imported_company_before_that_goes(store: Store) -> None:
    a_deal(store, "Crane")
    move = "UPDATE deal SET company_id = 2"
    run(store, "INSERT INTO company (id, uid, name) VALUES (2, 'birch', 'Birch')", move)
    store.revert(3)
    assert ask(store, "SELECT company_id FROM deal") == [(1,)]
    assert _companies(store) == ["Acme"]


def test_an_old_deal_moved_again_frees_its_imported_company(store: Store) -> None:
    a_deal(store, "Crane")
    move = "UPDATE deal SET company_id = 2"
    run(store, "INSERT INTO company (id, uid, name) VALUES (2, 'birch', 'Birch')", move)
    run(store, "UPDATE deal SET company_id = NULL")
    store.revert(3)
    assert ask(store, "SELECT company_id FROM deal") == [(None,)]
    assert _companies(store) == ["Acme"]


def test_an_old_deal_left_at_its_imported_company_again_keeps_it(store: Store) -> None:
    a_deal(store, "Crane")
    move = "UPDATE deal SET company_id = 2"
    run(store, "INSERT INTO company (id, uid, name) VALUES (2, 'birch', 'Birch')", move)
    run(store, "UPDATE deal SET company_id = NULL")
    run(store, move)
    assert _listed(store, 3) == [("company", 2), ("deal", 1)]
    store.revert(3)
    assert ask(store, "SELECT company_id FROM deal") == [(2,)]


def test_a_deleted_deal_returns_with_all_it_owned(store: Store) -> None:
    deal = a_deal(store, "Crane")
    run(store, f"INSERT INTO tick (deal_id, key) VALUES ({deal}, 'a')")
    before = _content(store)
    run(store, "DELETE FROM deal")
    run(store, "UPDATE company SET headcount = 12")
    store.revert(4)
    assert found(store, "crane") == [deal]
    assert {table: rows for table, rows in _content(store).items() if table != "company"} == {
        table: rows for table, rows in before.items() if table != "company"
    }


def test_a_tick_taken_off_and_given_again_stays_as_it_was_given(store: Store) -> None:
    deal = a_deal(store, "Crane")
    first = ", ".join(f"({deal}, '{key}', 'first')" for key in "abc")
    run(store, f"INSERT INTO tick (deal_id, key, value) VALUES {first}")
    run(store, "DELETE FROM tick")
    run(store, f"INSERT INTO tick (deal_id, key, value) VALUES ({deal}, 'b', 'again')")
    store.revert(4)
    assert ask(store, "SELECT key, value FROM tick ORDER BY key") == [("a", "first"), ("b", "again"), ("c", "first")]


def test_put_back_keeps_a_process_whole_while_a_deal_uses_it(store: Store) -> None:
    a_deal(store, "Crane")
    whole = dump(store)
    store.revert(1, put_back=True)
    assert dump(store) == whole


def test_a_tick_of_a_deal_that_is_gone_does_not_return(store: Store) -> None:
    first, second = a_deal(store, "Crane"), a_deal(store, "Lift")
    run(store, f"INSERT INTO tick (deal_id, key) VALUES ({first}, 'a'), ({second}, 'a')")
    run(store, "DELETE FROM tick")
    run(store, f"DELETE FROM deal WHERE id = {first}")
    store.revert(5)
    assert ask(store, "SELECT deal_id FROM tick") == [(second,)]


def test_a_revert_can_itself_be_reverted(store: Store, imported: int) -> None:
    before = _content(store)
    changes = store.revert(imported)
    assert changes is not None
    store.revert(changes.step.id)
    assert _content(store) == before


def test_where_nothing_is_left_to_take_back_no_step_is_made(store: Store, imported: int) -> None:
    store.revert(imported)
    steps = store.steps()
    assert store.revert(imported) is None
    assert store.steps() == steps


def test_a_step_that_does_not_stand_is_refused(store: Store, imported: int) -> None:
    store.undo()
    with pytest.raises(Refused, match=r"history\.not_done"):
        store.revert(imported)


def test_a_step_older_than_the_tables_is_refused(store: Store, imported: int) -> None:
    with store.write("migrate") as unit:
        unit.connection.exec_driver_sql("UPDATE step SET closed = 1")
    with pytest.raises(Refused, match=r"history\.closed"):
        store.revert(imported)
