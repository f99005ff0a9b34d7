"""What every editor of a deal's field is: it shows what is saved, reports what she typed, says why it was not kept."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from repdesk.domain.deal import Company, Deal
from repdesk.sentences.filling import field_name
from repdesk.ui.kit.label import label, mnemonic_safe
from repdesk.ui.kit.layout import Column
from repdesk.ui.kit.tab_order import hand_on_focus

Values = Mapping[str, Any]


class FieldEditor(QWidget):
    """One field. `edited` carries its key once she is done changing it; a problem stands under it."""

    HEARS_ITSELF: ClassVar[bool] = True
    """Whether what was saved is shown at once though she is still in it: "12k" becomes "12,000"."""

    edited = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.name = field_name(key)
        self._column = Column(self, gap=4)
        self._said = label("", "small", "danger", wrap=True, parent=self)
        self._said.hide()
        self._first: QWidget = self

    @property
    def is_changed(self) -> bool:
        """Whether it holds typing that is not saved."""
        return False

    @property
    def problem(self) -> str:
        """Why what was typed cannot be read, or nothing."""
        return ""

    def values(self) -> Values:
        """What was typed, as fields of `desk.deals.edit`."""
        return {}

    def show_deal(self, deal: Deal, company: Company | None) -> None:
        """Show what is saved."""

    def mark_saved(self) -> None:
        """Take what was typed for saved."""

    def let_enter_save(self) -> None:
        """Leave Enter to the form around it, where it would begin a new line."""

    def show_problem(self, problem: str) -> None:
        """Say in a sentence under the field why it was not saved, or take that back."""
        self._said.setText(problem)
        self._said.setVisible(bool(problem))
        self.setAccessibleDescription(problem)

    def has_focus(self) -> bool:
        """Whether the rep is in it."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_name(self) -> None:
        """Put the field's name over it."""
        caption = label(mnemonic_safe(self.name), "micro", "text2", parent=self)
        caption.setBuddy(self._first)
        self._column.insertWidget(0, caption)

    def _put(self, first: QWidget, *others: QWidget) -> None:
        self._first = first
        self._column.add(first, *others, self._said)
        hand_on_focus(self, first)

    def _on_edited(self) -> None:
        if self.is_changed:
            self.edited.emit(self.key)


def attribute(key: str) -> str:
    """What a catalogue key is called among the fields of `desk.deals.edit`."""
    return "company" if key == "company.name" else key.partition(".")[2]


def saved_value(key: str, deal: Deal, company: Company | None) -> Any:  # noqa: ANN401  (fields are of many types)
    """The saved value of a field; None where the deal has no company to hold it."""
    if key.startswith("company.") and key != "company.name":
        return getattr(company, attribute(key), None)
    return getattr(deal, attribute(key))
