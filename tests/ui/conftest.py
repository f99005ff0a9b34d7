"""Scenes of the whole program for the tests that go over every page and dialog."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.look.desks import Desks
from tests.look.playing import Play, player


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Desks:
    """The desks, each made once."""
    return Desks(tmp_path_factory.mktemp("desks"))


@pytest.fixture
def play(qapp: QApplication, desks: Desks, tmp_path: Path) -> Play:
    """Plays a scene by its name, with a text cursor that stands still."""
    qapp.setCursorFlashTime(0)
    return player(desks, tmp_path)
