"""A window to put widgets on, in the light theme, where nothing moves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.kit.layout import Column
from repdesk.ui.look.theme import LookChoice, install


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    """An empty window of the smallest size RepDesk supports."""
    install(qapp, LookChoice(mode="light", animations="off"))
    made = QWidget()
    Column(made, margins=20)
    made.resize(1024, 640)
    qtbot.addWidget(made)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setFocus()
    made.show()
    qtbot.waitExposed(made)
    return made
