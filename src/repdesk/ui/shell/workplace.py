"""A window with a desk in it: pages on demand, what the actions do, news of every step."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from repdesk.domain.changes import Changes, StepState
from repdesk.sentences import is_told, step_sentence
from repdesk.ui import messages
from repdesk.ui.actions import Act
from repdesk.ui.kit.help import has_help, open_help
from repdesk.ui.notifier import Notifier
from repdesk.ui.page import Page, Target
from repdesk.ui.parts.days import short_day
from repdesk.ui.shell.about import open_about
from repdesk.ui.shell.looks import Looks
from repdesk.ui.shell.menus import ActionSet, main_menu
from repdesk.ui.shell.navigator import History
from repdesk.ui.shell.places import FIRST_RUN, page_class
from repdesk.ui.shell.rest import Rest
from repdesk.ui.shell.shortcuts import open_shortcuts
from repdesk.ui.shell.state import WindowState
from repdesk.ui.shell.undoing import FieldUndo, Undoing
from repdesk.ui.shell.window import Window

if TYPE_CHECKING:
    from repdesk.services.desk import Desk
    from repdesk.services.settings import Option


class Workplace(QObject):
    """Joins one desk and one window for as long as the desk is open."""

    def __init__(self, desk: "Desk", window: Window, state: WindowState) -> None:
        super().__init__(window)
        self._desk, self._window, self._state = desk, window, state
        self.entries = ActionSet(window)
        self.history = History(self)
        self.undoing = Undoing(desk, window, self.history.go)
        self._field_undo = FieldUndo(self)
        self._looks = Looks(desk.settings, state, self)
        self._notifier = Notifier(desk, self)
        self._rest = Rest(desk, self)
        self._newest_step = 0
        self._menu: QMenu | None = None
        self._listen()

    @property
    def desk_name(self) -> str:
        """What to call the desk in a file name: its folder."""
        return self._desk.path.parent.name

    def begin(self) -> None:
        """Show the page she was on, or the choice of a process where there is none yet."""
        self._name_backup()
        has_process = bool(self._desk.processes.adopted())
        self.history.go(Target(page=self._state.page if has_process else FIRST_RUN))

    def end(self) -> None:
        """Let go of the desk."""
        self._notifier.stop()
        self._rest.stop()
        self._desk.settings.unsubscribe(self._on_option_changed)
        self._looks.stop()
        self._window.forget_pages()
        self.deleteLater()

    def open_menu(self) -> QMenu:
        """The whole menu, beside its button."""
        self._name_undo()
        if self._menu is None:
            self.entries.dress()
            self._menu = main_menu(self.entries, self._window)
        button = self._window.rail.menu_button
        self._menu.popup(button.mapToGlobal(QPoint(button.width(), 0)))
        return self._menu

    def _on_arrived(self, target: Target) -> None:
        page = self._window.show_page(target.page, lambda: self._built(target.page))
        if target.deal is not None:
            page.reveal(target)

    def _on_told(self, text: str, undo: bool) -> None:
        said = self._window.tell(text, self.tr("Undo") if undo else "")
        said.action_requested.connect(self.undoing.undo_step)

    def _on_changed(self, changes: Changes) -> None:
        for page in self._window.pages:
            page.on_changed(changes)
        is_new = changes.step.id > self._newest_step
        self._newest_step = max(changes.step.id, self._newest_step)
        if changes.touches("process"):
            self._cross_first_run(is_new=is_new)
        if is_new and changes.step.state is StepState.DONE and is_told(changes.step):
            self._on_told(step_sentence(changes.step), True)
        self._name_backup()

    def _cross_first_run(self, *, is_new: bool) -> None:
        """Choose a process again where undo took the last one; a choice she makes leads on by itself."""
        has_process = bool(self._desk.processes.adopted())
        is_choosing = self._window.page is not None and self._window.page.KEY == FIRST_RUN
        if not has_process and not is_choosing:
            self._on_page_requested(FIRST_RUN)
        elif has_process and is_choosing and not is_new:
            self._go_board()

    def _on_option_changed(self, option: "Option") -> None:
        if option.counts_money:
            for page in self._window.pages:
                page.read_anew()

    def _on_page_requested(self, key: str) -> None:
        self.history.go(Target(page=key))

    def _on_chosen(self, act: Act) -> None:
        answer = self._answers().get(act)
        if answer is not None:
            answer()

    def _on_page_changed(self) -> None:
        page = self._window.page
        self.entries.allow(self._answers(), page.ACTS if page else ())

    def _answers(self) -> Mapping[Act, Callable[[], object]]:
        """What can be done now: what the page can do, and what the window can do everywhere."""
        page = self._window.page
        return {**self._own_answers(page), **(page.acts() if page else {})}

    def _own_answers(self, page: Page | None) -> dict[Act, Callable[[], object]]:
        answers: dict[Act, Callable[[], object]] = {
            Act.UNDO: self.undoing.undo,
            Act.REDO: self.undoing.redo,
            Act.FULL_SCREEN: self._turn_full_screen,
            Act.TEXT_LARGER: self._looks.larger,
            Act.TEXT_SMALLER: self._looks.smaller,
            Act.TEXT_NORMAL: self._looks.usual,
            Act.OPEN_FOLDER: self._open_folder,
            Act.SHORTCUTS: self._open_shortcuts,
            Act.ABOUT: self._open_about,
            Act.QUIT: self._window.close,
        }
        if page is not None and has_help(page.KEY):
            answers[Act.HELP] = self._open_help
        if page is not None and page.KEY != FIRST_RUN:
            answers |= self._ways(page)
        return answers

    def _ways(self, page: Page) -> dict[Act, Callable[[], object]]:
        """The ways to other pages, once there is a process to work with."""
        ways: dict[Act, Callable[[], object]] = {
            Act.BOARD: self._go_board, Act.IMPORT: self._go_import, Act.SETTINGS: self._go_settings,
            Act.MENU: self.open_menu,
        }  # fmt: skip
        if page.KEY != "board":
            ways[Act.NEW_DEAL] = self._new_deal
        if self.history.can_go_back:
            ways[Act.BACK] = self.history.back
        if self.history.can_go_forward:
            ways[Act.FORWARD] = self.history.forward
        return ways

    def _go_board(self) -> None:
        self._on_page_requested("board")

    def _go_import(self) -> None:
        self._on_page_requested("import")

    def _go_settings(self) -> None:
        self._on_page_requested("settings")

    def _new_deal(self) -> None:
        self._go_board()
        self._on_chosen(Act.NEW_DEAL)

    def _turn_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _open_folder(self) -> None:
        messages.open_outside(self._desk.path.parent)

    def _open_help(self) -> None:
        if page := self._window.page:
            open_help(self._window, page.KEY)

    def _open_shortcuts(self) -> None:
        open_shortcuts(self._window, letters=self._desk.settings.single_keys)

    def _open_about(self) -> None:
        open_about(self._window, str(self._desk.path.parent))

    def _name_undo(self) -> None:
        undone, redone = self._desk.history.next_undo(), self._desk.history.next_redo()
        words = self.tr("Undo: {0}").format(step_sentence(undone)) if undone else self.tr("Undo")
        self.entries.rename(Act.UNDO, words)
        words = self.tr("Redo: {0}").format(step_sentence(redone)) if redone else self.tr("Redo")
        self.entries.rename(Act.REDO, words)

    def _name_backup(self) -> None:
        made = self._desk.last_backup
        words = "" if made is None else self.tr("backup {0}").format(_when(made, self._desk.context.today))
        self._window.status.set_backup(words)

    def _built(self, key: str) -> Page:
        return page_class(key)(self._desk, self.history, self._window)

    def _listen(self) -> None:
        self.history.arrived.connect(self._on_arrived)
        self.history.told.connect(self._on_told)
        self._notifier.changed.connect(self._on_changed)
        self._notifier.changed.connect(self._rest.on_changed)
        self._desk.settings.subscribe(self._on_option_changed)
        self._window.page_changed.connect(self._on_page_changed)
        self.entries.chosen.connect(self._on_chosen)
        self._window.rail.page_requested.connect(self._on_page_requested)
        self._window.rail.menu_button.clicked.connect(self.open_menu)


def _when(made: datetime, today: date) -> str:
    """The time of day, and the day before it where that is not today."""
    day = "" if made.date() == today else f"{short_day(made.date(), today)} "
    return f"{day}{made:%H:%M}"
