"""The editor that opens under an item, in its place: a tick with its evidence, the field itself, the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from repdesk.domain.deal import Company, Deal, DealId
from repdesk.domain.gate import Item
from repdesk.domain.process import Evidence, Kind
from repdesk.services.deals import Deals
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.tab_order import hand_on_focus
from repdesk.ui.parts.choice_editors import StepEditor, field_editor
from repdesk.ui.parts.field_editor import FieldEditor
from repdesk.ui.parts.proof_fields import NO_PROOF, Proof, ProofFields
from repdesk.ui.parts.proof_words import what_counts
from repdesk.ui.parts.value_inputs import value_input


class ItemEditor(QWidget):
    """Fills in one item. Enter asks to save; `save` calls the verb that fits its kind."""

    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=8)

    @property
    def problem(self) -> str:
        """What is missing before it can be saved, or nothing."""
        return ""

    @property
    def is_changed(self) -> bool:
        """Whether it holds typing that is not saved."""
        return False

    def save(self, deals: Deals, deal_id: DealId) -> None:
        """Write what was filled in; Refused where a value cannot be kept."""

    def show_item(self, item: Item, deal: Deal, company: Company | None) -> None:
        """Show what is saved; typing that is not saved stays."""

    def show_typing(self) -> None:
        """Show the field that holds unsaved typing, where more than one way leads to the tick."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, from any field of it; on a button it presses that, on every desktop."""
        focused = QApplication.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton) and not focused.isCheckable():
            focused.click()
        else:
            self.save_requested.emit()

    def _button(self, words: str, item: Item) -> Button:
        made = Button(words, key="⏎", parent=self)
        made.setAccessibleName(f"{words}: {item.text}")
        made.clicked.connect(self.save_requested)
        return made


class TickEditor(ItemEditor):
    """A tick with what it needs: the value asked for, the evidence, who, when."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = item.key
        self._value = value_input(item.criterion, self)
        self._proof = self._proof_fields(item)
        self._build(item)

    @property
    def problem(self) -> str:
        """What is missing before it counts, or nothing."""
        problems = (part.problem for part in (self._value, self._proof) if part is not None)
        return next((problem for problem in problems if problem), "")

    @property
    def is_changed(self) -> bool:
        """Whether it holds typing that is not saved."""
        return any(part.is_changed for part in (self._value, self._proof) if part is not None)

    def save(self, deals: Deals, deal_id: DealId) -> None:
        """Tick it, with what was given."""
        value = self._value.value if self._value else ""
        proof = self._proof.proof if self._proof else NO_PROOF
        deals.tick(deal_id, self._key, value=value, **proof)
        self._show(value, proof)

    def show_item(self, item: Item, deal: Deal, company: Company | None) -> None:  # noqa: ARG002  (a tick is the item's)
        """Show what was given before, unless she is about to change it."""
        if not self.is_changed and self._value:
            self._value.show_value(item.tick.value if item.tick else "")
        if not self.is_changed and self._proof:
            self._proof.show_tick(item.tick)

    def _show(self, value: str, proof: Proof) -> None:
        if self._value:
            self._value.show_value(value)
        if self._proof:
            self._proof.show_proof(proof)

    def _proof_fields(self, item: Item) -> ProofFields | None:
        if item.evidence is Evidence.NONE and not item.needs_evidence:
            return None
        return ProofFields(item.text, needed=item.needs_evidence, parent=self)

    def _build(self, item: Item) -> None:
        words = self.tr("Confirm") if item.needs_evidence else self.tr("Tick")
        button = self._button(self.tr("Save") if self._value else words, item)
        if item.criterion is not None and (counts := what_counts(item.criterion)):
            self._column.addWidget(label(counts, "small", "text2", wrap=True, parent=self))
        for part in (self._value, self._proof):
            if part is not None:
                self._column.addWidget(part)
        self._place(button)
        hand_on_focus(self, self._value or (self._proof.evidence if self._proof else button))

    def _place(self, button: Button) -> None:
        if self._proof:
            self._proof.last.addWidget(button)
            return
        row = Row()
        row.addStretch(1)
        row.addWidget(button)
        self._column.addLayout(row)


class FieldItemEditor(ItemEditor):
    """The deal's own field; what it holds is the proof. A link leads to confirming by hand instead."""

    def __init__(self, item: Item, editor: FieldEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._by_hand = TickEditor(item, self)
        self._by_hand.save_requested.connect(self.save_requested)
        self._by_hand.hide()
        self._build(item)

    @property
    def problem(self) -> str:
        """What is missing, or nothing."""
        if self._by_hand.isVisibleTo(self):
            return self._by_hand.problem
        if self._editor.problem:
            return self._editor.problem
        return "" if _holds_something(self._editor) else self.tr("Fill it in first.")

    @property
    def is_changed(self) -> bool:
        """Whether it holds typing that is not saved."""
        return self._editor.is_changed or self._by_hand.is_changed

    def save(self, deals: Deals, deal_id: DealId) -> None:
        """Write the field, or the tick where she confirmed by hand."""
        if self._by_hand.isVisibleTo(self):
            self._by_hand.save(deals, deal_id)
            return
        deals.edit(deal_id, **self._editor.values())
        self._editor.mark_saved()

    def show_item(self, item: Item, deal: Deal, company: Company | None) -> None:
        """Show what is saved, unless she is about to change it."""
        if not self._editor.is_changed:
            self._editor.show_deal(deal, company)
        self._by_hand.show_item(item, deal, company)

    def show_typing(self) -> None:
        """Show the way on which she had begun."""
        if self._by_hand.is_changed and not self._by_hand.isVisibleTo(self):
            self._on_other_way()

    def _on_other_way(self) -> None:
        by_hand = not self._by_hand.isVisibleTo(self)
        self._own.setVisible(not by_hand)
        self._by_hand.setVisible(by_hand)
        self._way.set_text(self.tr("Fill in the field instead") if by_hand else self.tr("Confirm by hand instead"))
        (self._by_hand if by_hand else self._editor).setFocus()

    def _build(self, item: Item) -> None:
        self._own = QWidget(self)
        row = Row(self._own, gap=8)
        self._editor.setParent(self._own)
        self._editor.let_enter_save()
        if item.kind is Kind.FIELD_SET:
            self._editor.show_name()
        row.addWidget(self._editor, 1)
        row.addWidget(self._button(self.tr("Save"), item), 0, Qt.AlignmentFlag.AlignBottom)
        self._way = Button(self.tr("Confirm by hand instead"), kind="link", small=True, parent=self)
        self._way.clicked.connect(self._on_other_way)
        self._column.add(self._own, self._by_hand)
        self._column.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        hand_on_focus(self, self._editor)


def item_editor(item: Item, parent: QWidget | None = None) -> ItemEditor:
    """The editor for an item of any kind."""
    if item.kind is Kind.FIELD_SET and item.criterion is not None:
        editor = field_editor(item.criterion.field)
        return FieldItemEditor(item, editor, parent) if editor else TickEditor(item, parent)
    if item.kind is Kind.NEXT_STEP:
        return FieldItemEditor(item, StepEditor(stacked=False), parent)
    return TickEditor(item, parent)


def _holds_something(editor: FieldEditor) -> bool:
    return any(value not in (None, "", (), ("",)) for name, value in editor.values().items() if name != "currency")
