"""The promise: the first choice binds nobody. Undo asks again, and no way leads back behind a choice that stands."""

from pathlib import Path

import pytest

from repdesk.services.desk import Desk
from repdesk.storage import desk_file
from tests.builders import Clock
from tests.stories.conftest import SitDown
from tests.stories.rep import Rep


@pytest.fixture
def rep(sit_down: SitDown, tmp_path: Path) -> Rep:
    """She started with the first process there is."""
    folder = tmp_path / "desk"
    folder.mkdir()
    desk_file.prepare(folder / "desk.sqlite", folder / "backups")
    rep = sit_down(Desk.open(folder / "desk.sqlite", Clock()))
    rep.press("Return")
    return rep


def adopted(rep: Rep) -> list[str]:
    return [process.key for process in rep.desk.processes.adopted()]


def page(rep: Rep) -> str:
    assert rep.window.page is not None
    return rep.window.page.KEY


def test_undo_of_the_choice_asks_for_a_process_again(rep: Rep) -> None:
    rep.press("Ctrl+Z")
    assert (page(rep), adopted(rep)) == ("firstrun", [])
    rep.press("Right", "Return")
    assert (page(rep), adopted(rep)) == ("board", ["buyers-arc"])


def test_redo_of_the_choice_leads_on_to_the_board(rep: Rep) -> None:
    rep.press("Ctrl+Z", "Ctrl+Shift+Z")
    assert (page(rep), adopted(rep)) == ("board", ["entry-exit"])


def test_no_way_leads_back_to_a_choice_that_stands(rep: Rep) -> None:
    rep.press("Alt+Left")
    assert page(rep) == "board"
    rep.press("Ctrl+Z", "Ctrl+Shift+Z", "Alt+Left")
    assert page(rep) == "board"
