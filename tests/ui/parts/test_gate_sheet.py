"""The gate: nothing moves while it is closed, everything can be filled in where it is asked."""

import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId, GateResult, Outcome
from repdesk.domain.process import Criterion, Phase, Process, Stage
from repdesk.services.desk import Desk
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.notifier import Notifier
from repdesk.ui.parts.gate_sheet import GateSheet, open_gate
from tests.builders import a_deal, a_step, open_desk
from tests.ui.parts.driver import SheetDriver, focused, last_event, nameless, type_into

BUDGET, BUYER, CLOSE_DATE = "Budget confirmed", "Economic buyer named", "Expected close set"
NEEDS = "Top three needs written down"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def acme(desk: Desk) -> DealId:
    """A deal in the first stage, with nothing ticked."""
    return a_deal(desk, "Acme")


@pytest.fixture
def gate(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> SheetDriver:
    """The gate from Qualify to Propose."""
    return SheetDriver(open_gate(window, desk, acme, "propose"), qtbot)


def fill_in(gate: SheetDriver) -> None:
    gate.confirm(BUDGET, "They have 50k")
    gate.confirm(BUYER, "Per signs")
    gate.confirm(NEEDS, "Speed, price, support")


def test_a_closed_gate_writes_nothing(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    before = desk.history.next_undo()
    gate.press(Qt.Key.Key_Return, CONTROL)
    gate.press(Qt.Key.Key_Escape)
    assert desk.deals.get(acme).stage_key == "qualify"
    assert desk.history.next_undo() == before


def test_it_says_where_from_and_where_to(gate: SheetDriver) -> None:
    assert gate.sheet.windowTitle() == "Move Acme to Propose"
    assert gate.progress == "3 required open, 0 of 4"


def test_required_items_stand_first_in_each_group(gate: SheetDriver) -> None:
    assert gate.rows == [BUDGET, BUYER, CLOSE_DATE, NEEDS]


def test_the_first_missing_item_is_ready_for_typing(gate: SheetDriver) -> None:
    assert gate.unfolded == [BUDGET]
    assert focused().accessibleName() == f"Evidence for “{BUDGET}”"


def test_filling_it_in_opens_the_way_and_the_deal_moves(
    gate: SheetDriver, desk: Desk, acme: DealId, qtbot: QtBot
) -> None:
    fill_in(gate)
    assert isinstance(gate.sheet, GateSheet)
    with qtbot.waitSignal(gate.sheet.moved) as moved:
        gate.press_button("Move to Propose")
    assert moved.args == [acme]
    assert desk.deals.get(acme).stage_key == "propose"
    assert last_event(desk, acme).gate is GateResult.COMPLETE


def test_the_last_required_item_wakes_the_button(gate: SheetDriver) -> None:
    gate.tick(BUDGET)
    gate.confirm(BUYER, "Per signs")
    assert not gate.may_move
    gate.confirm(NEEDS, "Speed")
    assert gate.may_move
    assert gate.progress == "3 of 4"


def test_enter_walks_from_one_open_item_to_the_next(gate: SheetDriver) -> None:
    gate.type("They have 50k")
    gate.press(Qt.Key.Key_Return)
    assert gate.unfolded == [BUYER]
    gate.type("Per signs")
    gate.press(Qt.Key.Key_Return)
    assert gate.unfolded == [CLOSE_DATE]


def test_control_enter_keeps_what_is_being_typed_and_moves(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    gate.tick(BUDGET)
    gate.confirm(BUYER, "Per signs")
    gate.open(NEEDS)
    gate.type("Speed")
    gate.press(Qt.Key.Key_Return, CONTROL)
    assert desk.deals.get(acme).stage_key == "propose"


def test_what_is_missing_is_said_under_the_item(gate: SheetDriver) -> None:
    gate.confirm(BUYER, "")
    assert gate.unfolded == [BUYER]
    assert gate.problem(BUYER) == "This one needs a word of evidence."


def test_a_bare_tick_is_not_taken_where_evidence_is_needed(gate: SheetDriver) -> None:
    gate.tick(BUYER)
    assert gate.ticked == []
    assert BUYER in gate.unfolded


def test_a_ticked_item_shows_who_said_what_and_when(gate: SheetDriver) -> None:
    gate.confirm(BUDGET, "They have 50k")
    assert gate.line(BUDGET) == "They have 50k · 20 Nov"
    gate.confirm(BUYER, "Per signs")
    assert gate.line(BUYER) == "Confirmed by you, 20 Nov: Per signs"


def test_a_tick_is_taken_off_by_another_click(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    gate.tick(BUDGET)
    gate.tick(BUDGET)
    assert gate.ticked == []
    assert not desk.deals.gate(acme, "propose").items[0].is_done


def test_typing_survives_when_another_item_is_saved(gate: SheetDriver) -> None:
    gate.type("half a sen")
    gate.confirm(BUYER, "Per signs")
    gate.open(BUDGET)
    gate.row(BUDGET).unfold()
    assert gate.row(BUDGET).is_changed
    assert isinstance(field := focused(), QLineEdit)
    assert field.text() == "half a sen"


def test_each_tick_is_a_step_of_its_own(gate: SheetDriver, desk: Desk) -> None:
    gate.tick(BUDGET)
    gate.confirm(BUYER, "Per signs")
    desk.history.undo()
    gate.sheet.refresh()
    assert gate.ticked == [BUDGET]


def test_a_field_satisfies_its_item_and_says_why(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    gate.confirm(CLOSE_DATE, "2026-12-18")
    assert desk.deals.get(acme).expected_close is not None
    assert gate.line(CLOSE_DATE).startswith("Because “Expected close” is filled in: 18 Dec 2026")


def test_moving_anyway_needs_a_reason_which_stays_in_the_log(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    gate.press_button("Move anyway, with a reason")
    gate.press(Qt.Key.Key_Return)
    assert desk.deals.get(acme).stage_key == "qualify"
    next(r for r in gate.sheet.findChildren(QRadioButton) if r.text() == "Buyer asked to go faster").click()
    gate.press_button("Move anyway")
    event = last_event(desk, acme)
    assert (event.gate, event.reason) == (GateResult.OVERRIDDEN, "Buyer asked to go faster")
    assert desk.deals.get(acme).overridden_open == 3


def test_another_reason_wants_her_own_words(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    gate.press_button("Move anyway, with a reason")
    next(r for r in gate.sheet.findChildren(QRadioButton) if r.text() == "Other").click()
    assert isinstance(gate.sheet, GateSheet)
    assert not gate.sheet._override._go.isEnabled()
    gate.sheet._override._reason.note.setFocus()
    gate.type("Their year ends today")
    gate.press(Qt.Key.Key_Return)
    assert last_event(desk, acme).reason == "Their year ends today"


def test_escape_leaves_the_reason_first_and_then_the_sheet(gate: SheetDriver, qtbot: QtBot) -> None:
    gate.press_button("Move anyway, with a reason")
    gate.press(Qt.Key.Key_Escape)
    assert gate.sheet.isVisible()
    with qtbot.waitSignal(gate.sheet.rejected):
        gate.press(Qt.Key.Key_Escape)


def test_a_skip_of_two_stages_asks_for_all_of_them(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    gate = SheetDriver(open_gate(window, desk, acme, "won"), qtbot)
    assert gate.rows == [
        BUDGET, BUYER, CLOSE_DATE, "Buyer said yes to the proposal", "Send the proposal", "Contract signed",
    ]  # fmt: skip
    assert gate.sheet.windowTitle() == "Mark Acme as won"


def test_a_won_deal_is_won_through_the_sheet(window: QWidget, desk: Desk, qtbot: QtBot) -> None:
    deal = a_deal(desk, "Birch", stage="close")
    gate = SheetDriver(open_gate(window, desk, deal, "won"), qtbot)
    gate.confirm("Contract signed", "Signed by Per")
    gate.press_button("Mark as won")
    assert desk.deals.get(deal).outcome is Outcome.WON


def test_the_next_step_goes_along_with_the_move(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    fill_in(gate)
    assert isinstance(gate.sheet, GateSheet)
    type_into(gate.sheet._next_step.what, "Present the offer")
    type_into(gate.sheet._next_step.time, "9.30")
    gate.press_button("Move to Propose")
    step = desk.deals.get(acme).next_step
    assert step is not None
    assert (step.what, step.time) == ("Present the offer", "09:30")


def test_an_unreadable_day_of_the_next_step_keeps_the_deal(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    fill_in(gate)
    assert isinstance(gate.sheet, GateSheet)
    type_into(gate.sheet._next_step.due, "someday")
    gate.press_button("Move to Propose")
    assert desk.deals.get(acme).stage_key == "qualify"
    assert "not a date" in gate.sheet._refusal._words.text()


def test_a_refused_move_says_why_and_stays(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    fill_in(gate)
    desk.deals.lose(acme, "Price")
    gate.press_button("Move to Propose")
    assert gate.sheet.isVisible()
    assert "Reopen it" in gate.sheet._refusal._words.text()


def test_it_follows_what_happens_elsewhere(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    notifier = Notifier(desk, window)
    gate = SheetDriver(open_gate(window, desk, acme, "propose", changed=notifier.changed), qtbot)
    desk.deals.tick(acme, "s.1.budget")
    assert gate.ticked == [BUDGET]
    gate.tick(BUDGET)
    assert gate.ticked == []
    notifier.stop()


def test_it_closes_when_the_deal_is_gone(gate: SheetDriver, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    desk.deals.delete(acme)
    with qtbot.waitSignal(gate.sheet.rejected):
        gate.sheet.refresh()


def test_a_closed_sheet_is_freed(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    kept = weakref.ref(sheet := open_gate(window, desk, acme, "propose"))
    with qtbot.waitSignal(sheet.destroyed):
        sheet.reject()
    del sheet
    qtbot.waitUntil(lambda: kept() is None)


def test_every_place_for_the_focus_has_a_name(gate: SheetDriver) -> None:
    for row in gate.sheet._items.rows():
        row.unfold()
    gate.press_button("Move anyway, with a reason")
    assert nameless(gate.sheet) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_thirty_items_scroll_within_the_smallest_window(
    qapp: QApplication, window: QWidget, tmp_path: Path, qtbot: QtBot, scale: float
) -> None:
    install(qapp, LookChoice(scale=scale, animations="off"))
    with open_desk(tmp_path / "long", process=_long_process()) as desk:
        gate = SheetDriver(open_gate(window, desk, a_deal(desk, "Acme", stage="first"), "second"), qtbot)
        there = gate.sheet.frameGeometry().translated(-window.mapToGlobal(QPoint()))
        assert window.rect().contains(there)
        assert len(gate.rows) == 30
        gate.sheet.reject()


def test_the_keyboard_alone_fills_in_and_moves(gate: SheetDriver, desk: Desk, acme: DealId) -> None:
    for words in ("They have 50k", "Per signs", "2026-12-18", "Speed"):
        gate.type(words)
        gate.press(Qt.Key.Key_Return)
    gate.press(Qt.Key.Key_Return, CONTROL)
    assert desk.deals.get(acme).stage_key == "propose"


def test_the_step_of_today_is_named_and_kept(window: QWidget, desk: Desk, qtbot: QtBot) -> None:
    deal = a_deal(desk, "Birch", stage="propose", next_step=a_step())
    gate = SheetDriver(open_gate(window, desk, deal, "close"), qtbot)
    gate.confirm("Buyer said yes to the proposal", "Yes, said Per")
    gate.tick("Send the proposal")
    gate.press_button("Move to Close")
    assert desk.deals.get(deal).next_step == a_step()


def _long_process() -> Process:
    criteria = tuple(Criterion(key=f"l.{n}", text=f"Item {n} of a long list") for n in range(30))
    return Process(
        key="long",
        name="Long",
        stages=(
            Stage(key="first", name="First", phase=Phase.FIND, exit=criteria),
            Stage(key="second", name="Second", phase=Phase.CLOSE),
        ),
    )
