"""A deal's fields save themselves when she leaves them, and only if she changed them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from repdesk.domain.deal import Deal, DealId, LeadState
from repdesk.services.desk import Desk
from repdesk.ui.kit.layout import Row
from repdesk.ui.notifier import Notifier
from repdesk.ui.parts.choice_editors import LeadStateEditor, StepEditor
from repdesk.ui.parts.deal_panel import DealPanel
from repdesk.ui.parts.figure_editors import AmountEditor, ProbabilityEditor
from repdesk.ui.parts.text_editors import LineEditor, NoteEditor
from tests.builders import a_deal, a_step
from tests.ui.parts.driver import type_into


class FormDriver:
    """Hands and eyes on the panel of one deal."""

    def __init__(self, panel: DealPanel, desk: Desk, deal: DealId) -> None:
        self.panel, self.desk, self.deal_id = panel, desk, deal

    @property
    def deal(self) -> Deal:
        """The deal as it is saved."""
        return self.desk.deals.get(self.deal_id)

    def field(self, key: str) -> QLineEdit:
        """The line in which a field is typed."""
        return self.panel.form.editor(key).findChildren(QLineEdit)[0]

    def write(self, key: str, words: str) -> None:
        """Type into a field and press Enter."""
        type_into(self.field(key), words)
        QTest.keyClick(self.field(key), Qt.Key.Key_Return)

    def problem(self, key: str) -> str:
        """The sentence under a field."""
        return self.panel.form.editor(key)._said.text()


@pytest.fixture
def form(window: QWidget, desk: Desk, qtbot: QtBot) -> FormDriver:
    """The panel of Acme beside an empty board, in the active window."""
    deal = a_deal(desk, "Acme", next_step=a_step())
    panel = DealPanel(desk, window, changed=Notifier(desk, window).changed)
    Row(window).addWidget(panel)
    panel.show_deal(deal)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(panel.isVisible)
    return FormDriver(panel, desk, deal)


@pytest.mark.parametrize(
    ("key", "typed", "name", "saved"),
    [
        ("deal.title", "Dock roll-out", "title", "Dock roll-out"),
        ("company.name", "Birch", "company", "Birch"),
        ("deal.amount", "1.2M", "amount", 120_000_000),
        ("deal.amount", "$12k", "currency", "USD"),
        ("deal.amount", "", "amount", None),
        ("deal.expected_close", "2026-12-18", "expected_close", date(2026, 12, 18)),
        ("deal.probability", "40 %", "probability", 4000),
        ("deal.tags", "yard, pilot,", "tags", ("pilot", "yard")),
        ("deal.trigger", "New COO", "trigger", "New COO"),
        ("deal.budget_range", "50 to 80k", "budget_range", "50 to 80k"),
        ("deal.source", "Referral", "source", "Referral"),
    ],
)
def test_a_field_is_saved_when_she_is_done(form: FormDriver, key: str, typed: str, name: str, saved: object) -> None:
    form.write(key, typed)
    assert getattr(form.deal, name) == saved


@pytest.mark.parametrize(
    ("key", "typed", "name", "saved"),
    [
        ("company.industry", "Shipyards", "industry", "Shipyards"),
        ("company.headcount", "1,200", "headcount", 1200),
        ("company.tech_stack", "SAP", "tech_stack", "SAP"),
        ("company.website", "acme.example", "website", "acme.example"),
    ],
)
def test_the_company_is_edited_beside_the_deal(
    form: FormDriver, key: str, typed: str, name: str, saved: object
) -> None:
    form.write(key, typed)
    assert getattr(form.desk.deals.with_company(form.deal_id)[1], name) == saved


def test_leaving_a_field_saves_it(form: FormDriver) -> None:
    type_into(form.field("deal.source"), "Referral")
    assert form.deal.source == ""
    form.field("deal.trigger").setFocus()
    assert form.deal.source == "Referral"


def test_walking_through_all_fields_changes_nothing(form: FormDriver) -> None:
    before = form.desk.history.next_undo()
    form.panel.form.setFocus()
    for _ in range(40):
        QTest.keyClick(form.panel.window().focusWidget(), Qt.Key.Key_Tab)
    assert form.desk.history.next_undo() == before


def test_a_saved_amount_reads_as_amounts_do(form: FormDriver) -> None:
    form.write("deal.amount", "12k")
    assert form.field("deal.amount").text() == "12,000"


def test_a_refused_value_is_explained_and_stays_typed(form: FormDriver) -> None:
    form.write("deal.title", "")
    assert form.problem("deal.title") == "A deal needs a name."
    form.write("deal.probability", "140")
    assert "between 0 and 100" in form.problem("deal.probability")
    assert form.field("deal.probability").text() == "140"
    assert form.deal.title == "Acme roll-out"


def test_an_unreadable_value_is_explained_and_stays_typed(form: FormDriver) -> None:
    form.write("deal.amount", "1.2.3")
    assert form.problem("deal.amount").startswith("This is not an amount.")
    assert form.field("deal.amount").text() == "1.2.3"
    assert form.deal.amount == 1_200_000


def test_the_next_good_value_takes_the_problem_away(form: FormDriver) -> None:
    form.write("deal.amount", "1.2.3")
    form.write("deal.amount", "13k")
    assert form.problem("deal.amount") == ""


def test_the_stage_gives_the_probability_until_she_does(form: FormDriver) -> None:
    editor = form.panel.form.editor("deal.probability")
    assert isinstance(editor, ProbabilityEditor)
    assert editor.stage.text() == "Stage: 10 %"
    form.write("deal.probability", "35")
    assert editor.back.isVisible()
    editor.back.click()
    assert form.deal.probability is None
    assert not editor.back.isVisible()


def test_the_currency_alone_can_be_changed(form: FormDriver) -> None:
    editor = form.panel.form.editor("deal.amount")
    assert isinstance(editor, AmountEditor)
    editor.currency.choose("CHF")
    editor.currency.activated.emit(editor.currency.currentIndex())
    assert (form.deal.amount, form.deal.currency) == (1_200_000, "CHF")


def test_the_lead_state_is_one_click(form: FormDriver) -> None:
    editor = form.panel.form.editor("deal.lead_state")
    assert isinstance(editor, LeadStateEditor)
    next(b for b in editor.findChildren(QPushButton) if b.text() == "SQL").click()
    assert form.deal.lead_state is LeadState.SQL


def test_the_next_step_is_edited_in_its_parts(form: FormDriver) -> None:
    editor = form.panel.form.editor("deal.next_what")
    assert isinstance(editor, StepEditor)
    type_into(editor.step.time, "14")
    QTest.keyClick(editor.step.time, Qt.Key.Key_Return)
    step = form.deal.next_step
    assert step is not None
    assert (step.what, step.time) == ("Call Jane", "14:00")


def test_a_long_text_is_saved_when_she_pauses(form: FormDriver, qtbot: QtBot) -> None:
    editor = form.panel.form.editor("deal.problem")
    assert isinstance(editor, NoteEditor)
    type_into(editor.area, "Idle berths")
    qtbot.waitUntil(lambda: form.deal.problem == "Idle berths")
    QTest.keyClicks(editor.area, " cost us")
    assert editor.area.text == "Idle berths cost us"
    assert editor.area.document().isUndoAvailable()


def test_typing_is_saved_before_another_deal_is_shown(form: FormDriver) -> None:
    birch = a_deal(form.desk, "Birch")
    type_into(form.field("deal.source"), "Referral")
    form.panel.show_deal(birch)
    assert form.deal.source == "Referral"
    assert form.desk.deals.get(birch).source == ""
    assert form.field("deal.source").text() == ""


def test_a_refused_value_does_not_follow_to_the_next_deal(form: FormDriver) -> None:
    form.write("deal.title", "")
    form.panel.show_deal(birch := a_deal(form.desk, "Birch"))
    assert form.field("deal.title").text() == "Birch roll-out"
    assert form.problem("deal.title") == ""
    assert form.desk.deals.get(birch).title == "Birch roll-out"


def test_typing_is_saved_when_the_panel_is_hidden(form: FormDriver) -> None:
    type_into(form.field("deal.source"), "Referral")
    form.panel.hide()
    assert form.deal.source == "Referral"


def test_a_change_elsewhere_is_shown(form: FormDriver) -> None:
    form.desk.deals.edit(form.deal_id, source="Fair")
    assert form.field("deal.source").text() == "Fair"


def test_a_change_elsewhere_leaves_typing_alone(form: FormDriver) -> None:
    type_into(form.field("deal.source"), "Refer")
    form.desk.deals.edit(form.deal_id, source="Fair", trigger="New COO")
    assert form.field("deal.source").text() == "Refer"
    assert form.field("deal.trigger").text() == "New COO"


def test_undo_in_the_desk_is_shown(form: FormDriver) -> None:
    form.write("deal.source", "Referral")
    form.desk.history.undo()
    assert form.field("deal.source").text() == ""


def test_own_fields_of_the_deal_are_edited_too(form: FormDriver) -> None:
    form.desk.deals.edit(form.deal_id, own={"x_region": "North", "x_size": "L"})
    form.write("x_region", "South")
    assert form.deal.own == {"x_region": "South", "x_size": "L"}


def test_a_company_field_needs_a_company(form: FormDriver) -> None:
    form.panel.show_deal(a_deal(form.desk, "Birch", company=""))
    form.write("company.industry", "Shipyards")
    assert form.problem("company.industry") == "A company needs a name."
    assert isinstance(form.panel.form.editor("company.industry"), LineEditor)
