"""A card is dragged: the store decides where it stands."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from repdesk.services.desk import Desk
from repdesk.ui.parts.ending_sheet import EndingSheet
from repdesk.ui.parts.gate_sheet import GateSheet
from tests.ui.board.driver import BoardDriver


def pass_gate(desk: Desk, board: BoardDriver, name: str) -> None:
    """Fill in all that stands between Qualify and Propose."""
    deal = board.deal(name)
    for item in desk.deals.gate(deal, "propose").missing:
        desk.deals.tick(deal, item.key, value="yes", evidence="she said so")


def test_a_closed_gate_keeps_the_card(board: BoardDriver) -> None:
    board.drag("Acme", to="Propose")
    assert board.cards("Qualify") == ["Acme", "Birch", "Corvin"]
    assert board.cards("Propose") == ["Dorn"]
    assert board.sheet(GateSheet).windowTitle() == "Move Acme to Propose"


def test_an_open_gate_lets_the_card_through_to_where_it_was_dropped(board: BoardDriver, desk: Desk) -> None:
    pass_gate(desk, board, "Birch")
    board.drag("Birch", to="Propose", row=1)
    assert board.cards("Propose") == ["Dorn", "Birch"]
    assert board.cards("Qualify") == ["Acme", "Corvin"]
    assert board.cursor == "Birch"


def test_undo_puts_the_card_back_into_its_place(board: BoardDriver, desk: Desk) -> None:
    pass_gate(desk, board, "Birch")
    board.drag("Birch", to="Propose")
    desk.history.undo()
    assert board.cards("Qualify") == ["Acme", "Birch", "Corvin"]


def test_within_its_column_a_drop_is_an_order(board: BoardDriver) -> None:
    board.drag("Acme", to="Qualify", row=2)
    assert board.cards("Qualify") == ["Birch", "Acme", "Corvin"]
    board.drag("Corvin", to="Qualify", row=0)
    assert board.cards("Qualify") == ["Corvin", "Birch", "Acme"]


def test_a_drop_on_its_own_place_writes_nothing(board: BoardDriver, desk: Desk) -> None:
    before = desk.history.next_undo()
    board.drag("Birch", to="Qualify", row=1)
    board.drag("Birch", to="Qualify", row=2)
    assert desk.history.next_undo() == before


def test_the_target_says_what_is_open(board: BoardDriver) -> None:
    board.hold("Acme", to="Propose")
    panel = board.column("Propose").preview
    assert panel is not None
    assert panel.accessibleName() == "Leaving Qualify. 0 of 4 done, 4 still open"
    assert board.column("Propose").is_target


def test_a_slot_opens_where_the_card_would_land(board: BoardDriver) -> None:
    board.hold("Dorn", to="Qualify", row=2)
    gap = board.column("Qualify").view.delegate.gap
    assert gap is not None
    assert (gap.row, gap.is_slot) == (2, True)


def test_zones_show_only_while_a_card_is_in_the_hand(board: BoardDriver) -> None:
    assert not board.page._zones.isVisible()
    board.hold("Acme", to="Propose")
    assert board.page._zones.isVisible()
    board.cancel("Acme")
    assert not board.page._zones.isVisible()


def test_a_cancelled_drag_leaves_no_trace(board: BoardDriver, desk: Desk) -> None:
    before = desk.history.next_undo()
    board.hold("Acme", to="Propose")
    board.cancel("Acme")
    column = board.column("Propose")
    assert not column.is_target
    assert column.preview is None
    assert column.view.delegate.gap is None
    assert board.column("Qualify").view.delegate.dragged is None
    assert desk.history.next_undo() == before


def test_a_card_dropped_on_lost_asks_for_the_reason(board: BoardDriver) -> None:
    board.drop_on("Acme", board.page._zones.lost)
    assert board.sheet(EndingSheet).windowTitle() == "Why is Acme lost?"
    assert "Acme" in board.cards("Qualify")


def test_a_card_dropped_on_won_meets_the_gate(board: BoardDriver) -> None:
    board.drop_on("Acme", board.page._zones.won)
    assert board.sheet(GateSheet).windowTitle() == "Mark Acme as won"
    assert "Acme" in board.cards("Qualify")


def test_what_is_no_deal_is_not_taken(board: BoardDriver) -> None:
    mime = QMimeData()
    mime.setText("Acme")
    event = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(board.column("Propose"), event)
    assert not board.column("Propose").is_target
