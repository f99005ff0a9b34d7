"""Every dialog, sheet and menu is opened by a scene and is gone when it closes."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent
from PySide6.QtWidgets import QCalendarWidget, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.board.card_menu import CardMenu
from repdesk.ui.board.new_deal import NewDealSheet
from repdesk.ui.crash_dialog import CrashDialog
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.help import HelpSheet
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.parts.back_sheet import BackSheet
from repdesk.ui.parts.ending_sheet import EndingSheet
from repdesk.ui.parts.gate_sheet import ChecklistSheet, GateSheet
from repdesk.ui.parts.items_sheet import ItemsSheet
from repdesk.ui.transfer.reading_sheet import ReadingSheet
from repdesk.ui.transfer.taking_back import TakeBackSheet
from tests.classes import own_classes
from tests.look.playing import Play
from tests.look.screen import Screen

OPENED_BY: dict[str, type[QWidget]] = {
    "first-run-currency": Sheet,
    "help": HelpSheet,
    "shortcuts": Sheet,
    "about": Sheet,
    "earlier-undo": Sheet,
    "import-reading": ReadingSheet,
    "import-take-back": TakeBackSheet,
    "card-menu": CardMenu,
    "gate-closed": GateSheet,
    "gate-complete": GateSheet,
    "gate-override": GateSheet,
    "gate-editors": GateSheet,
    "checklist": ChecklistSheet,
    "back-sheet": BackSheet,
    "sheet-lost": EndingSheet,
    "sheet-disqualify": EndingSheet,
    "sheet-on-hold": EndingSheet,
    "new-deal": NewDealSheet,
    "crash": CrashDialog,
}
ONLY_A_BASE = {ItemsSheet}


def test_no_dialog_is_forgotten() -> None:
    known = own_classes(QDialog) | own_classes(QMenu)
    assert known - ONLY_A_BASE == set(OPENED_BY.values())


@pytest.mark.parametrize("name", OPENED_BY)
def test_dialog_is_freed_when_it_closes(play: Play, name: str) -> None:
    with play(name) as screen:
        opened = [weakref.ref(w) for w in screen.floating() if type(w) is OPENED_BY[name]]
        assert len(opened) == 1
        close_all(screen)
        screen.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        assert opened[0]() is None
        assert screen.floating() == ()


def close_all(screen: Screen) -> None:
    """Close what lies on the window; a gate is left at once, not only its reason for moving anyway."""
    for widget in reversed(screen.floating()):
        if isinstance(widget, QDialog):
            widget.done(QDialog.DialogCode.Rejected)
        else:
            widget.close()


def test_month_is_freed_when_a_day_is_picked(qtbot: QtBot) -> None:
    install(QCoreApplication.instance(), LookChoice(mode="light", animations="off"))  # type: ignore[arg-type]
    field = DateField("Day")
    qtbot.addWidget(field)
    field.show()
    field.pick()
    month = field.findChild(QCalendarWidget)
    assert isinstance(month, QCalendarWidget)
    month.clicked.emit(QDate(2026, 11, 24))
    del month
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert field.findChild(QCalendarWidget) is None
    assert field.text() == "Tue 24 Nov 2026"
