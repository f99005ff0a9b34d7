"""A toast waits while someone is about to use it."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.kit.toast import Toast, toast


@pytest.fixture
def shown(window: QWidget) -> Toast:
    """A toast on a window."""
    return toast(window, "Acme moved to Propose", "Undo")


def test_its_time_runs(shown: Toast) -> None:
    assert not shown.is_paused


def test_its_time_stands_still_under_the_pointer(shown: Toast) -> None:
    _point_at(shown)
    assert shown.is_paused
    _point_away(shown)
    assert not shown.is_paused


def test_its_time_stands_still_while_its_button_has_the_focus(shown: Toast, window: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown.button.setFocus()
    assert shown.is_paused
    window.setFocus()
    assert not shown.is_paused


def test_it_goes_when_its_time_is_over(shown: Toast, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.destroyed):
        shown._clock.timeout.emit()


def test_its_button_reports_and_it_goes(shown: Toast, window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.action_requested):
        QTest.mouseClick(shown.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(Toast))


def test_a_new_toast_takes_the_place_of_the_old(shown: Toast, window: QWidget) -> None:
    newer = toast(window, "Acme renamed")
    assert not shown.isVisible()
    assert newer.isVisible()
    assert newer.button.isHidden()


def test_it_stays_in_the_window(shown: Toast, window: QWidget) -> None:
    window.resize(700, 500)
    assert window.rect().contains(shown.geometry())


def _point_at(shown: Toast) -> None:
    shown.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=True)
    QApplication.sendEvent(shown, QEnterEvent(QPointF(), QPointF(), QPointF()))


def _point_away(shown: Toast) -> None:
    shown.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))
