"""Editors for fields that are chosen: a day, a lead state, yes or no, the next step; and which field gets which."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import Company, Deal, LeadState
from repdesk.domain.fields import BY_KEY, FieldKind
from repdesk.ui.kit.check import check_box
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.kit.tab_order import hand_on_focus
from repdesk.ui.parts.field_editor import FieldEditor, Values, attribute, saved_value
from repdesk.ui.parts.figure_editors import AmountEditor, CountEditor, ProbabilityEditor
from repdesk.ui.parts.next_step_editor import NextStepEditor
from repdesk.ui.parts.text_editors import LineEditor, NoteEditor, OwnFieldEditor, TagsEditor


class DayEditor(FieldEditor):
    """A day, typed or picked."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.field = DateField(self.name, parent=self)
        self._shown = self.field.value
        self.field.date_edited.connect(self._on_edited)
        self._put(self.field)

    @property
    def is_changed(self) -> bool:
        """Whether another day stands in it, or none that can be read."""
        return self.field.value != self._shown or self.field.isModified()

    @property
    def problem(self) -> str:
        """Why the day cannot be read, or nothing."""
        return "" if self.field.is_readable else self.tr("This is not a date. Write it like 2026-11-24.")

    def values(self) -> Values:
        """The day."""
        return {attribute(self.key): self.field.value}

    def show_deal(self, deal: Deal, company: Company | None) -> None:
        """Show the saved day."""
        self._shown = saved_value(self.key, deal, company)
        self.field.set_value(self._shown)

    def mark_saved(self) -> None:
        """Take the day for saved."""
        self._shown = self.field.value
        self.field.setModified(False)


class LeadStateEditor(FieldEditor):
    """How far the lead is accepted."""

    def __init__(self, key: str = "deal.lead_state", parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        states = tuple((state.value, state.value.upper()) for state in LeadState if state is not LeadState.NONE)
        self.choice = Segmented(self.name, ((LeadState.NONE.value, self.tr("None")), *states), parent=self)
        self._shown = ""
        self.choice.chosen.connect(self._on_edited)
        self._put(self.choice)

    @property
    def is_changed(self) -> bool:
        """Whether another state was chosen."""
        return self.choice.value != self._shown

    def values(self) -> Values:
        """The state."""
        return {"lead_state": self.choice.value}

    def show_deal(self, deal: Deal, _company: Company | None) -> None:
        """Show the saved state."""
        self.choice.set_value(deal.lead_state.value)
        self.mark_saved()

    def mark_saved(self) -> None:
        """Take the state for saved."""
        self._shown = self.choice.value


class YesNoEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, key: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.box = check_box(words or self.name, parent=self)
        self._shown = False
        self.box.clicked.connect(self._on_edited)
        self._put(self.box)

    @property
    def is_changed(self) -> bool:
        """Whether she clicked it."""
        return self.box.isChecked() != self._shown

    def values(self) -> Values:
        """Whether it is ticked."""
        return {attribute(self.key): self.box.isChecked()}

    def show_deal(self, deal: Deal, company: Company | None) -> None:
        """Show what is saved."""
        self.box.setChecked(bool(saved_value(self.key, deal, company)))
        self.mark_saved()

    def mark_saved(self) -> None:
        """Take it for saved."""
        self._shown = self.box.isChecked()


class StepEditor(FieldEditor):
    """The deal's next step."""

    def __init__(self, key: str = "deal.next_what", *, stacked: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.step = NextStepEditor(self.name, stacked=stacked, parent=self)
        self.step.edited.connect(self._on_edited)
        hand_on_focus(self.step, self.step.what)
        self._put(self.step)

    @property
    def is_changed(self) -> bool:
        """Whether another step is written."""
        return self.step.is_changed

    @property
    def problem(self) -> str:
        """Why the step cannot be read, or nothing."""
        return self.step.problem

    def values(self) -> Values:
        """The step."""
        return {"next_step": self.step.step}

    def show_deal(self, deal: Deal, _company: Company | None) -> None:
        """Show the saved step."""
        self.step.show_step(deal.next_step)

    def mark_saved(self) -> None:
        """Take the step for saved."""
        self.step.mark_saved()


_OF_KEY: Final[Mapping[str, Callable[[str, QWidget | None], FieldEditor]]] = {
    "deal.amount": lambda _key, parent: AmountEditor(parent=parent),
    "deal.currency": lambda _key, parent: AmountEditor(parent=parent),
    "deal.probability": lambda _key, parent: ProbabilityEditor(parent=parent),
    "deal.lead_state": lambda _key, parent: LeadStateEditor(parent=parent),
    "deal.next_what": lambda _key, parent: StepEditor(parent=parent),
    "deal.next_due": lambda _key, parent: StepEditor(parent=parent),
    "deal.next_who": lambda _key, parent: StepEditor(parent=parent),
}
_OF_KIND: Final[Mapping[FieldKind, Callable[[str, QWidget | None], FieldEditor]]] = {
    FieldKind.TEXT: lambda key, parent: LineEditor(key, parent=parent),
    FieldKind.LONG_TEXT: lambda key, parent: NoteEditor(key, parent=parent),
    FieldKind.NUMBER: CountEditor,
    FieldKind.DATE: DayEditor,
    FieldKind.YES_NO: lambda key, parent: YesNoEditor(key, parent=parent),
    FieldKind.TAGS: TagsEditor,
}


def field_editor(key: str, parent: QWidget | None = None) -> FieldEditor | None:
    """The editor of a field by its catalogue key; None for fields that no one types (stage, outcome, outside id)."""
    if key in _OF_KEY:
        return _OF_KEY[key](key, parent)
    if key not in BY_KEY:
        return OwnFieldEditor(key, parent)
    field = BY_KEY[key]
    return _OF_KIND[field.kind](key, parent) if field.is_editable else None
