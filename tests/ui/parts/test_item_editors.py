"""Each kind of item has an editor in its place, and filling it in satisfies the item."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import DealId
from repdesk.domain.gate import BY_HAND
from repdesk.domain.process import Condition, Criterion, Evidence, Kind, Phase, Process, Stage
from repdesk.services.desk import Desk
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.parts.gate_sheet import GateSheet, open_gate
from repdesk.ui.parts.item_editors import FieldItemEditor
from repdesk.ui.parts.next_step_editor import NextStepEditor
from tests.builders import a_deal, open_desk
from tests.ui.parts.driver import SheetDriver, click, focused, nameless, type_into

LONG = ("Replied and wants to hear more", "Accepted a meeting", "Came to us")


def criterion(kind: Kind, evidence: Evidence = Evidence.OPTIONAL) -> Criterion:
    return Criterion(
        key=f"k.{kind}",
        text=f"The {kind} item",
        kind=kind,
        evidence=evidence,
        field="deal.trigger" if kind is Kind.FIELD_SET else "",
        choices=("Small", "Large") if kind is Kind.CHOICE else (),
        at_least=5 if kind is Kind.NUMBER else None,
    )


def process_with(*criteria: Criterion) -> Process:
    first = Stage(key="first", name="First", phase=Phase.FIND, exit=criteria)
    return Process(key="k", name="K", stages=(first, Stage(key="second", name="Second", phase=Phase.CLOSE)))


Gate = Callable[..., SheetDriver]


@pytest.fixture
def gate_with(window: QWidget, tmp_path: Path, qtbot: QtBot) -> Iterator[Gate]:
    """Opens a gate with the given criteria."""

    def make(*criteria: Criterion) -> SheetDriver:
        desk = stack.enter_context(open_desk(tmp_path, process=process_with(*criteria)))
        deal = a_deal(desk, "Acme", stage="first")
        return SheetDriver(open_gate(window, desk, deal, "second"), qtbot)

    with ExitStack() as stack:
        yield make
        for sheet in window.findChildren(GateSheet):
            sheet.close()


def fill(gate: SheetDriver, kind: Kind) -> None:
    words = {Kind.NUMBER: "1,200", Kind.DATE: "2026-12-18"}
    if kind is Kind.CHOICE:
        segments = gate.sheet.findChildren(Segmented)[0]
        click(segments.findChildren(QPushButton)[1])
    elif kind is Kind.NEXT_STEP:
        step = gate.sheet._items.findChildren(NextStepEditor)[0]
        QTest.keyClicks(step.what, "Call Per")
        step.due.setFocus()
        gate.type("2026-11-24")
    elif not isinstance(focused(), QPushButton):
        gate.type(words.get(kind, "Per said so"))
    gate.press(Qt.Key.Key_Return)


@pytest.mark.parametrize("evidence", [Evidence.OPTIONAL, Evidence.NONE])
@pytest.mark.parametrize("kind", list(Kind))
def test_filling_it_in_satisfies_the_item(gate_with: Gate, kind: Kind, evidence: Evidence) -> None:
    gate = gate_with(criterion(kind, evidence))
    assert not gate.may_move
    fill(gate, kind)
    assert gate.ticked == [f"The {kind} item"]
    assert gate.may_move


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.TICK}))
def test_enter_in_an_empty_editor_says_what_is_missing(gate_with: Gate, kind: Kind) -> None:
    gate = gate_with(criterion(kind))
    gate.press(Qt.Key.Key_Return)
    assert gate.ticked == []
    assert gate.problem(f"The {kind} item").endswith(".")


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_of_an_editor_has_a_name(gate_with: Gate, kind: Kind) -> None:
    assert nameless(gate_with(criterion(kind)).sheet) == []


@pytest.mark.parametrize("kind", sorted(BY_HAND))
def test_confirming_by_hand_is_always_possible_and_says_what_counts(gate_with: Gate, kind: Kind) -> None:
    gate = gate_with(criterion(kind))
    panel = gate.row(f"The {kind} item")._panel
    assert panel is not None
    if isinstance(panel.editor, FieldItemEditor):
        click(panel.editor._way)
    gate.type("Per said so")
    gate.press(Qt.Key.Key_Return)
    assert gate.line(f"The {kind} item") == "Confirmed by you, 20 Nov: Per said so"


def test_a_number_below_the_least_is_not_taken(gate_with: Gate) -> None:
    gate = gate_with(criterion(Kind.NUMBER))
    gate.type("4")
    gate.press(Qt.Key.Key_Return)
    assert gate.ticked == []


def test_long_choices_become_a_list(gate_with: Gate) -> None:
    gate = gate_with(Criterion(key="k", text="How", kind=Kind.CHOICE, choices=LONG))
    combo = next(c for c in gate.sheet.findChildren(Combo) if c.accessibleName() == "Choice for “How”")
    combo.choose(LONG[1])
    combo.setFocus()
    gate.press(Qt.Key.Key_Return)
    assert gate.ticked == ["How"]
    assert gate.line("How") == "Accepted a meeting · 20 Nov"


def test_a_long_answer_is_kept_whole(gate_with: Gate) -> None:
    gate = gate_with(criterion(Kind.ANSWER))
    gate.type("First")
    gate.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    gate.type("second " * 100)
    gate.press(Qt.Key.Key_Return)
    tick = gate.row("The answer item").item.tick
    assert tick is not None
    assert tick.value == "First\n" + ("second " * 100).strip()


def test_who_and_when_are_kept_with_the_evidence(gate_with: Gate) -> None:
    gate = gate_with(criterion(Kind.TICK))
    gate.type("I take it to the board")
    gate.press(Qt.Key.Key_Tab)
    gate.type("Ingrid Moe")
    gate.press(Qt.Key.Key_Tab)
    gate.type("2026-11-18")
    gate.press(Qt.Key.Key_Return)
    assert gate.line("The tick item") == "I take it to the board · Ingrid Moe · 18 Nov"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("deal.amount", "12k"),
        ("deal.expected_close", "2026-12-18"),
        ("deal.problem", "Idle berths"),
        ("deal.tags", "yard, pilot"),
        ("deal.source", "Referral"),
        ("company.headcount", "1,200"),
        ("company.industry", "Shipyards"),
        ("x_region", "North"),
    ],
)
def test_any_field_can_be_filled_in_at_the_gate(
    window: QWidget, tmp_path: Path, qtbot: QtBot, field: str, typed: str
) -> None:
    asked = Criterion(key="k", text="Known", kind=Kind.FIELD_SET, field=field)
    with open_desk(tmp_path, process=process_with(asked)) as desk:
        gate = SheetDriver(open_gate(window, desk, _blank_deal(desk), "second"), qtbot)
        gate.type(typed)
        gate.press(Qt.Key.Key_Return)
        assert gate.ticked == ["Known"]
        gate.sheet.close()


def _blank_deal(desk: Desk) -> DealId:
    return a_deal(desk, "Acme", stage="first", amount=None)


def test_a_dated_next_step_for_the_new_stage_counts_as_the_next_step(gate_with: Gate) -> None:
    gate = gate_with(criterion(Kind.NEXT_STEP))
    assert isinstance(gate.sheet, GateSheet)
    type_into(gate.sheet._next_step.what, "Call Per")
    type_into(gate.sheet._next_step.due, "2026-11-24")
    gate.press(Qt.Key.Key_Return)
    assert gate.may_move
    gate.press_button("Move to Second")
    assert not gate.sheet.isVisible()


def test_an_item_that_only_now_applies_joins_the_others(gate_with: Gate) -> None:
    amount = Criterion(key="amount", text="Amount known", kind=Kind.FIELD_SET, field="deal.amount")
    legal = Criterion(key="legal", text="Legal has seen it", when=Condition(amount_at_least=50_000))
    gate = gate_with(amount, legal)
    assert gate.rows == ["Amount known"]
    gate.open("Amount known")
    gate.row("Amount known").unfold()
    QTest.keySequence(focused(), QKeySequence.StandardKey.SelectAll)
    gate.type("60k")
    gate.press(Qt.Key.Key_Return)
    assert gate.rows == ["Amount known", "Legal has seen it"]
    assert not gate.may_move
