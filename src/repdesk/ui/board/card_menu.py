"""A card's menu: what can be done with the deal, and every place it can move to."""

from collections.abc import Callable, Container, Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from repdesk.domain.deal import DealId, StageId
from repdesk.domain.views import Column
from repdesk.ui.actions import Act, action, shown_key
from repdesk.ui.kit.label import mnemonic_safe
from repdesk.ui.look.icons import icon

_OPENING = (Act.OPEN_DEAL, Act.EDIT_DEAL, Act.CHECKLIST)
_ENDING = (Act.WIN, Act.LOSE, Act.DISQUALIFY, Act.HOLD, Act.REOPEN)

Hint = Callable[[DealId, str], str]
"""How many items are open on the way of a deal to a stage key, in words; empty where the way is free."""


class CardMenu(QMenu):
    """Goes by itself when it closes. The hints are worked out when the branch is opened."""

    act_chosen = Signal(object)
    stage_chosen = Signal(str)

    def __init__(
        self,
        deal: DealId,
        here: StageId,
        stages: Iterable[Column],
        possible: Container[Act],
        hint: Hint,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._deal, self._possible, self._hint = deal, possible, hint
        self.aboutToHide.connect(self.deleteLater)
        self._acts = self._group(self._on_act)
        self._stages = self._group(self._on_stage)
        self._add_acts(self, _OPENING)
        self.addSeparator()
        self.move_to = self._branch(here, stages)
        self.addSeparator()
        self._add_acts(self, (Act.DELETE_DEAL,))

    def _on_act(self, chosen: QAction) -> None:
        self.act_chosen.emit(chosen.data())

    def _on_stage(self, chosen: QAction) -> None:
        self.stage_chosen.emit(str(chosen.data()))

    def _on_branch_opened(self) -> None:
        for entry in self._stages.actions():
            name, _, said = entry.text().partition("\t")
            hint = "" if said else self._hint(self._deal, str(entry.data()))
            if hint:
                entry.setText(f"{name}\t{hint}")

    def _branch(self, here: StageId, stages: Iterable[Column]) -> QMenu:
        branch = self.addMenu(icon("square-kanban"), self.tr("Move to"))
        branch.aboutToShow.connect(self._on_branch_opened)
        for stage in stages:
            entry = QAction(mnemonic_safe(stage.name), self._stages)
            entry.setData(stage.key)
            entry.setEnabled(stage.stage_id != here and not stage.is_retired)
            branch.addAction(entry)
        branch.addSeparator()
        self._add_acts(branch, _ENDING)
        return branch

    def _add_acts(self, menu: QMenu, acts: Iterable[Act]) -> None:
        for act in (a for a in acts if a in self._possible):
            known = action(act)
            key = known.keys[0] if known.keys else known.letter
            words = mnemonic_safe(QCoreApplication.translate("menu", known.text))
            entry = QAction(icon(known.icon), f"{words}\t{shown_key(key)}" if key else words, self._acts)
            entry.setData(act)
            menu.addAction(entry)

    def _group(self, chosen: Callable[[QAction], None]) -> QActionGroup:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        group.triggered.connect(chosen)
        return group
