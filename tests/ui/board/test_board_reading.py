"""The board shows what the desk holds, and follows every step."""

import pytest
from PySide6.QtWidgets import QApplication

from repdesk.domain.deal import NextStep
from repdesk.services.desk import Desk
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.page import Target
from tests.builders import Clock, a_deal
from tests.ui.board.driver import BoardDriver
from tests.ui.listener import Listener


def test_every_stage_has_a_column_with_its_cards(board: BoardDriver) -> None:
    assert board.columns == ["Qualify", "Propose", "Close", "Onboard"]
    assert board.cards("Qualify") == ["Acme", "Birch", "Corvin"]
    assert board.cards("Propose") == ["Dorn"]


def test_heads_count_all_deals_and_not_the_cards_read(desk: Desk, request: pytest.FixtureRequest) -> None:
    for number in range(70):
        a_deal(desk, f"Firm {number}")
    board: BoardDriver = request.getfixturevalue("board")
    assert board.column("Qualify").model.rowCount() == 60
    assert board.column("Qualify").header.accessibleName().startswith("Qualify, 73 deals, €876,000")


def test_a_step_elsewhere_shows_at_once(board: BoardDriver, desk: Desk) -> None:
    desk.deals.set_next_step(board.deal("Birch"), NextStep(what="Send offer"))
    card = board.column("Qualify").model.cards[1]
    assert card.next_step is not None
    assert card.next_step.what == "Send offer"


def test_a_renamed_company_shows_on_all_its_cards(board: BoardDriver, desk: Desk) -> None:
    a_deal(desk, "Acme", stage="close")
    desk.deals.edit(board.deal("Acme"), industry="Steel")
    desk.deals.edit(board.deal("Birch"), company="Birch & Sons")
    assert board.cards("Qualify") == ["Acme", "Birch & Sons", "Corvin"]


def test_one_step_never_resets_a_column(board: BoardDriver, desk: Desk) -> None:
    resets: list[str] = []
    board.column("Qualify").model.modelReset.connect(lambda: resets.append("Qualify"))
    desk.deals.delete(board.deal("Birch"))
    desk.history.undo()
    assert board.cards("Qualify") == ["Acme", "Birch", "Corvin"]
    assert resets == []


def test_a_lost_deal_leaves_the_board(board: BoardDriver, desk: Desk) -> None:
    desk.deals.lose(board.deal("Birch"), "Price")
    assert board.cards("Qualify") == ["Acme", "Corvin"]


def test_status_says_what_needs_a_look(board: BoardDriver) -> None:
    said = [f"{part.figure} {part.words}".strip() for part in board.page.status()]
    assert said == ["4 deals", "€48k open", "€9.6k weighted", "4 without a next step"]


def test_an_empty_desk_offers_the_first_deal(board: BoardDriver, desk: Desk, listener: Listener) -> None:
    for name in ("Acme", "Birch", "Corvin", "Dorn"):
        desk.deals.delete(board.deal(name))
    assert board.page._empty is not None
    assert board.page._empty.isVisible()
    board.page._empty.bring.click()
    assert listener.gone_to == [Target(page="import")]


def test_undoing_fills_the_empty_board_again(board: BoardDriver, desk: Desk) -> None:
    for name in ("Acme", "Birch", "Corvin", "Dorn"):
        desk.deals.delete(board.deal(name))
    desk.history.undo()
    assert board.page._area.isVisible()
    assert board.cards("Propose") == ["Dorn"]


def test_at_midnight_the_board_is_read_anew(board: BoardDriver, desk: Desk, clock: Clock) -> None:
    desk.deals.set_next_step(board.deal("Acme"), NextStep(what="Call", due=clock.now.date()))
    board.page._on_minute()
    assert "next step Call today" in board.focused
    clock.pass_days(1)
    board.page._on_minute()
    assert "next step Call 1 day late" in board.focused


def test_larger_text_makes_larger_cards(board: BoardDriver, qapp: QApplication) -> None:
    column = board.column("Qualify")
    before = column.view.row_height(0)
    install(qapp, LookChoice(scale=1.5, animations="off"))
    assert column.view.row_height(0) == pytest.approx(before * 1.5, abs=4)
    assert column.minimumWidth() == 264
