"""The fields of one deal: each saves itself when she leaves it, and only if she changed it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QWidget

from repdesk.domain.deal import Company, Deal, DealId
from repdesk.domain.errors import Refused
from repdesk.domain.fields import OWN_PREFIX
from repdesk.sentences import sentence
from repdesk.services.desk import Desk
from repdesk.ui.kit.layout import Column
from repdesk.ui.kit.section import section
from repdesk.ui.kit.tab_order import hand_on_focus
from repdesk.ui.parts.choice_editors import StepEditor, field_editor
from repdesk.ui.parts.draft_keeper import DraftKeeper
from repdesk.ui.parts.field_editor import FieldEditor
from repdesk.ui.parts.figure_editors import ProbabilityEditor

PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "Deal": ("deal.title", "company.name", "deal.amount", "deal.expected_close", "deal.probability", "deal.tags"),
    "Why they buy": ("deal.problem", "deal.trigger", "deal.budget_range", "deal.source"),
    "Company": ("company.industry", "company.headcount", "company.tech_stack", "company.website"),
    "Lead": ("deal.lead_state", "deal.inbound"),
}
"""The headings of the form with the fields under each, by catalogue key."""

_BARE: Final = frozenset({"deal.inbound"})
"""Fields that say their own name."""


class DealForm(QWidget):
    """Editors by field. `saved` tells the panel around it to read the deal anew."""

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deal_id: DealId | None = None
        self._origin = f"deal_form:{id(self):x}"
        self._editors: dict[str, FieldEditor] = {}
        self._column = Column(self, gap=22)
        self._drafts = DraftKeeper(desk.drafts, self)
        self._drafts.cleared.connect(self._show_problems)
        self._build()

    @property
    def origin(self) -> str:
        """What marks the changes this form made itself."""
        return self._origin

    def editor(self, key: str) -> FieldEditor:
        """The editor of a field by its catalogue key."""
        return self._editors[key]

    def show_deal(self, deal: Deal, company: Company | None, stage_probability: int, *, own_echo: bool = False) -> None:
        """Show what is saved; typing that is not saved stays, and a text she is writing does not hear its own echo."""
        is_other = deal.id != self._deal_id
        if is_other:
            self._leave_deal()
        self._deal_id = deal.id
        self._show_own_fields(deal)
        for editor in self._editors.values():
            is_deaf = own_echo and editor.has_focus() and not editor.HEARS_ITSELF
            if is_other or not (editor.is_changed or is_deaf):
                editor.show_deal(deal, company)
        probability = self._editors["deal.probability"]
        if isinstance(probability, ProbabilityEditor):
            probability.show_stage(stage_probability)
        if is_other:
            self._drafts.begin(f"deal:{deal.id}")
            self._show_problems()

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        for key, editor in self._editors.items():
            if editor.is_changed:
                self._on_edited(key)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save before it is out of sight."""
        super().hideEvent(event)
        self.flush()
        self._drafts.mirror()

    def _on_edited(self, key: str) -> None:
        editor = self._editors[key]
        if self._deal_id is None:
            return
        problem = editor.problem or self._save(self._deal_id, editor)
        editor.show_problem(problem)
        if not problem:
            editor.mark_saved()
            self.saved.emit()
            self._drafts.settle(key)

    def _save(self, deal_id: DealId, editor: FieldEditor) -> str:
        try:
            self._desk.deals.edit(deal_id, origin=self._origin, **editor.values())
        except Refused as refused:
            return sentence(refused)
        return ""

    def _leave_deal(self) -> None:
        """Save what can be saved; what was refused belongs to this deal and waits in its draft."""
        self.flush()
        self._drafts.mirror()

    def _show_problems(self) -> None:
        """Say under each field what is wrong with typing that came back, or no more what was wrong."""
        for editor in self._editors.values():
            editor.show_problem(editor.problem if editor.is_changed else "")

    def _show_own_fields(self, deal: Deal) -> None:
        for key in (key for key in self._editors if key.startswith(OWN_PREFIX)):
            self._editors[key].setVisible(key in deal.own)
        for key in sorted(set(deal.own) - set(self._editors)):
            self._add(key, self._own_part)

    def _build(self) -> None:
        self._column.addWidget(self._drafts.line)
        self._take(StepEditor(parent=self), self._step_panel())
        for heading, keys in PARTS.items():
            part = Column(gap=10)
            part.addWidget(section(heading, self))
            self._column.addLayout(part)
            for key in keys:
                self._add(key, part)
        self._own_part = part
        hand_on_focus(self, self._editors["deal.title"])

    def _step_panel(self) -> Column:
        panel = QFrame(self)
        panel.setProperty("area", "accent")
        self._column.addWidget(panel)
        column = Column(panel, gap=8, margins=(14, 12, 14, 14))
        column.addWidget(section(self.tr("Next step"), panel))
        return column

    def _add(self, key: str, part: Column) -> None:
        editor = field_editor(key, self)
        if editor is None:
            return
        if key not in _BARE:
            editor.show_name()
        self._take(editor, part)

    def _take(self, editor: FieldEditor, part: Column) -> None:
        self._editors[editor.key] = editor
        editor.edited.connect(self._on_edited)
        self._drafts.watch(editor, editor.key)
        part.addWidget(editor)
