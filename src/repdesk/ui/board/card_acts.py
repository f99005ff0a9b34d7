"""What can be done with the card that has the cursor, by key or from its menu."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from repdesk.domain.deal import DealId, Outcome
from repdesk.domain.errors import Refused
from repdesk.ui.actions import Act
from repdesk.ui.board.board_area import BoardArea
from repdesk.ui.board.card_menu import CardMenu
from repdesk.ui.board.cursor import Cursor
from repdesk.ui.board.moves import Moves
from repdesk.ui.board.preview import blocked_words
from repdesk.ui.board.side import Side

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

Answers = Mapping[Act, Callable[[], None]]

OFFERED = (
    Act.OPEN_DEAL, Act.EDIT_DEAL, Act.CHECKLIST, Act.MOVE_ON, Act.MOVE_BACK, Act.ORDER_UP, Act.ORDER_DOWN, Act.WIN,
    Act.LOSE, Act.DISQUALIFY, Act.HOLD, Act.REOPEN, Act.DELETE_DEAL,
)  # fmt: skip
"""All that a card can ever answer."""


class CardActs(QObject):
    """Answers for one card at a time, and opens its menu."""

    def __init__(self, desk: "Desk", area: BoardArea, cursor: Cursor, moves: Moves, side: Side) -> None:
        super().__init__(area)
        self._desk, self._area, self._cursor, self._moves, self._side = desk, area, cursor, moves, side

    def answers(self) -> Answers:
        """What can be done now; nothing without a card."""
        deal, column = self._cursor.deal, self._cursor.column
        if deal is None or column is None:
            return {}
        ways = self._after_the_sale(deal) if column.stage.is_post_sale else self._before_the_sale(deal)
        return self._always(deal) | ways

    def open_menu(self, deal: DealId, point: QPoint) -> None:
        """Show the card's menu."""
        column = self._cursor.column
        if column is None or deal != self._cursor.deal:
            return
        stages = [c.stage for c in self._area.columns]
        menu = CardMenu(deal, column.stage.stage_id, stages, self.answers(), self._hint, self._area)
        menu.act_chosen.connect(self._on_act_chosen)
        menu.stage_chosen.connect(self._on_stage_chosen)
        menu.popup(point)

    def _on_act_chosen(self, act: Act) -> None:
        answer = self.answers().get(act)
        if answer is not None:
            answer()

    def _on_stage_chosen(self, key: str) -> None:
        if self._cursor.deal is not None:
            self._moves.move(self._cursor.deal, key)

    def _always(self, deal: DealId) -> dict[Act, Callable[[], None]]:
        moves, side = self._moves, self._side
        return {
            Act.OPEN_DEAL: partial(side.open, deal),
            Act.EDIT_DEAL: partial(side.edit, deal),
            Act.CHECKLIST: partial(moves.check, deal),
            Act.MOVE_ON: partial(moves.step, deal, 1),
            Act.MOVE_BACK: partial(moves.step, deal, -1),
            Act.ORDER_UP: partial(moves.order, deal, -1),
            Act.ORDER_DOWN: partial(moves.order, deal, 1),
            Act.DELETE_DEAL: partial(moves.delete, deal),
        }

    def _before_the_sale(self, deal: DealId) -> dict[Act, Callable[[], None]]:
        return {
            Act.WIN: partial(self._moves.win, deal),
            Act.LOSE: partial(self._moves.end, deal, Outcome.LOST),
            Act.DISQUALIFY: partial(self._moves.end, deal, Outcome.DISQUALIFIED),
            Act.HOLD: partial(self._moves.end, deal, Outcome.ON_HOLD),
        }

    def _after_the_sale(self, deal: DealId) -> dict[Act, Callable[[], None]]:
        return {Act.REOPEN: partial(self._moves.reopen, deal)}

    def _hint(self, deal: DealId, to: str) -> str:
        try:
            return blocked_words(self._desk.deals.gate(deal, to))
        except Refused:
            return ""
