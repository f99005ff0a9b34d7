"""A new deal is written down in a few words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from repdesk.domain.deal import NextStep, StepKind
from repdesk.services.desk import Desk
from repdesk.ui.board.new_deal import NewDealSheet
from repdesk.ui.parts.draft_keeper import DraftKeeper
from repdesk.ui.parts.restored_line import RestoredLine
from tests.ui.board.driver import BoardDriver


@pytest.fixture
def sheet(board: BoardDriver) -> NewDealSheet:
    """The sheet, opened by its key on a card in Qualify."""
    board.press(Qt.Key.Key_N)
    return board.sheet(NewDealSheet)


def test_it_saves_what_she_wrote_and_puts_the_cursor_there(board: BoardDriver, desk: Desk, sheet: NewDealSheet) -> None:
    sheet.company.setText("Elm & Co")
    sheet.deal_name.setText("Yard audit")
    sheet.amount.setText("12k")
    sheet.next_step.what.setText("Call Eve")
    sheet.commit()
    deal = desk.deals.get(board.deal("Elm & Co"))
    assert (deal.title, deal.amount, deal.currency) == ("Yard audit", 1_200_000, "EUR")
    assert deal.next_step == NextStep(what="Call Eve", kind=StepKind.MEETING)
    assert board.cards("Qualify")[0] == board.cursor == "Elm & Co"


def test_tab_goes_through_the_next_step_in_the_order_of_its_lines(sheet: NewDealSheet) -> None:
    step = sheet.next_step
    step.what.setFocus()
    visited = []
    for _ in range(5):
        visited.append(sheet.focusWidget())
        QTest.keyClick(visited[-1], Qt.Key.Key_Tab)
    assert visited == [step.what, step.kind, step.who, step.due, step.time]


def test_the_company_alone_names_the_deal(board: BoardDriver, desk: Desk, sheet: NewDealSheet) -> None:
    sheet.company.setText("Elm & Co")
    sheet.commit()
    assert desk.deals.get(board.deal("Elm & Co")).title == "Elm & Co"


def test_a_written_currency_wins(board: BoardDriver, desk: Desk, sheet: NewDealSheet) -> None:
    sheet.company.setText("Elm")
    sheet.amount.setText("$2,500")
    sheet.commit()
    deal = desk.deals.get(board.deal("Elm"))
    assert (deal.amount, deal.currency) == (250_000, "USD")


@pytest.mark.parametrize(
    ("company", "amount", "said"),
    [
        ("", "", "Name the company or the deal."),
        ("Elm", "1.2.3", "The amount cannot be read. Write it like 12,500 or 12k."),
        ("Elm", "9" * 30, "The amount cannot be read. Write it like 12,500 or 12k."),
    ],
)
def test_what_cannot_be_saved_is_said_in_the_sheet(
    board: BoardDriver, sheet: NewDealSheet, company: str, amount: str, said: str
) -> None:
    sheet.company.setText(company)
    sheet.amount.setText(amount)
    sheet.commit()
    assert sheet.problem.text() == said
    assert sheet.isVisible()
    assert board.cards("Qualify") == ["Acme", "Birch", "Corvin"]


def test_a_problem_goes_once_it_is_mended(board: BoardDriver, sheet: NewDealSheet) -> None:
    sheet.commit()
    sheet.company.setText("Elm")
    sheet.commit()
    assert "Elm" in board.cards("Qualify")


def test_only_open_stages_are_offered(sheet: NewDealSheet) -> None:
    offered = [sheet.stage.itemText(row) for row in range(sheet.stage.count())]
    assert offered == ["Qualify", "Propose", "Close"]


def test_a_sheet_that_was_left_has_her_words_again(board: BoardDriver, desk: Desk, sheet: NewDealSheet) -> None:
    QTest.keyClicks(sheet.company, "Elm & Co")
    QTest.keyClicks(sheet.amount, "12k")
    sheet.currency.choose("USD")
    sheet.currency.activated.emit(sheet.currency.currentIndex())
    sheet.reject()
    board.press(Qt.Key.Key_N)
    again = board.sheet(NewDealSheet)
    assert (again.company.text(), again.amount.text(), again.currency.key) == ("Elm & Co", "12k", "USD")
    assert again.findChildren(RestoredLine)[0].isVisible()
    again.commit()
    deal = desk.deals.get(board.deal("Elm & Co"))
    assert (deal.amount, deal.currency) == (1_200_000, "USD")


def test_a_saved_sheet_begins_empty_the_next_time(board: BoardDriver, sheet: NewDealSheet) -> None:
    QTest.keyClicks(sheet.company, "Elm & Co")
    sheet.findChildren(DraftKeeper)[0].mirror()
    sheet.commit()
    board.press(Qt.Key.Key_N)
    again = board.sheet(NewDealSheet)
    assert again.company.text() == ""
    assert not again.findChildren(RestoredLine)[0].isVisible()


def test_a_step_nobody_wrote_begins_as_a_meeting_everywhere(sheet: NewDealSheet) -> None:
    first = sheet.next_step.kind.key
    sheet.next_step.show_step(None)
    assert sheet.next_step.kind.key == first == StepKind.MEETING.value
