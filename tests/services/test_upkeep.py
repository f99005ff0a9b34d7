"""While the rep rests the desk tidies itself, and keeps out of everybody's way."""

from datetime import timedelta
from pathlib import Path

from repdesk.services.desk import Desk
from tests.builders import Clock, a_deal, open_desk


def _log(desk: Desk) -> int:
    return Path(f"{desk.path}-wal").stat().st_size


def test_the_log_is_emptied(desk: Desk) -> None:
    a_deal(desk, "Acme")
    desk.upkeep.run()
    assert _log(desk) == 0


def test_a_write_that_is_going_on_is_not_waited_for(desk: Desk) -> None:
    with desk.context.store.write("import_deals"):
        desk.upkeep.run()
    assert desk.history.steps()


def test_old_history_goes(tmp_path: Path) -> None:
    clock = Clock()
    with open_desk(tmp_path, clock=clock) as desk:
        deal = a_deal(desk, "Acme")
        for number in range(210):
            clock.now += timedelta(minutes=1)  # or they would be one step
            desk.deals.edit(deal, amount=number)
        clock.pass_days(500)
        desk.upkeep.run()
        assert len(desk.history.steps(1_000)) == 200


def test_history_is_weighed_at_most_once_an_hour(tmp_path: Path) -> None:
    clock = Clock()
    with open_desk(tmp_path, clock=clock) as desk:
        desk.upkeep.run()
        desk.drafts.keep("old", "Elm")
        desk.context.store.prune(desk.context.now_ms)
        clock.pass_days(100)
        desk.upkeep.run()
        assert desk.drafts.find("old") == ""
        desk.drafts.keep("older", "Oak")
        desk.upkeep.run()
        assert desk.drafts.find("older") == "Oak"
