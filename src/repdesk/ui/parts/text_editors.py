"""Editors for fields of words: a line, a note, tags, an own field."""

from typing import Any

from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import Company, Deal
from repdesk.domain.text import LINE_LIMIT, TITLE_LIMIT
from repdesk.ui.kit.field import TextField
from repdesk.ui.parts.field_editor import FieldEditor, Values, attribute, saved_value
from repdesk.ui.parts.note_area import NoteArea

_SHORT = frozenset({"deal.title", "company.name"})


class LineEditor(FieldEditor):
    """One line of words."""

    def __init__(self, key: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        longest = TITLE_LIMIT if key in _SHORT else LINE_LIMIT
        self.field = TextField(self.name, placeholder=placeholder, longest=longest, parent=self)
        self.field.editingFinished.connect(self._on_edited)
        self._put(self.field)

    @property
    def is_changed(self) -> bool:
        """Whether she typed in it since it was shown or saved."""
        return self.field.isModified()

    def values(self) -> Values:
        """The words."""
        return {attribute(self.key): self._read(self.field.text())}

    def show_deal(self, deal: Deal, company: Company | None) -> None:
        """Show the saved words."""
        words = self._written(saved_value(self.key, deal, company))
        if words != self.field.text():
            self.field.setText(words)
        self.field.setModified(False)

    def mark_saved(self) -> None:
        """Take what was typed for saved."""
        self.field.setModified(False)

    def _read(self, text: str) -> Any:  # noqa: ANN401  (each kind of field reads its own type)
        return text

    def _written(self, value: Any) -> str:  # noqa: ANN401
        return str(value or "")


class TagsEditor(LineEditor):
    """Tags with commas between them."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, placeholder=self.tr("Words with commas between them"), parent=parent)

    def _read(self, text: str) -> tuple[str, ...]:
        return tuple(text.split(","))

    def _written(self, value: tuple[str, ...]) -> str:
        return ", ".join(value)


class OwnFieldEditor(LineEditor):
    """A field the rep added herself; the others are kept as they are."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent=parent)
        self._own: dict[str, str] = {}

    def values(self) -> Values:
        """All own fields, this one as typed."""
        return {"own": {**self._own, self.key: self.field.text()}}

    def show_deal(self, deal: Deal, _company: Company | None) -> None:
        """Show the saved words."""
        self._own = deal.own
        self.field.setText(deal.own.get(self.key, ""))


class NoteEditor(FieldEditor):
    """Words of any length; saved when she pauses, and so never touched under her cursor."""

    HEARS_ITSELF = False

    def __init__(self, key: str, *, lines: int = 4, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.area = NoteArea(self.name, placeholder=placeholder, lines=lines, parent=self)
        self.area.edited.connect(self._on_edited)
        self._put(self.area)

    @property
    def is_changed(self) -> bool:
        """Whether she typed in it since it was shown or saved."""
        return self.area.is_changed

    def values(self) -> Values:
        """The words."""
        return {attribute(self.key): self.area.text}

    def show_deal(self, deal: Deal, company: Company | None) -> None:
        """Show the saved words."""
        words = str(saved_value(self.key, deal, company) or "")
        if words != self.area.text:
            self.area.set_text(words)
        self.area.mark_saved()

    def mark_saved(self) -> None:
        """Take what was typed for saved."""
        self.area.mark_saved()

    def let_enter_save(self) -> None:
        """Shift+Enter begins a new line then."""
        self.area.enter_saves = True
