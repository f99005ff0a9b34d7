"""What was typed and not saved is kept outside the journal, and nobody hears of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from repdesk.domain.changes import Changes
from repdesk.services.desk import Desk
from repdesk.services.drafts import DRAFT_LIMIT
from tests.builders import Clock, a_deal, open_desk


def _kept(desk: Desk) -> list[tuple[str, str]]:
    """The drafts in the file."""
    with desk.context.store.read() as reader:
        return [(row.key, row.body) for row in reader.exec_driver_sql("SELECT * FROM draft ORDER BY key")]


def test_a_draft_is_there_after_a_crash(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.drafts.keep("new_deal:1", "Elm & Co")
        with open_desk(tmp_path) as after:
            assert after.drafts.find("new_deal:1") == "Elm & Co"


def test_a_later_draft_takes_the_place_of_an_earlier_one(desk: Desk) -> None:
    for text in ("El", "Elm"):
        desk.drafts.keep("new_deal:1", text)
    assert _kept(desk) == [("new_deal:1", "Elm")]


@pytest.mark.parametrize("key", ["new_deal:1", "other"])
def test_a_dropped_draft_is_gone(desk: Desk, key: str) -> None:
    desk.drafts.keep("new_deal:1", "Elm")
    desk.drafts.drop(key)
    assert desk.drafts.find(key) == ""
    assert _kept(desk) == ([] if key == "new_deal:1" else [("new_deal:1", "Elm")])


def test_a_draft_is_no_step_no_news_and_no_undo(desk: Desk) -> None:
    a_deal(desk, "Acme")
    before, heard = desk.history.steps(), list[Changes]()
    desk.subscribe(heard.append)
    desk.drafts.keep("new_deal:1", "Elm")
    desk.drafts.drop("new_deal:1")
    assert heard == []
    assert desk.history.steps() == before
    assert desk.history.next_undo() == before[0]


def test_a_draft_leaves_redo_alone(desk: Desk) -> None:
    a_deal(desk, "Acme")
    desk.history.undo()
    desk.drafts.keep("new_deal:1", "Elm")
    assert desk.history.redo() is not None


def test_a_draft_does_not_part_typing_into_two_steps(desk: Desk) -> None:
    deal = a_deal(desk, "Acme")
    desk.deals.edit(deal, origin="form", problem="They")
    desk.drafts.keep(f"deal:{deal}", "They wai")
    desk.deals.edit(deal, origin="form", problem="They wait")
    desk.history.undo()
    assert desk.deals.get(deal).problem == ""


def test_a_draft_waits_while_another_writes(desk: Desk) -> None:
    with desk.context.store.write("import_deals"):
        desk.drafts.keep("new_deal:1", "Elm")
        desk.drafts.keep("deal:1", "12k")
        assert desk.drafts.find("new_deal:1") == "Elm"
    assert _kept(desk) == []
    desk.drafts.settle()
    assert _kept(desk) == [("deal:1", "12k"), ("new_deal:1", "Elm")]


def test_a_draft_that_waited_is_written_when_the_desk_closes(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk, desk.context.store.write("import_deals"):
        desk.drafts.keep("new_deal:1", "Elm")
    with open_desk(tmp_path) as after:
        assert after.drafts.find("new_deal:1") == "Elm"


def test_a_draft_is_clean_and_not_endless(desk: Desk) -> None:
    desk.drafts.keep("new_deal:1", "a\x00\u202eb\nc" + "d" * DRAFT_LIMIT)
    text = desk.drafts.find("new_deal:1")
    assert text.startswith("ab\ncd")
    assert len(text) == DRAFT_LIMIT


def test_drafts_go_after_90_days(tmp_path: Path) -> None:
    clock = Clock()
    with open_desk(tmp_path, clock=clock) as desk:
        desk.drafts.keep("old", "Elm")
        clock.pass_days(90)
        desk.drafts.keep("young", "Oak")
        clock.now += timedelta(seconds=1)
        desk.upkeep.run()
        assert _kept(desk) == [("young", "Oak")]
