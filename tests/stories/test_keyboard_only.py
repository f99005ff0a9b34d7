"""The promise: from the first start to a won deal without touching the mouse."""

from pathlib import Path

from repdesk.domain.deal import Outcome
from repdesk.services.desk import Desk
from repdesk.storage import desk_file
from repdesk.ui.board.new_deal import NewDealSheet
from repdesk.ui.parts.gate_sheet import GateSheet
from tests.builders import Clock
from tests.stories.conftest import SitDown
from tests.stories.rep import Rep

_PATIENCE = 20


def a_fresh_desk(folder: Path) -> Desk:
    """No process, no deal."""
    folder.mkdir()
    desk_file.prepare(folder / "desk.sqlite", folder / "backups")
    return Desk.open(folder / "desk.sqlite", Clock())


def fill_in(rep: Rep) -> None:
    """Answer every item the gate has open, each where the last one led, and go through."""
    for _ in range(_PATIENCE):
        if rep.gate.may_move:
            break
        rep.type("They said so")
        rep.press("Return")
    rep.press("Ctrl+Return")


def test_from_the_first_start_to_a_won_deal_by_keys_alone(sit_down: SitDown, tmp_path: Path) -> None:
    rep = sit_down(a_fresh_desk(tmp_path / "desk"))
    rep.press("Right", "Right", "Right", "Right", "Return")
    assert [process.key for process in rep.desk.processes.adopted()] == ["relationship"]

    rep.press("Ctrl+N")
    assert rep.has_sheet(NewDealSheet)
    rep.type("Halvorsen Marine")
    rep.press("Tab", "Tab")
    rep.type("148k")
    rep.press("Ctrl+Return")
    assert rep.board.cursor == "Halvorsen Marine"
    deal = rep.board.deal("Halvorsen Marine")
    assert rep.desk.deals.get(deal).amount == 14_800_000

    for _ in range(4):
        rep.press("Ctrl+Shift+Right")
        assert rep.has_sheet(GateSheet)
        fill_in(rep)
        assert not rep.has_sheet()
    assert rep.desk.deals.get(deal).outcome is Outcome.WON
    assert rep.told == "Marked Halvorsen Marine as won"
