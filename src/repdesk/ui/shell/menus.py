"""The menu and the window-wide keys, built from the one list of actions."""

from collections.abc import Container
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from repdesk.ui.actions import ACTIONS, Act, Action, Menu, actions_of, shown_key
from repdesk.ui.kit.label import mnemonic_safe
from repdesk.ui.look.icons import icon
from repdesk.ui.look.theme import look_of


class ActionSet(QObject):
    """A QAction for every entry of the list; says which was chosen, by menu or by key."""

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._group.triggered.connect(self._on_triggered)
        self._actions = {entry.act: self._made(entry) for entry in ACTIONS}
        window.addActions(list(self._actions.values()))
        if look := look_of():
            look.changed.connect(self._dress)

    def of(self, act: Act) -> QAction:
        """The QAction of one entry."""
        return self._actions[act]

    def allow(self, possible: Container[Act], offered: Container[Act]) -> None:
        """Enable what is possible now; hide what this page never offers."""
        for act, made in self._actions.items():
            made.setEnabled(act in possible)
            made.setVisible(act in possible or act in offered)

    def rename(self, act: Act, text: str) -> None:
        """Say more exactly what an entry would do now."""
        self._actions[act].setText(mnemonic_safe(text))

    def dress(self) -> None:
        """Draw the icons, in the colours of the theme; put off until the menu is wanted."""
        for entry in ACTIONS:
            self._actions[entry.act].setIcon(icon(entry.icon))

    def _on_triggered(self, made: QAction) -> None:
        self.chosen.emit(made.data())

    def _made(self, entry: Action) -> QAction:
        made = QAction(_text(entry), self._group)
        made.setData(entry.act)
        if not entry.in_view:
            made.setShortcuts([QKeySequence(key) for key in entry.keys])
        return made

    def _dress(self) -> None:
        if not self._actions[Act.MENU].icon().isNull():
            self.dress()


def main_menu(actions: ActionSet, parent: QWidget) -> QMenu:
    """The whole menu, a part to a branch."""
    menu = QMenu(parent)
    for part in Menu:
        branch = menu.addMenu(QCoreApplication.translate("menu", part))
        for number, group in groupby(actions_of(part), key=lambda entry: entry.group):
            if number:
                branch.addSeparator()
            branch.addActions([actions.of(entry.act) for entry in group])
    return menu


def _text(entry: Action) -> str:
    """The words; for a key of the focused view also the key, which the menu only shows."""
    words = mnemonic_safe(QCoreApplication.translate("menu", entry.text))
    key = entry.keys[0] if entry.keys else entry.letter
    return f"{words}\t{shown_key(key)}" if entry.in_view and key else words
