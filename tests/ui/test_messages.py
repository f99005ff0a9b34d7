"""The system's own dialogs begin where the rep would look first."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui import messages


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """A window over which every dialog picks the folder it begins in."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda _parent, _title, start, _kinds: (start, ""))
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_file_is_first_looked_for_in_her_downloads(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    assert messages.choose_file(window, "Choose a file") == tmp_path


def test_without_downloads_she_begins_at_home(window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "none"))
    assert messages.choose_file(window, "Choose a file") == Path.home()


def test_next_time_she_begins_where_the_last_file_was(window: QWidget, tmp_path: Path) -> None:
    assert messages.choose_file(window, "Choose a file", start=tmp_path) == tmp_path
