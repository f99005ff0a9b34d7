"""The desk tidies itself once she rests, and begins the wait anew with every step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.ui.shell.rest import REST_MS, Rest
from repdesk.ui.shell.workplace import Workplace
from tests.builders import a_deal


@pytest.fixture
def rest(workplace: Workplace) -> Iterator[Rest]:
    """What the window has for it; its work ends before the desk closes, as when the program is left."""
    yield workplace.findChildren(Rest)[0]
    QThreadPool.globalInstance().waitForDone()


def _log(desk: Desk) -> int:
    """How long the log beside the file is."""
    return Path(f"{desk.path}-wal").stat().st_size


def test_the_log_is_emptied_beside_the_window(rest: Rest, desk: Desk, qtbot: QtBot) -> None:
    a_deal(desk, "Acme")
    assert _log(desk) > 0
    rest._pause.start(0)
    qtbot.waitUntil(lambda: _log(desk) == 0)
    assert not rest._pause.isActive()


def test_a_step_begins_the_wait_anew(rest: Rest, desk: Desk) -> None:
    assert rest._pause.isActive()
    rest._pause.stop()
    a_deal(desk, "Acme")
    assert rest._pause.isActive()
    assert rest._pause.interval() == REST_MS


def test_a_draft_that_was_turned_away_is_tried_again(rest: Rest, desk: Desk, qtbot: QtBot) -> None:
    with desk.context.store.write("import_deals"):
        desk.drafts.keep("new_deal:1", "Elm")
    rest._pause.start(0)
    qtbot.waitUntil(lambda: not desk.drafts.is_waiting)
    assert desk.drafts.find("new_deal:1") == "Elm"


def test_it_waits_on_while_a_draft_is_still_turned_away(rest: Rest, desk: Desk, qtbot: QtBot) -> None:
    with desk.context.store.write("import_deals"):
        desk.drafts.keep("new_deal:1", "Elm")
        rest._pause.start(0)
        qtbot.waitUntil(lambda: not rest._pause.isActive())
        rest._pause.setInterval(REST_MS)
        qtbot.waitUntil(rest._pause.isActive)
    assert desk.drafts.is_waiting


def test_it_can_be_stopped(rest: Rest) -> None:
    rest.stop()
    assert not rest._pause.isActive()
