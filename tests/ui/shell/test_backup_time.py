"""The status bar says when the last copy was made, and only then."""

import os
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.ui.shell.window import Window
from tests.builders import a_deal


def _said(window: Window) -> str:
    return window.status.backup_words


@pytest.mark.usefixtures("workplace")
def test_no_copy_no_word(window: Window) -> None:
    assert _said(window) == ""


@pytest.mark.usefixtures("workplace")
def test_the_newest_copy_is_named_with_its_time(window: Window, desk: Desk, qtbot: QtBot) -> None:
    made = desk.context.now - timedelta(hours=2)
    folder = desk.path.parent / "backups"
    folder.mkdir(exist_ok=True)
    (folder / "desk.sqlite").touch()
    os.utime(folder / "desk.sqlite", (made.timestamp(), made.timestamp()))
    a_deal(desk, "Acme")
    qtbot.waitUntil(lambda: _said(window) == f"backup {made:%H:%M}")
