"""The store: one step a write, committed whole or not at all, told once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from repdesk.domain.changes import LISTED_IDS, Changes
from repdesk.domain.errors import Refused
from repdesk.storage import settings
from repdesk.storage.store import Store
from tests.storage.builders import START, Clock, a_deal, add_deal, ask, found, opened_again, published, run


def _rename(store: Store, name: str, merge: str = "company:1:name") -> None:
    with store.write("rename", merge=merge, name=name) as unit:
        unit.connection.exec_driver_sql("UPDATE company SET name = ?", (name,))


def _fail(store: Store) -> None:
    with store.write("create_deal") as unit:
        add_deal(unit, "Crane")
        raise Refused("deal.gone")


def _choose(store: Store, value: str) -> None:
    with store.write("choose") as unit:
        settings.save(unit.connection, "theme", value)


def _columns_of(store: Store, query: str) -> list[object]:
    return [row[0] for row in ask(store, query)]


def test_a_step_tells_which_rows_it_changed(store: Store) -> None:
    with published(store) as heard:
        deal = a_deal(store, "Crane")
    [changes] = heard
    assert changes.step.verb == "create_deal"
    assert changes.rows == {"deal": frozenset({deal}), "stage_event": frozenset({1})}


def test_a_listener_sees_what_it_is_told_of(store: Store) -> None:
    seen: list[object] = []
    store.subscribe(lambda _: seen.extend(_columns_of(store, "SELECT title FROM deal")))
    a_deal(store, "Crane")
    assert seen == ["Crane"]


def test_a_listener_may_write(store: Store) -> None:
    def note(changes: Changes) -> None:
        if changes.step.verb == "create_deal":
            run(store, "UPDATE company SET industry = 'Steel'")

    store.subscribe(note)
    a_deal(store, "Crane")
    assert _columns_of(store, "SELECT industry FROM company") == ["Steel"]


def test_the_form_that_writes_is_named(store: Store) -> None:
    with published(store) as heard, store.write("rename", origin="title") as unit:
        unit.connection.exec_driver_sql("UPDATE company SET name = 'Birch'")
    assert [changes.origin for changes in heard] == ["title"]


def test_a_block_that_raises_changes_nothing(store: Store) -> None:
    with published(store) as heard, pytest.raises(Refused):
        _fail(store)
    assert heard == []
    assert ask(store, "SELECT * FROM deal") == []
    assert len(store.steps()) == 1


def test_a_block_that_raises_leaves_the_store_usable(store: Store) -> None:
    with pytest.raises(Refused):
        _fail(store)
    assert found(store, "crane") == []
    a_deal(store, "Crane")
    assert found(store, "crane") == [1]


def test_a_commit_that_fails_changes_nothing_and_leaves_the_store_usable(store: Store) -> None:
    orphan = "INSERT INTO tick (deal_id, key) VALUES (99, 'a')"
    with published(store) as heard, pytest.raises(IntegrityError):
        run(store, "PRAGMA defer_foreign_keys = ON", orphan)
    assert (heard, ask(store, "SELECT * FROM tick")) == ([], [])
    assert a_deal(store, "Crane") == 1


def test_a_row_without_its_parent_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError):
        run(store, "INSERT INTO tick (deal_id, key) VALUES (99, 'a')")


def test_a_block_without_a_change_leaves_no_step(store: Store) -> None:
    with published(store) as heard:
        assert run(store, "UPDATE company SET name = 'Acme'") is None
    assert heard == []
    assert len(store.steps()) == 1


def test_settings_are_saved_without_a_step(store: Store) -> None:
    with published(store) as heard:
        _choose(store, "dark")
    assert heard == []
    assert ask(store, "SELECT value FROM setting") == [("dark",)]
    assert len(store.steps()) == 1


def test_settings_leave_redo_alone(store: Store) -> None:
    a_deal(store, "Crane")
    store.undo()
    _choose(store, "dark")
    assert store.redo() is not None


def test_a_full_disk_is_refused_and_the_store_usable_afterwards(store: Store) -> None:
    with pytest.raises(Refused, match=r"desk\.disk_full"):
        run(store, "PRAGMA max_page_count = 1", "UPDATE company SET tech_stack = hex(zeroblob(1000000))")
    with store._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000").close()
    assert a_deal(store, "Crane") == 1


def test_another_thread_is_told_that_the_desk_is_busy(store: Store) -> None:
    with ThreadPoolExecutor(1) as other, store.write("import"), pytest.raises(Refused) as refused:
        other.submit(_rename, store, "Birch").result()
    assert (refused.value.code, refused.value.values) == ("desk.busy", {"verb": "rename"})
    _rename(store, "Birch")


def test_undo_waits_for_nobody(store: Store) -> None:
    with ThreadPoolExecutor(1) as other, store.write("import"), pytest.raises(Refused, match=r"desk\.busy"):
        other.submit(store.undo).result()


def test_a_reader_sees_the_last_commit(store: Store) -> None:
    with store.write("create_deal") as unit:
        add_deal(unit, "Crane")
        assert ask(store, "SELECT * FROM deal") == []
    assert len(ask(store, "SELECT * FROM deal")) == 1


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(Refused, match=r"desk\.read_only"), store.read() as connection:
        connection.exec_driver_sql("DELETE FROM company")


def test_more_rows_than_a_list_is_worth_are_all_of_the_table(store: Store) -> None:
    deal = a_deal(store, "Crane")
    rows = ", ".join(f"({deal}, 'tag {n}')" for n in range(LISTED_IDS + 1))
    changes = run(store, f"INSERT INTO deal_tag (deal_id, name) VALUES {rows}", "UPDATE company SET name = 'Birch'")
    assert changes is not None
    assert changes.rows == {"deal_tag": None, "company": frozenset({1})}


def test_as_many_rows_as_a_list_is_worth_are_listed(store: Store) -> None:
    deal = a_deal(store, "Crane")
    rows = ", ".join(f"({deal}, 'tag {n}')" for n in range(LISTED_IDS))
    changes = run(store, f"INSERT INTO deal_tag (deal_id, name) VALUES {rows}")
    assert changes is not None
    assert changes.rows == {"deal_tag": frozenset(range(1, LISTED_IDS + 1))}


def test_a_step_keeps_its_values_its_instant_and_its_session(store: Store) -> None:
    with store.write("lose", deal=7, reason="Größe", keys=["a", "b"], note=None) as unit:
        unit.connection.exec_driver_sql("UPDATE company SET headcount = ?", (unit.at,))
        unit.note(count=2)
    step = store.step(unit.step_id)
    assert step.args == {"deal": 7, "reason": "Größe", "keys": ["a", "b"], "note": None, "count": 2}
    assert (step.at, step.session) == (START, "monday")
    assert unit.changes is not None
    assert unit.changes.step == step


def test_the_history_is_read_newest_first_and_in_parts(store: Store) -> None:
    for title in ("Crane", "Lift", "Ramp"):
        a_deal(store, title)
    assert [step.args.get("title") for step in store.steps(limit=2)] == ["Ramp", "Lift"]
    assert [step.id for step in store.steps(before=3)] == [2, 1]


def test_an_unknown_step_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match=r"history\.unknown"):
        store.step(99)


def test_changed_rows_carry_their_step(store: Store) -> None:
    deal, other = a_deal(store, "Crane"), a_deal(store, "Lift")
    changes = run(store, f"UPDATE deal SET amount = 5 WHERE id = {deal}", "UPDATE company SET name = 'Birch'")
    assert changes is not None
    assert ask(store, "SELECT id, rev FROM deal") == [(deal, changes.step.id), (other, 3)]
    assert ask(store, "SELECT rev FROM company") == [(changes.step.id,)]


def test_a_small_edit_costs_five_statements_of_the_store(store: Store) -> None:
    deal, said = a_deal(store, "Crane"), list[str]()
    event.listen(store._writer, "before_cursor_execute", lambda _c, _k, statement, *_: said.append(statement))
    run(store, f"UPDATE deal SET title = 'Lift' WHERE id = {deal}")
    own = [statement for statement in said if not statement.startswith(("BEGIN", "UPDATE deal SET title"))]
    assert len(own) == 5


def test_search_finds_a_deal_by_its_words_its_company_and_its_next_step(store: Store) -> None:
    deal = a_deal(store, "Crane")
    run(store, "UPDATE deal SET next_what = 'Call Ada'")
    assert [found(store, word) for word in ("crane", "acme", "ada", "lift")] == [[deal], [deal], [deal], []]


def test_search_forgets_old_words(store: Store) -> None:
    deal = a_deal(store, "Crane")
    run(store, "UPDATE deal SET title = 'Lift'", "UPDATE company SET name = 'Birch'")
    assert [found(store, word) for word in ("crane", "acme", "lift", "birch")] == [[], [], [deal], [deal]]


def test_search_follows_a_deal_to_another_company(store: Store) -> None:
    a_deal(store, "Crane")
    run(store, "UPDATE deal SET company_id = NULL")
    assert found(store, "acme") == []


def test_search_forgets_a_deleted_deal(store: Store) -> None:
    a_deal(store, "Crane")
    run(store, "DELETE FROM deal")
    assert found(store, "crane") == []


def test_typing_into_one_field_is_one_step(store: Store, clock: Clock) -> None:
    _rename(store, "B")
    clock.pass_seconds(29)
    _rename(store, "Birch")
    assert [dict(step.args) for step in store.steps()] == [{"name": "Birch"}, {}]
    store.undo()
    assert ask(store, "SELECT name FROM company") == [("Acme",)]


def test_typing_on_says_only_what_it_changed_itself(store: Store) -> None:
    with store.write("edit", merge="deal") as unit:
        add_deal(unit, "Crane")
    with published(store) as heard:
        _rename(store, "Birch", merge="deal")
    assert [changes.rows for changes in heard] == [{"company": frozenset({1})}]


@pytest.mark.parametrize("seconds", [30, -1])
def test_typing_much_later_or_before_is_another_step(store: Store, clock: Clock, seconds: int) -> None:
    _rename(store, "B")
    clock.pass_seconds(seconds)
    _rename(store, "Birch")
    assert len(store.steps()) == 3


def test_typing_into_another_field_is_another_step(store: Store) -> None:
    _rename(store, "B")
    _rename(store, "Birch", merge="company:2:name")
    assert len(store.steps()) == 3


def test_what_names_no_field_is_a_step_each_time(store: Store) -> None:
    _rename(store, "B", merge="")
    _rename(store, "Birch", merge="")
    assert len(store.steps()) == 3


def test_a_step_in_between_ends_the_typing(store: Store) -> None:
    _rename(store, "B")
    a_deal(store, "Crane")
    _rename(store, "Birch")
    assert len(store.steps()) == 4


def test_a_draft_in_between_does_not_end_the_typing(store: Store) -> None:
    _rename(store, "B")
    _choose(store, "dark")
    _rename(store, "Birch")
    assert len(store.steps()) == 2


def test_typing_after_undo_is_another_step(store: Store) -> None:
    _rename(store, "B")
    store.undo()
    _rename(store, "Birch")
    store.undo()
    assert ask(store, "SELECT name FROM company") == [("Acme",)]
    assert len(store.steps()) == 3


def test_typing_in_the_next_session_is_another_step(store: Store) -> None:
    _rename(store, "B")
    store = opened_again(store)
    _rename(store, "Birch")
    store.close()
    assert [step.session for step in store.steps()] == ["tuesday", "monday", "monday"]


def test_closing_leaves_everything_in_the_one_file(store: Store) -> None:
    a_deal(store, "Crane")
    store.close()
    assert [file.name for file in store.path.parent.iterdir()] == ["desk.sqlite"]


def test_who_left_hears_nothing(store: Store) -> None:
    with published(store) as heard:
        a_deal(store, "Crane")
    a_deal(store, "Lift")
    assert len(heard) == 1
