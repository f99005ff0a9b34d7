"""The panel beside the board says what a deal is, and goes when it is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId
from repdesk.services.desk import Desk
from repdesk.ui.kit.layout import Row
from repdesk.ui.notifier import Notifier
from repdesk.ui.parts.deal_panel import DealPanel
from repdesk.ui.parts.gate_sheet import ChecklistSheet
from tests.builders import a_deal
from tests.ui.parts.driver import SheetDriver, nameless


@pytest.fixture
def acme(desk: Desk) -> DealId:
    """A deal in the first stage."""
    return a_deal(desk, "Acme")


@pytest.fixture
def panel(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> DealPanel:
    """The panel of Acme."""
    made = DealPanel(desk, window, changed=Notifier(desk, window).changed)
    Row(window).addWidget(made)
    made.show_deal(acme)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def button(panel: DealPanel, name: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.accessibleName() == name)


def test_it_names_company_deal_and_stage(panel: DealPanel) -> None:
    assert panel._head._name.whole == "Acme"
    assert panel._head._title.whole == "Acme roll-out"
    assert panel._head._stage.accessibleName() == "Qualify"


def test_it_says_how_far_the_checklist_is(panel: DealPanel, desk: Desk, acme: DealId) -> None:
    assert (panel._head._done.text(), panel._head._open.text()) == ("0 of 3", "2 required open")
    desk.deals.tick(acme, "s.1.budget")
    assert (panel._head._done.text(), panel._head._open.text()) == ("1 of 3", "1 required open")


def test_a_move_past_the_gate_stays_on_it_until_healed(panel: DealPanel, desk: Desk, acme: DealId) -> None:
    desk.deals.move(acme, "propose", override="Buyer asked")
    assert panel._head._overridden.accessibleName() == "Moved with 3 open"
    for key in ("s.1.budget", "s.1.buyer", "s.2.needs"):
        desk.deals.tick(acme, key, value="x", evidence="seen")
    assert not panel._head._overridden.isVisible()


def test_a_lost_deal_says_why(panel: DealPanel, desk: Desk, acme: DealId) -> None:
    desk.deals.lose(acme, "Price", "20 % above the other")
    assert panel._head._outcome.accessibleName() == "Lost: Price. 20 % above the other"
    desk.deals.reopen(acme)
    assert not panel._head._outcome.isVisible()


def test_escape_closes_with_everything_saved(panel: DealPanel, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    source = panel.form.editor("deal.source")
    source.setFocus()
    QTest.keyClicks(panel.window().focusWidget(), "Referral")
    with qtbot.waitSignal(panel.close_requested):
        QTest.keyClick(panel.window().focusWidget(), Qt.Key.Key_Escape)
    assert desk.deals.get(acme).source == "Referral"


def test_a_deleted_deal_closes_it(panel: DealPanel, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.close_requested):
        desk.deals.delete(acme)
    assert panel.deal_id is None


def test_it_folds_to_a_strip_and_back(panel: DealPanel, qtbot: QtBot) -> None:
    wide = panel.width()
    button(panel, "Fold this panel").click()
    qtbot.waitUntil(lambda: panel.width() < 60)
    button(panel, "Unfold the deal").click()
    qtbot.waitUntil(lambda: panel.width() == wide)
    assert not panel.is_folded


def test_its_checklist_opens_over_the_window(panel: DealPanel, window: QWidget, qtbot: QtBot) -> None:
    button(panel, "Checklist…").click()
    sheet = SheetDriver(window.findChildren(ChecklistSheet)[0], qtbot)
    sheet.tick("Budget confirmed")
    assert panel._head._done.text() == "1 of 3"
    sheet.sheet.close()


def test_every_place_for_the_focus_has_a_name(panel: DealPanel) -> None:
    assert nameless(panel) == []
