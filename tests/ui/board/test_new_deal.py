"""A new deal is written down in a few words."""

import pytest
from PySide6.QtCore import Qt

from repdesk.domain.deal import NextStep, StepKind
from repdesk.services.desk import Desk
from repdesk.ui.board.new_deal import NewDealSheet
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
