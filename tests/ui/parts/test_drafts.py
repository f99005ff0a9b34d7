"""What she typed and did not save is there again when the form is: after Esc, after a crash, for each deal its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId, Outcome
from repdesk.services.desk import Desk
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.parts.deal_panel import DealPanel
from repdesk.ui.parts.draft_keeper import PAUSE_MS, DraftKeeper
from repdesk.ui.parts.ending_sheet import open_ending
from repdesk.ui.parts.gate_sheet import open_checklist, open_gate
from repdesk.ui.parts.note_area import NoteArea
from repdesk.ui.parts.restored_line import RestoredLine
from tests.builders import a_deal, open_desk
from tests.ui.parts.driver import SheetDriver, click, type_into

BUDGET, BUYER, NEEDS = "Budget confirmed", "Economic buyer named", "Top three needs written down"
CLOSE_DATE = "Expected close set"


@pytest.fixture
def acme(desk: Desk) -> DealId:
    """A deal in the first stage."""
    return a_deal(desk, "Acme")


@pytest.fixture
def panel(window: QWidget, desk: Desk, acme: DealId) -> Iterator[DealPanel]:
    """The deal beside an empty board."""
    made = DealPanel(desk, window)
    made.show_deal(acme)
    made.show()
    yield made
    made.deleteLater()


def _kept(desk: Desk) -> list[str]:
    """The keys of the drafts in the file."""
    with desk.context.store.read() as reader:
        return [row.key for row in reader.exec_driver_sql("SELECT key FROM draft ORDER BY key")]


def _line(form: QWidget) -> bool:
    """Whether the form says that it restored something."""
    return form.findChildren(RestoredLine)[0].isVisible()


def _field(sheet: QWidget, name: str) -> QLineEdit | QPlainTextEdit:
    fields: list[QLineEdit | QPlainTextEdit] = [*sheet.findChildren(QLineEdit), *sheet.findChildren(NoteArea)]
    return next(field for field in fields if field.accessibleName() == name)


def _words(sheet: QWidget, name: str) -> str:
    field = _field(sheet, name)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _evidence(text: str) -> str:
    return f"Evidence for “{text}”"


def _leave(sheet: Sheet) -> None:
    sheet.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _begun_gate(window: QWidget, desk: Desk, deal: DealId, qtbot: QtBot) -> SheetDriver:
    """A gate with evidence for the buyer and an answer half written."""
    gate = SheetDriver(open_gate(window, desk, deal, "propose"), qtbot)
    gate.open(BUYER)
    gate.type("Per sig")
    gate.open(NEEDS)
    gate.type("Speed")
    return gate


def test_typing_is_kept_two_seconds_after_the_last_key(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    gate = SheetDriver(open_gate(window, desk, acme, "propose"), qtbot)
    gate.type("They have")
    assert _kept(desk) == []
    qtbot.waitUntil(lambda: _kept(desk) == [f"checklist:{acme}"], timeout=3 * PAUSE_MS)
    _leave(gate.sheet)


def test_a_gate_that_was_left_has_her_words_again(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    _leave(_begun_gate(window, desk, acme, qtbot).sheet)
    again = SheetDriver(open_gate(window, desk, acme, "propose"), qtbot)
    assert {BUYER, NEEDS} <= set(again.unfolded)
    assert _words(again.sheet, _evidence(BUYER)) == "Per sig"
    assert _words(again.sheet, f"Answer for “{NEEDS}”") == "Speed"
    assert _line(again.sheet)


def test_a_crash_takes_no_more_than_the_last_two_seconds(
    window: QWidget, tmp_path: Path, desk: Desk, acme: DealId, qtbot: QtBot
) -> None:
    gate = _begun_gate(window, desk, acme, qtbot)
    gate.sheet.findChildren(DraftKeeper)[0].mirror()
    with open_desk(tmp_path) as after:
        again = SheetDriver(open_gate(window, after, acme, "propose"), qtbot)
        assert _words(again.sheet, _evidence(BUYER)) == "Per sig"
        _leave(again.sheet)
    _leave(gate.sheet)


def test_what_is_saved_is_no_draft_any_more(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    _leave(_begun_gate(window, desk, acme, qtbot).sheet)
    again = SheetDriver(open_gate(window, desk, acme, "propose"), qtbot)
    for text in (BUYER, NEEDS):
        _field(again.sheet, _evidence(BUYER) if text == BUYER else f"Answer for “{text}”").setFocus()
        again.press(Qt.Key.Key_Return)
    assert desk.deals.gate(acme, "propose").done
    assert not _line(again.sheet)
    assert _kept(desk) == []


def test_a_checklist_keeps_what_was_typed_for_the_gate(window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot) -> None:
    _leave(_begun_gate(window, desk, acme, qtbot).sheet)
    checklist = SheetDriver(open_checklist(window, desk, acme), qtbot)
    checklist.open(BUDGET)
    checklist.type("50k")
    _leave(checklist.sheet)
    gate = SheetDriver(open_gate(window, desk, acme, "propose"), qtbot)
    assert _words(gate.sheet, f"Answer for “{NEEDS}”") == "Speed"
    assert _words(gate.sheet, _evidence(BUDGET)) == "50k"


def test_the_way_by_hand_is_shown_where_she_had_begun_on_it(
    window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot
) -> None:
    gate = SheetDriver(open_checklist(window, desk, acme), qtbot)
    gate.open(CLOSE_DATE)
    gate.press_button("Confirm by hand instead")
    gate.type("They said spring")
    _leave(gate.sheet)
    again = SheetDriver(open_checklist(window, desk, acme), qtbot)
    assert _field(again.sheet, _evidence(CLOSE_DATE)).isVisible()
    assert _words(again.sheet, _evidence(CLOSE_DATE)) == "They said spring"


def test_next_step_and_the_reason_to_move_anyway_come_back(
    window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot
) -> None:
    sheet = open_gate(window, desk, acme, "propose")
    SheetDriver(sheet, qtbot).press_button("Move anyway, with a reason")
    type_into(sheet._override._reason.note, "They are in a hurry")
    type_into(sheet._next_step.what, "Demo")
    type_into(sheet._next_step.due, "2026-12-01")
    sheet._override.left.emit()
    _leave(sheet)
    again = open_gate(window, desk, acme, "propose")
    qtbot.waitExposed(again)
    assert again._override._reason.note.text() == "They are in a hurry"
    assert again._override.isVisible()
    step = again._next_step.step
    assert step is not None
    assert (step.what, str(step.due)) == ("Demo", "2026-12-01")


def test_a_move_lets_go_of_its_step_and_keeps_what_is_not_saved(
    window: QWidget, desk: Desk, acme: DealId, qtbot: QtBot
) -> None:
    _leave(_begun_gate(window, desk, acme, qtbot).sheet)
    sheet = open_gate(window, desk, acme, "propose")
    type_into(sheet._next_step.what, "Demo")
    sheet._override.confirmed.emit("They are in a hurry")
    assert desk.deals.get(acme).stage_key == "propose"
    assert "Speed" in desk.drafts.find(f"checklist:{acme}")
    assert "Demo" not in desk.drafts.find(f"checklist:{acme}")


def test_a_reason_that_was_begun_is_there_again(window: QWidget, desk: Desk, acme: DealId) -> None:
    sheet = open_ending(window, desk, acme, Outcome.LOST)
    type_into(sheet._why.note, "They went with Birch")
    _leave(sheet)
    again = open_ending(window, desk, acme, Outcome.LOST)
    assert again._why.note.text() == "They went with Birch"
    assert _line(again)
    again._why._group.buttons()[0].click()
    again.accept()
    assert desk.deals.get(acme).outcome_note == "They went with Birch"
    assert _kept(desk) == []


def test_what_was_restored_can_be_cleared(window: QWidget, desk: Desk, acme: DealId) -> None:
    sheet = open_ending(window, desk, acme, Outcome.LOST)
    type_into(sheet._why.note, "They went with Birch")
    _leave(sheet)
    again = open_ending(window, desk, acme, Outcome.LOST)
    click(again.findChildren(RestoredLine)[0].clear)
    assert again._why.note.text() == ""
    assert not _line(again)
    assert _kept(desk) == []


def test_a_refused_value_waits_for_its_deal(desk: Desk, panel: DealPanel, acme: DealId) -> None:
    birch = a_deal(desk, "Birch")
    amount = panel.form.editor("deal.amount").findChildren(QLineEdit)[0]
    type_into(amount, "1.2.3")
    panel.show_deal(birch)
    assert amount.text() == "12,000"
    assert not _line(panel)
    panel.show_deal(acme)
    assert amount.text() == "1.2.3"
    assert _line(panel)
    assert panel.form.editor("deal.amount")._said.isVisible()
    assert desk.deals.get(acme).amount == 1_200_000
    click(panel.form.findChildren(RestoredLine)[0].clear)
    assert amount.text() == "12,000"
    assert not panel.form.editor("deal.amount")._said.isVisible()


def test_a_restored_field_is_saved_when_she_goes_on(desk: Desk, panel: DealPanel, acme: DealId) -> None:
    name = panel.form.editor("deal.problem").findChildren(NoteArea)[0].accessibleName()
    desk.drafts.keep(f"deal:{acme}", f'{{"deal.problem": {{"{name}": "Trucks wait"}}}}')
    birch = a_deal(desk, "Birch")
    panel.show_deal(birch)
    panel.show_deal(acme)
    assert desk.deals.get(acme).problem == ""
    panel.show_deal(birch)
    assert desk.deals.get(acme).problem == "Trucks wait"
    assert _kept(desk) == []


def test_typing_and_saving_leaves_no_draft(desk: Desk, panel: DealPanel, acme: DealId) -> None:
    title = panel.form.editor("deal.title").findChildren(QLineEdit)[0]
    type_into(title, "Dock roll-out")
    panel.form.findChildren(DraftKeeper)[0].mirror()
    assert _kept(desk) == [f"deal:{acme}"]
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert desk.deals.get(acme).title == "Dock roll-out"
    assert _kept(desk) == []


@pytest.mark.parametrize("text", ["{", "[1]", '"x"', '{"deal.title": 3}', '{"deal.title": {"Title": 3}}'])
def test_a_draft_that_cannot_be_read_is_no_draft(desk: Desk, panel: DealPanel, acme: DealId, text: str) -> None:
    desk.drafts.keep(f"deal:{acme}", text)
    panel.show_deal(a_deal(desk, "Birch"))
    panel.show_deal(acme)
    assert not _line(panel)
    assert panel.form.editor("deal.title").findChildren(QLineEdit)[0].text() == "Acme roll-out"
