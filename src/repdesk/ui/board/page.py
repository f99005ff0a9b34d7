"""The board: one column per stage of a process, one card per deal."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from repdesk.domain.changes import Changes
from repdesk.domain.deal import DealId, Outcome, ProcessId, StageId
from repdesk.ui.actions import Act, action, shown_key
from repdesk.ui.board.board_area import BoardArea
from repdesk.ui.board.card_acts import OFFERED, CardActs
from repdesk.ui.board.content import WATCHED, BoardContent
from repdesk.ui.board.cursor import Cursor
from repdesk.ui.board.dragging import Dragging
from repdesk.ui.board.drop_zones import DropZones
from repdesk.ui.board.empty_board import EmptyBoard
from repdesk.ui.board.moves import Moves
from repdesk.ui.board.process_picker import ProcessPicker, current_of
from repdesk.ui.board.side import Side
from repdesk.ui.board.status_line import status_parts
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.look.theme import look_of
from repdesk.ui.page import Navigator, Page, Part, Target

if TYPE_CHECKING:
    from repdesk.services.desk import Desk
    from repdesk.ui.board.starting import Starting

_MINUTE_MS = 60_000


class BoardPage(Page):
    """Joins columns, cursor, drag, verbs and side panel; each of them lives in its own module."""

    KEY = "board"
    TITLE = "Board"
    ICON = "square-kanban"
    WATCHES = WATCHED
    ACTS: ClassVar[tuple[Act, ...]] = (Act.NEW_DEAL, *OFFERED)
    LATER = (
        "repdesk.ui.board.starting", "repdesk.ui.parts.back_sheet", "repdesk.ui.parts.deal_panel",
        "repdesk.ui.parts.ending_sheet", "repdesk.ui.parts.gate_sheet",
    )  # fmt: skip

    def __init__(self, desk: "Desk", navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self._area = BoardArea(self)
        self._zones = DropZones(self)
        self._empty: EmptyBoard | None = None
        self._picker = ProcessPicker(self)
        self._stack = QStackedWidget(self)
        row = self._lay_out()
        self._content = BoardContent(desk, self._area)
        self._cursor = Cursor(self._area)
        self._side = Side(desk, row)
        self._moves = Moves(desk, navigator, self._area)
        self._acts = CardActs(desk, self._area, self._cursor, self._moves, self._side)
        self._dragging = Dragging(desk, self._area, self._zones)
        self._minutes = QTimer(self, interval=_MINUTE_MS)
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
        self._side.refresh(changes)
        self._stack.setCurrentWidget(self._emptiness() if self._content.is_empty else self._area)
        self.status_changed.emit()
        self.acts_changed.emit()

    def shown(self) -> None:
        """The keys go to the cards."""
        self._use_letters()
        self._take_focus()

    def reveal(self, target: Target) -> None:
        """Put the cursor on the deal, where its card is on the board, and open it."""
        if target.deal is None:
            return
        self._cursor.go_to(target.deal)
        self._take_focus()
        self._side.open(target.deal)

    def is_showing(self, target: Target) -> bool:
        """Whether the deal's card is on the board, or the deal beside it."""
        is_here = target.deal is None or target.deal == self._side.deal or self._area.place_of(target.deal) is not None
        return target.page == self.KEY and is_here

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
        """All open deals in one line."""
        process = self._content.process
        return () if process is None else status_parts(self._desk.board.summary(process))

    def acts(self) -> Mapping[Act, Callable[[], None]]:
        """A new deal always; everything else with the card that has the cursor."""
        always = {Act.NEW_DEAL: self.new_deal} if self._content.process is not None else {}
        return {**always, **self._acts.answers()}

    def new_deal(self) -> None:
        """Ask for a deal, in the column of the cursor."""
        if self._content.process is not None:
            here = self._cursor.column
            columns = [c.stage for c in self._area.columns]
            self._starting.ask(self._content.process, columns, here.stage if here else None)

    @cached_property
    def _starting(self) -> "Starting":
        from repdesk.ui.board.starting import Starting

        starting = Starting(self._desk, self)
        starting.started.connect(self._on_started)
        return starting

    def _on_built(self) -> None:
        for column in self._area.columns:
            column.view.act_requested.connect(self._on_act_requested)
            column.view.menu_requested.connect(self._acts.open_menu)
            column.model.card_dropped.connect(self._on_card_dropped)
        self._cursor.listen()
        self._dragging.listen()
        self._use_letters()

    def _on_act_requested(self, act: Act) -> None:
        answer = self.acts().get(act)
        if answer is not None:
            answer()

    def _on_cursor_moved(self) -> None:
        self._side.follow(self._cursor.deal)
        self.acts_changed.emit()

    def _on_card_dropped(self, deal: DealId, stage: StageId, row: int) -> None:
        self._moves.drop(deal, stage, row)
        self._dragging.end()
        self._cursor.go_to(deal)

    def _on_zone_dropped(self, deal: DealId, outcome: Outcome) -> None:
        self._dragging.end()
        self._moves.end(deal, outcome)

    def _on_minute(self) -> None:
        """At midnight every "Today" on the board is wrong."""
        if self._content.is_of_yesterday:
            self.refresh(None)

    def _on_started(self, deal: DealId) -> None:
        self._cursor.go_to(deal)
        self._take_focus()

    def _on_process_chosen(self, process: ProcessId) -> None:
        self._show_process(process)
        self.refresh(None)

    def _on_import_requested(self) -> None:
        self._navigator.go(Target(page="import"))

    def _show_process(self, wanted: ProcessId | None) -> None:
        processes = self._desk.processes.adopted()
        process = current_of(processes, wanted)
        self._picker.show_processes(processes, process)
        if process is not None:
            self._content.show_process(process)

    def _take_focus(self) -> None:
        if self._empty is not None and self._stack.currentWidget() is self._empty:
            self._empty.new.setFocus()
        else:
            self._cursor.take_focus()

    def _emptiness(self) -> EmptyBoard:
        """What stands here without a deal; most boards never show it."""
        if self._empty is None:
            self._empty = EmptyBoard(self)
            self._empty.new_requested.connect(self.new_deal)
            self._empty.import_requested.connect(self._on_import_requested)
            self._stack.addWidget(self._empty)
        return self._empty

    def _use_letters(self) -> None:
        for column in self._area.columns:
            column.view.letters = self._desk.settings.single_keys

    def _listen(self) -> None:
        self._minutes.timeout.connect(self._on_minute)
        self._minutes.start()
        self._content.built.connect(self._on_built)
        self._cursor.moved.connect(self._on_cursor_moved)
        self._zones.dropped.connect(self._on_zone_dropped)
        self._picker.chosen.connect(self._on_process_chosen)
        self._side.closed.connect(self._take_focus)
        if look := look_of():
            look.changed.connect(self._content.renew)

    def _lay_out(self) -> Row:
        self._stack.addWidget(self._area)
        row = Row(self, gap=0)
        column = Column(gap=0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._zones)
        row.addLayout(column, 1)
        return row
