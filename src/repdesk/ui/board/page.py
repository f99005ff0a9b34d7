"""The board: one column per stage of a process, one card per deal."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from repdesk.domain.changes import Changes
from repdesk.domain.deal import DealId, Outcome, ProcessId, StageId
from repdesk.domain.errors import Refused
from repdesk.domain.money import Money, short
from repdesk.sentences import sentence
from repdesk.ui.actions import Act, action, shown_key
from repdesk.ui.board.board_area import BoardArea
from repdesk.ui.board.card_menu import CardMenu
from repdesk.ui.board.content import COMPANY, DEAL, STRUCTURE, BoardContent
from repdesk.ui.board.cursor import Cursor
from repdesk.ui.board.dragging import Dragging
from repdesk.ui.board.drop_zones import DropZones
from repdesk.ui.board.empty_board import EmptyBoard
from repdesk.ui.board.moves import Moves
from repdesk.ui.board.new_deal import Draft, NewDealSheet
from repdesk.ui.board.preview import blocked_words
from repdesk.ui.board.process_picker import ProcessPicker, current_of
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.layout import Column
from repdesk.ui.look.theme import look_of
from repdesk.ui.page import Navigator, Page, Part, Target
from repdesk.ui.parts.gate_sheet import open_checklist, open_gate

if TYPE_CHECKING:
    from repdesk.services.desk import Desk


class BoardPage(Page):
    """Joins columns, cursor, drag and verbs; each of them lives in its own module."""

    KEY = "board"
    TITLE = "Board"
    ICON = "square-kanban"
    WATCHES = (DEAL, COMPANY, *STRUCTURE)
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act.NEW_DEAL, Act.OPEN_DEAL, Act.EDIT_DEAL, Act.CHECKLIST, Act.MOVE_ON, Act.MOVE_BACK, Act.ORDER_UP,
        Act.ORDER_DOWN, Act.WIN, Act.LOSE, Act.DISQUALIFY, Act.HOLD, Act.DELETE_DEAL,
    )  # fmt: skip

    def __init__(self, desk: "Desk", navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self._area = BoardArea(self)
        self._zones = DropZones(self)
        self._empty = EmptyBoard(self)
        self._picker = ProcessPicker(self)
        self._content = BoardContent(desk, self._area)
        self._cursor = Cursor(self._area)
        self._dragging = Dragging(desk, self._area, self._zones)
        self._moves = Moves(desk, navigator, self._area)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._listen()

    def refresh(self, changes: Changes | None) -> None:
        """Read the touched deals anew, or the whole board; cursor, focus and scroll stay where they are."""
        place = self._cursor.place()
        if changes is None or changes.touches("process"):
            self._show_process(self._content.process)
        else:
            self._content.apply(changes)
        if place is not None:
            self._cursor.come_back(place)
        self._stack.setCurrentWidget(self._empty if self._content.is_empty else self._area)
        self.status_changed.emit()
        self.acts_changed.emit()

    def shown(self) -> None:
        """The keys go to the cards."""
        self._use_letters()
        if self._stack.currentWidget() is self._empty:
            self._empty.new.setFocus()
        else:
            self._cursor.take_focus()

    def reveal(self, target: Target) -> None:
        """Put the cursor on the deal and open it."""
        if target.deal is not None and self._cursor.go_to(target.deal):
            self._cursor.take_focus()

    def is_showing(self, target: Target) -> bool:
        """Whether the deal's card is on the board."""
        return target.page == self.KEY and (target.deal is None or self._area.place_of(target.deal) is not None)

    def controls(self) -> tuple[QWidget, ...]:
        """Whose board it is."""
        return (self._picker,)

    def main_action(self) -> tuple[QWidget, ...]:
        """The way to a new deal."""
        key = shown_key(action(Act.NEW_DEAL).keys[0])
        button = Button(self.tr("New deal"), kind="primary", icon="plus", key=key, parent=self)
        button.clicked.connect(self.new_deal)
        return (button,)

    def status(self) -> tuple[Part, ...]:
        """All open deals: how many, worth what, and how many need a look."""
        if self._content.process is None:
            return ()
        summary = self._desk.board.summary(self._content.process)
        totals = summary.totals
        parts = [
            Part(figure=f"{totals.count:,}", words=self.tr("deal") if totals.count == 1 else self.tr("deals")),
            Part(figure=_sums(totals.sums), words=self.tr("open")),
            Part(figure=_sums(totals.weighted), words=self.tr("weighted")),
        ]
        if summary.without_next_step:
            parts.append(Part(words=self.tr("{0} without a next step").format(summary.without_next_step), tone="warn"))
        if summary.overdue:
            parts.append(Part(words=self.tr("{0} overdue").format(summary.overdue), tone="danger"))
        return tuple(parts)

    def acts(self) -> Mapping[Act, Callable[[], None]]:
        """A new deal always; everything else with the card that has the cursor."""
        acts: dict[Act, Callable[[], None]] = {}
        if self._content.process is not None:
            acts[Act.NEW_DEAL] = self.new_deal
        deal = self._cursor.deal
        return acts if deal is None else acts | self._acts_on(deal)

    def new_deal(self) -> None:
        """Ask for a deal, in the column of the cursor."""
        open_stages = [c.stage for c in self._area.columns if not (c.stage.is_post_sale or c.stage.is_retired)]
        if not open_stages:
            return
        here = self._cursor.column
        stage = here.stage if here is not None and here.stage in open_stages else open_stages[0]
        sheet = NewDealSheet(self.window(), open_stages, stage.key, self._desk.settings.currency)
        sheet.drafted.connect(self._on_drafted)
        sheet.open()

    def _acts_on(self, deal: DealId) -> dict[Act, Callable[[], None]]:
        moves = self._moves
        return {
            Act.CHECKLIST: partial(self._open_checklist, deal),
            Act.MOVE_ON: partial(moves.step, deal, 1),
            Act.MOVE_BACK: partial(moves.step, deal, -1),
            Act.ORDER_UP: partial(moves.order, deal, -1),
            Act.ORDER_DOWN: partial(moves.order, deal, 1),
            Act.WIN: partial(moves.win, deal),
            Act.LOSE: partial(moves.end, deal, Outcome.LOST),
            Act.DISQUALIFY: partial(moves.end, deal, Outcome.DISQUALIFIED),
            Act.HOLD: partial(moves.end, deal, Outcome.ON_HOLD),
            Act.DELETE_DEAL: partial(moves.delete, deal),
        }

    def _on_built(self) -> None:
        for column in self._area.columns:
            column.view.act_requested.connect(self._on_act_requested)
            column.view.menu_requested.connect(self._on_menu_requested)
            column.model.card_dropped.connect(self._on_card_dropped)
        self._cursor.listen()
        self._dragging.listen()
        self._use_letters()

    def _on_act_requested(self, act: Act, _deal: DealId | None) -> None:
        answer = self.acts().get(act)
        if answer is not None:
            answer()

    def _on_menu_requested(self, deal: DealId, point: QPoint) -> None:
        column = self._cursor.column
        if column is None:
            return
        stages = [c.stage for c in self._area.columns]
        menu = CardMenu(deal, column.stage.stage_id, stages, self._hint, self)
        menu.act_chosen.connect(self._on_menu_act)
        menu.stage_chosen.connect(self._on_menu_stage)
        menu.popup(point)

    def _on_menu_act(self, act: Act) -> None:
        self._on_act_requested(act, self._cursor.deal)

    def _on_menu_stage(self, key: str) -> None:
        if self._cursor.deal is not None:
            self._moves.move(self._cursor.deal, key)

    def _on_card_dropped(self, deal: DealId, stage: StageId, row: int) -> None:
        self._moves.drop(deal, stage, row)
        self._dragging.end()
        self._cursor.go_to(deal)

    def _on_gate_closed(self, deal: DealId, to: str, after: DealId | None) -> None:
        open_gate(self.window(), self._desk, deal, to, after)

    def _on_zone_dropped(self, deal: DealId, outcome: Outcome) -> None:
        self._dragging.end()
        self._moves.end(deal, outcome)

    def _on_drafted(self, draft: Draft) -> None:
        sheet = self.sender()
        if not isinstance(sheet, NewDealSheet) or self._content.process is None:
            return
        try:
            deal = self._create(self._content.process, draft)
        except Refused as refused:
            sheet.refuse(sentence(refused))
            return
        sheet.accept_saved()
        self._cursor.go_to(deal)
        self._cursor.take_focus()

    def _on_process_chosen(self, process: ProcessId) -> None:
        self._content.show_process(process)
        self.refresh(None)

    def _on_import_requested(self) -> None:
        self._navigator.go(Target(page="import"))

    def _open_checklist(self, deal: DealId) -> None:
        open_checklist(self.window(), self._desk, deal)

    def _create(self, process: ProcessId, draft: Draft) -> DealId:
        return self._desk.deals.create(
            process,
            draft.stage_key,
            title=draft.title,
            company=draft.company,
            amount=draft.amount,
            currency=draft.currency,
            next_step=draft.next_step,
        )

    def _hint(self, deal: DealId, to: str) -> str:
        try:
            return blocked_words(self._desk.deals.gate(deal, to))
        except Refused:
            return ""

    def _show_process(self, wanted: ProcessId | None) -> None:
        processes = self._desk.processes.adopted()
        process = current_of(processes, wanted)
        self._picker.show_processes(processes, process)
        if process is not None:
            self._content.show_process(process)

    def _use_letters(self) -> None:
        for column in self._area.columns:
            column.view.letters = self._desk.settings.single_keys

    def _listen(self) -> None:
        self._content.built.connect(self._on_built)
        self._cursor.moved.connect(self.acts_changed)
        # After the drop has ended: a sheet must not open while the card is still in the hand.
        self._moves.gate_closed.connect(self._on_gate_closed, Qt.ConnectionType.QueuedConnection)
        self._zones.dropped.connect(self._on_zone_dropped)
        self._picker.chosen.connect(self._on_process_chosen)
        self._empty.new_requested.connect(self.new_deal)
        self._empty.import_requested.connect(self._on_import_requested)
        if look := look_of():
            look.changed.connect(self._content.renew)

    def _lay_out(self) -> None:
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._empty)
        column = Column(self, gap=0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._zones)


def _sums(money: tuple[Money, ...]) -> str:
    return " + ".join(short(m) for m in money)
