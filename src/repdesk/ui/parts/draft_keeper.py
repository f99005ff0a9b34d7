"""Keeps what is typed in a form and not saved yet, so that neither a crash nor a closed sheet loses a word of it.

The draft is a mirror of the form: each field that holds typing, by its part and its name. When none does, it is gone.
"""

import json
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from repdesk.domain.text import NOTE_LIMIT, clean
from repdesk.services.drafts import Drafts
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.parts.note_area import NoteArea
from repdesk.ui.parts.restored_line import RestoredLine

PAUSE_MS: Final = 2_000
"""No more typing than this is ever lost."""

Field = QLineEdit | NoteArea | Combo

Typed = dict[str, dict[str, str]]
"""Part → field by its accessible name → what is typed in it."""


class DraftKeeper(QObject):
    """One for each form: `begin` with the key of its draft, `watch` its parts, `settle` or `drop` what is saved.

    Parts may be watched before or after; typing comes back as soon as there is a field for it, as unsaved as it was.
    The form puts `line` where it wants it said. Boxes and buttons are not kept: a click is quickly done again.
    """

    cleared = Signal()
    """She took what was restored out of the form again."""

    def __init__(self, drafts: Drafts, form: QWidget) -> None:
        super().__init__(form)
        self.line = RestoredLine(form)
        self._drafts = drafts
        self._key = ""
        self._kept = ""
        self._parts: dict[str, tuple[Field, ...]] = {}
        self._waiting: Typed = {}
        self._before: dict[Field, str] = {}
        self._chosen: set[Combo] = set()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._listen()

    @property
    def waiting(self) -> tuple[str, ...]:
        """The parts with typing that are not there yet to take it back."""
        return tuple(self._waiting)

    def begin(self, key: str) -> None:
        """From now on this is the form's draft; what it holds comes back. The form shows what is saved already."""
        self._pause.stop()
        self._key, self._kept = key, self._drafts.find(key)
        self._waiting = _read(self._kept)
        self._before.clear()
        self._chosen.clear()
        self.line.hide()
        for part in self._parts:
            self._put_back(part)

    def watch(self, part: QWidget, name: str) -> bool:
        """Keep what is typed in the fields of this part too; whether something came back into them."""
        self._parts[name] = fields = _fields_of(part)
        for field in fields:
            self._listen_to(field)
        return self._put_back(name)

    def mirror(self) -> None:
        """Keep at once what is typed, or let go of the draft where all is saved."""
        self._pause.stop()
        if not self._key:
            return
        typed = self._typed()
        if not typed:
            self.line.hide()
        text = json.dumps({**self._waiting, **typed}) if typed or self._waiting else ""
        if text != self._kept:
            self._drafts.keep(self._key, text)
            self._kept = text

    def settle(self, name: str) -> None:
        """What is typed in this part is saved."""
        for field in self._parts.get(name, ()):
            self._take_for_saved(field)
        self.mirror()

    def drop(self) -> None:
        """The whole form is saved."""
        self._drafts.drop(self._key)
        self._key = ""

    def _on_typed(self) -> None:
        # Not begun anew with every key: who types without a pause is kept up with all the same.
        if not self._pause.isActive():
            self._pause.start()

    def _on_chosen(self) -> None:
        chosen = self.sender()
        if isinstance(chosen, Combo):
            self._chosen.add(chosen)
        self._on_typed()

    def _on_left(self) -> None:
        if self._pause.isActive():
            self.mirror()

    def _on_clear_requested(self) -> None:
        for field, text in self._before.items():
            _put(field, text)
            self._take_for_saved(field)
        self._before.clear()
        self.mirror()
        self.cleared.emit()

    def _put_back(self, name: str) -> bool:
        texts = self._waiting.pop(name, {})
        others = {field: texts[_name(field)] for field in self._parts[name] if _name(field) in texts}
        others = {field: text for field, text in others.items() if text != _text(field)}
        for field, text in others.items():
            self._before[field] = _text(field)
            _put(field, text)
            if isinstance(field, Combo):
                self._chosen.add(field)
        if others:
            self.line.show()
        return bool(others)

    def _typed(self) -> Typed:
        found = {name: {_name(f): _text(f) for f in self._parts[name] if self._holds_typing(f)} for name in self._parts}
        return {name: texts for name, texts in found.items() if texts}

    def _holds_typing(self, field: Field) -> bool:
        match field:
            case Combo():
                return field in self._chosen
            case NoteArea():
                return field.is_changed
            case _:
                return field.isModified()

    def _take_for_saved(self, field: Field) -> None:
        match field:
            case Combo():
                self._chosen.discard(field)
            case NoteArea():
                field.mark_saved()
            case _:
                field.setModified(False)

    def _listen(self) -> None:
        self._pause.timeout.connect(self.mirror)
        self.line.clear_requested.connect(self._on_clear_requested)
        if program := QCoreApplication.instance():
            program.aboutToQuit.connect(self.mirror)

    def _listen_to(self, field: Field) -> None:
        match field:
            case Combo():
                field.activated.connect(self._on_chosen)
            case NoteArea():
                field.textChanged.connect(self._on_typed)
            case _:
                field.textEdited.connect(self._on_typed)
                field.editingFinished.connect(self._on_left)
        if isinstance(field, DateField):
            field.date_edited.connect(self._on_typed)


def _fields_of(part: QWidget) -> tuple[Field, ...]:
    return (*part.findChildren(QLineEdit), *part.findChildren(NoteArea), *part.findChildren(Combo))


def _name(field: Field) -> str:
    return field.accessibleName()


def _text(field: Field) -> str:
    match field:
        case Combo():
            return str(field.key or "")
        case NoteArea():
            return clean(field.text, NOTE_LIMIT, multiline=True)
        case _:
            return clean(field.text(), NOTE_LIMIT, multiline=True)


def _put(field: Field, text: str) -> None:
    """Put words into a field as she would have left them there; nobody is told, so that nothing saves itself."""
    with QSignalBlocker(field):
        match field:
            case Combo() if field.findData(text) >= 0:
                field.choose(text)
            case DateField() | NoteArea():
                field.type_in(text)
            case QLineEdit():
                field.setText(text)
                field.setModified(True)


def _read(text: str) -> Typed:
    """The draft as it was kept; nothing where it cannot be read."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    parts = found.items() if isinstance(found, dict) else ()
    return {part: _texts(fields) for part, fields in parts if isinstance(fields, Mapping)}


def _texts(fields: Mapping[str, object]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if isinstance(text, str)}
