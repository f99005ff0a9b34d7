"""News of committed steps reach the window's thread, once."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from repdesk.domain.changes import Changes
from repdesk.services.desk import Desk
from repdesk.ui.notifier import Notifier
from tests.builders import a_deal, open_desk


class Screen(QObject):
    """Hears of changes, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.verbs: list[str] = []
        self.threads: set[threading.Thread] = set()

    def on_changed(self, changes: Changes) -> None:
        self.verbs.append(changes.step.verb)
        self.threads.add(threading.current_thread())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as opened:
        yield opened


@pytest.fixture
def screen(desk: Desk) -> Iterator[Screen]:
    heard = Screen()
    notifier = Notifier(desk, heard)
    notifier.changed.connect(heard.on_changed)
    yield heard
    notifier.stop()


def test_step_of_the_window_is_heard_at_once(desk: Desk, screen: Screen) -> None:
    a_deal(desk, "Acme")
    assert screen.verbs == ["create_deal"]


def test_step_of_a_worker_is_heard_on_the_windows_thread(desk: Desk, screen: Screen, qtbot: QtBot) -> None:
    worker = threading.Thread(target=a_deal, args=(desk, "Acme"))
    worker.start()
    worker.join()
    assert screen.verbs == []
    qtbot.waitUntil(lambda: screen.verbs == ["create_deal"])
    assert screen.threads == {threading.current_thread()}


def test_who_has_stopped_hears_no_more(desk: Desk, qtbot: QtBot) -> None:
    screen = Screen()
    notifier = Notifier(desk, screen)
    notifier.changed.connect(screen.on_changed)
    notifier.stop()
    a_deal(desk, "Acme")
    qtbot.wait(1)
    assert screen.verbs == []
