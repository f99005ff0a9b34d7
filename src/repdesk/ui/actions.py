"""Everything the rep can do from a menu or with a key, in one list."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Act(StrEnum):
    """The name of an action."""

    NEW_DEAL = "new_deal"
    IMPORT = "import"
    SETTINGS = "settings"
    OPEN_FOLDER = "open_folder"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    BOARD = "board"
    BACK = "back"
    FORWARD = "forward"
    TEXT_LARGER = "text_larger"
    TEXT_SMALLER = "text_smaller"
    TEXT_NORMAL = "text_normal"
    FULL_SCREEN = "full_screen"
    OPEN_DEAL = "open_deal"
    EDIT_DEAL = "edit_deal"
    CHECKLIST = "checklist"
    MOVE_ON = "move_on"
    MOVE_BACK = "move_back"
    ORDER_UP = "order_up"
    ORDER_DOWN = "order_down"
    WIN = "win"
    LOSE = "lose"
    DISQUALIFY = "disqualify"
    HOLD = "hold"
    REOPEN = "reopen"
    DELETE_DEAL = "delete_deal"
    HELP = "help"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"
    MENU = "menu"


class Menu(StrEnum):
    """The parts of the menu, in their order, with the word on screen."""

    FILE = "File"
    EDIT = "Edit"
    VIEW = "View"
    DEAL = "Deal"
    HELP = "Help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do: its words, icon and keys, and where it stands.

    Keys of an action `in_view` belong to the view that has the focus, which asks `pressed`; all others work
    anywhere in the window. `letter` is the one-letter key, which she can switch off.
    """

    act: Act
    text: str
    icon: str
    menu: Menu
    keys: tuple[str, ...] = ()
    letter: str = ""
    in_view: bool = False
    group: int = 0
    """Entries of one menu with different groups have a line between them."""


ACTIONS: tuple[Action, ...] = (
    Action(act=Act.NEW_DEAL, text="New deal", icon="plus", menu=Menu.FILE, keys=("Ctrl+N",), letter="N"),
    Action(act=Act.IMPORT, text="Import deals", icon="arrow-down-up", menu=Menu.FILE, keys=("Ctrl+I",)),
    Action(act=Act.OPEN_FOLDER, text="Show my files", icon="folder-open", menu=Menu.FILE, group=1),
    Action(act=Act.SETTINGS, text="Settings", icon="settings-2", menu=Menu.FILE, keys=("Ctrl+,",), group=1),
    Action(act=Act.QUIT, text="Quit", icon="log-out", menu=Menu.FILE, keys=("Ctrl+Q",), group=2),
    Action(act=Act.UNDO, text="Undo", icon="undo-2", menu=Menu.EDIT, keys=("Ctrl+Z",)),
    Action(act=Act.REDO, text="Redo", icon="redo-2", menu=Menu.EDIT, keys=("Ctrl+Shift+Z", "Ctrl+Y")),
    Action(act=Act.BOARD, text="Board", icon="square-kanban", menu=Menu.VIEW, keys=("Alt+1",)),
    Action(act=Act.BACK, text="Back", icon="arrow-left", menu=Menu.VIEW, keys=("Alt+Left",), group=1),
    Action(act=Act.FORWARD, text="Forward", icon="arrow-right", menu=Menu.VIEW, keys=("Alt+Right",), group=1),
    Action(act=Act.TEXT_LARGER, text="Larger text", icon="plus", menu=Menu.VIEW, keys=("Ctrl++", "Ctrl+="), group=2),
    Action(act=Act.TEXT_SMALLER, text="Smaller text", icon="minus", menu=Menu.VIEW, keys=("Ctrl+-",), group=2),
    Action(act=Act.TEXT_NORMAL, text="Usual text size", icon="rotate-ccw", menu=Menu.VIEW, keys=("Ctrl+0",), group=2),
    Action(act=Act.FULL_SCREEN, text="Full screen", icon="maximize-2", menu=Menu.VIEW, keys=("F11",), group=3),
    Action(act=Act.OPEN_DEAL, text="Open", icon="panel-right", menu=Menu.DEAL, keys=("Return",), in_view=True),
    Action(act=Act.EDIT_DEAL, text="Edit", icon="pencil", menu=Menu.DEAL, keys=("F2",), letter="E", in_view=True),
    Action(act=Act.CHECKLIST, text="Checklist", icon="list-checks", menu=Menu.DEAL, keys=("Space",), in_view=True),
    Action(
        act=Act.MOVE_ON, text="Move to the next stage", icon="chevron-right", menu=Menu.DEAL,
        keys=("Ctrl+Shift+Right",), in_view=True, group=1,
    ),
    Action(
        act=Act.MOVE_BACK, text="Move a stage back", icon="chevron-left", menu=Menu.DEAL,
        keys=("Ctrl+Shift+Left",), in_view=True, group=1,
    ),
    Action(
        act=Act.ORDER_UP, text="Higher in its stage", icon="arrow-up", menu=Menu.DEAL,
        keys=("Ctrl+Shift+Up",), in_view=True, group=1,
    ),
    Action(
        act=Act.ORDER_DOWN, text="Lower in its stage", icon="arrow-down", menu=Menu.DEAL,
        keys=("Ctrl+Shift+Down",), in_view=True, group=1,
    ),
    Action(act=Act.WIN, text="Won", icon="trophy", menu=Menu.DEAL, in_view=True, group=2),
    Action(act=Act.LOSE, text="Lost, with a reason…", icon="circle-slash", menu=Menu.DEAL, in_view=True, group=2),
    Action(act=Act.DISQUALIFY, text="Disqualify…", icon="user-x", menu=Menu.DEAL, in_view=True, group=2),
    Action(act=Act.HOLD, text="Put on hold…", icon="pause", menu=Menu.DEAL, letter="H", in_view=True, group=2),
    Action(act=Act.REOPEN, text="Reopen", icon="play", menu=Menu.DEAL, in_view=True, group=2),
    Action(act=Act.DELETE_DEAL, text="Delete", icon="trash-2", menu=Menu.DEAL, keys=("Del",), in_view=True, group=3),
    Action(act=Act.HELP, text="Help on this page", icon="life-buoy", menu=Menu.HELP, keys=("F1",)),
    Action(act=Act.SHORTCUTS, text="All shortcuts", icon="keyboard", menu=Menu.HELP, keys=("Ctrl+?",)),
    Action(act=Act.MENU, text="Menu", icon="menu", menu=Menu.HELP, keys=("F10",)),
    Action(act=Act.ABOUT, text="About RepDesk", icon="info", menu=Menu.HELP, group=1),
)  # fmt: skip


def action(act: Act) -> Action:
    """The entry of the list with this name."""
    return next(a for a in ACTIONS if a.act is act)


def actions_of(menu: Menu) -> Iterator[Action]:
    """The entries of one part of the menu, in their order."""
    return (a for a in ACTIONS if a.menu is menu)


def shown_key(keys: str) -> str:
    """A key as this system writes it ("Ctrl+N", "⌘N")."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def pressed(event: QKeyEvent, *, letters: bool) -> Act | None:
    """What a key means to a view with the focus; one-letter keys count only where `letters` are on."""
    combination = event.keyCombination()
    for entry in ACTIONS:
        if entry.in_view and any(_is(combination, key) for key in entry.keys):
            return entry.act
        if letters and entry.letter and _is(combination, entry.letter):
            return entry.act
    return None


def _is(combination: QKeyCombination, keys: str) -> bool:
    # The number pad's keys carry a modifier of their own, and its Enter another name than Return.
    plain = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Return if combination.key() == Qt.Key.Key_Enter else combination.key()
    return QKeySequence(keys) == QKeySequence(QKeyCombination(plain, key))
