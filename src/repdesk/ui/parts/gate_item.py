"""One row of a checklist: its box, its words and weight, what proves it, and the editor that opens under it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import Company, Deal, DealId
from repdesk.domain.gate import Item
from repdesk.domain.process import Kind, Level
from repdesk.services.deals import Deals
from repdesk.ui.kit.badge import Badge
from repdesk.ui.kit.button import IconButton
from repdesk.ui.kit.check import check_box
from repdesk.ui.kit.label import ElidedLabel, label, tip
from repdesk.ui.kit.layout import Column, Row, fix_size, show_when
from repdesk.ui.kit.picture import Picture
from repdesk.ui.parts.item_panel import ItemPanel
from repdesk.ui.parts.proof_words import open_line, proof_icon, proof_line
from repdesk.ui.parts.title_line import TitleLine

_BOX = 26


class GateItem(QWidget):
    """Shows one item and never forgets typing; the sheet around it speaks to the desk."""

    tick_requested = Signal(str)
    """She ticked an item that needs nothing else."""
    untick_requested = Signal(str)
    open_requested = Signal(str)
    """She wants to fill it in, or to fold it again."""
    save_requested = Signal(str)
    editor_made = Signal(str)
    """Its editor is there, and holds what is saved."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._panel: ItemPanel | None = None
        self._shown: tuple[Deal, Company | None] | None = None
        self._build(item)
        self._listen()

    @property
    def is_open(self) -> bool:
        """Whether its editor is shown."""
        return self._panel is not None and not self._panel.isHidden()

    @property
    def is_changed(self) -> bool:
        """Whether its editor holds typing that is not saved."""
        return self._panel is not None and self._panel.editor.is_changed

    def show_item(self, item: Item, deal: Deal, company: Company | None, today: date) -> None:
        """Show the item as it is now; typing that is not saved stays."""
        self.item = item
        self._shown = (deal, company)
        self._box.setChecked(item.is_done)
        show_when(not item.is_done and item.level is not Level.HINT, self._badge)
        self._show_line(item, today, deal.currency)
        if self._panel is not None:
            self._panel.editor.show_item(item, deal, company)

    def unfold(self) -> None:
        """Show the editor under it, ready for typing."""
        if self._panel is None:
            self._panel = self._make_panel()
            self.editor_made.emit(self.item.key)
        show_when(True, self._panel)
        self._show_fold()
        self._panel.setFocus()

    def fold(self) -> None:
        """Hide the editor; what was typed in it stays."""
        if self._panel is not None:
            self._panel.hide()
        self._show_fold()

    def save(self, deals: Deals, deal_id: DealId) -> bool:
        """Write what its editor holds; False, with the reason under it, where something is missing."""
        if self._panel is None:
            return False
        self._panel.show_problem(self._panel.editor.problem)
        if self._panel.editor.problem:
            return False
        self._panel.editor.save(deals, deal_id)
        return True

    def show_typing(self) -> None:
        """Show the field that typing came back into."""
        if self._panel is not None:
            self._panel.editor.show_typing()

    def show_problem(self, problem: str) -> None:
        """Say under the editor why nothing was written."""
        self.unfold()
        if self._panel is not None:
            self._panel.show_problem(problem)

    def focus(self) -> None:
        """Put the focus on its editor if it is shown, else on its box."""
        (self._panel if self._panel and self.is_open else self._box).setFocus()

    def _on_box_clicked(self) -> None:
        # The box shows what is saved, never what was only clicked.
        self._box.setChecked(self.item.is_done)
        if self.is_changed:
            self.save_requested.emit(self.item.key)
        elif self.item.is_done and self.item.tick is not None:
            self.untick_requested.emit(self.item.key)
        elif self.item.is_done or _needs_more(self.item):
            self.open_requested.emit(self.item.key)
        else:
            self.tick_requested.emit(self.item.key)

    def _on_fold_clicked(self) -> None:
        self.open_requested.emit(self.item.key)

    def _on_save_requested(self) -> None:
        self.save_requested.emit(self.item.key)

    def _make_panel(self) -> ItemPanel:
        panel = ItemPanel(self.item, self)
        if self._shown is not None:
            panel.editor.show_item(self.item, *self._shown)
        panel.editor.save_requested.connect(self._on_save_requested)
        self._column.addWidget(panel)
        return panel

    def _show_line(self, item: Item, today: date, currency: str) -> None:
        words = proof_line(item, today, currency) if item.is_done else open_line(item)
        self._line.set_text(words)
        self._line_icon.draw(proof_icon(item))
        show_when(bool(words) and item.is_done, self._line_icon)
        show_when(bool(words), self._line)
        self._box.setAccessibleDescription(". ".join(part for part in (self._weight, words) if part))

    def _show_fold(self) -> None:
        words = self.tr("Fold “{0}”") if self.is_open else self.tr("Fill in “{0}”")
        self._fold.set_icon("chevron-up" if self.is_open else "chevron-down")
        self._fold.set_name(words.format(self.item.text))
        show_when(bool(self._line.whole) and (self.item.is_done or not self.is_open), self._line)

    def _build(self, item: Item) -> None:
        self._box = check_box("", name=item.text, parent=self)
        self._weight = self.tr("Required") if item.level is Level.BLOCKS else self.tr("Recommended")
        self._weight = "" if item.level is Level.HINT else self._weight
        self._badge = Badge(self._weight, "danger" if item.level is Level.BLOCKS else "neutral", parent=self)
        self._fold = IconButton("chevron-down", "", small=True, parent=self)
        self._line_icon = Picture("check", "text2", 14, parent=self)
        self._line = ElidedLabel("", "small", "text2", parent=self)
        row = Row(self, gap=4)
        fix_size(self._box, width=_BOX, height=_BOX)
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        self._column = Column(gap=0)
        self._column.addWidget(self._title_line(item))
        line = Row(gap=6)
        line.addWidget(self._line_icon)
        line.addWidget(self._line, 1)
        self._column.addLayout(line)
        row.addLayout(self._column, 1)
        self._show_fold()

    def _title_line(self, item: Item) -> TitleLine:
        self._title = TitleLine(item.text, self)
        self._title.put_behind(self._badge)
        if not item.given:
            default = label(self.tr("RepDesk default"), "small", "text3", parent=self._title)
            tip(default, self.tr("Not in the published process; RepDesk proposes it."))
            self._title.put_at_end(default)
        if item.source:
            tip(self._title, self.tr("From the published process: {0}").format(", ".join(item.source)))
        self._title.put_at_end(self._fold)
        return self._title

    def _listen(self) -> None:
        self._box.clicked.connect(self._on_box_clicked)
        self._fold.clicked.connect(self._on_fold_clicked)
        self._title.clicked.connect(self._on_fold_clicked)


def _needs_more(item: Item) -> bool:
    """Whether a bare tick would not count."""
    return item.needs_evidence or item.kind is not Kind.TICK
