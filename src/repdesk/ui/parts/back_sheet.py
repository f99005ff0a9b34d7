"""The way back: which ticks are no longer true."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from repdesk.domain.deal import DealId
from repdesk.domain.errors import Refused
from repdesk.domain.gate import Item
from repdesk.sentences import sentence
from repdesk.services.desk import Desk
from repdesk.ui.kit.banner import Banner
from repdesk.ui.kit.check import check_box
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Column, Row, fix_size
from repdesk.ui.kit.rows import Rows
from repdesk.ui.parts.proof_words import proof_line
from repdesk.ui.parts.stage_words import headline
from repdesk.ui.parts.title_line import TitleLine

_WIDTH = 560
_BOX = 26


class BackSheet(Sheet):
    """Moves a deal back and opens again only what she names; nothing is named at first."""

    moved = Signal(int)
    """The deal that moved."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        deal_id: DealId,
        to: str,
        *,
        after: DealId | None = None,
    ) -> None:
        deal = desk.deals.get(deal_id)
        stage = desk.processes.version(deal.version_id).stage(to)
        super().__init__(parent, "", width=_WIDTH)
        self.set_title(self.tr("Move {0} back to {1}").format(headline(deal), stage.name))
        self._desk, self._deal, self._to, self._after = desk, deal, to, after
        self._boxes: dict[str, QCheckBox] = {}
        self._fill_in(desk.deals.reopened_by(deal_id, to))

    @property
    def named(self) -> tuple[str, ...]:
        """The keys of the items she called no longer true."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def accept(self) -> None:
        """Move back, or say why not."""
        try:
            self._desk.deals.move(self._deal.id, self._to, after=self._after, no_longer_true=self.named)
        except Refused as refused:
            self._refusal.set_text(sentence(refused))
            self._refusal.show()
            return
        self.moved.emit(self._deal.id)
        super().accept()

    def _fill_in(self, items: tuple[Item, ...]) -> None:
        self._refusal = Banner("", "danger", parent=self)
        self._refusal.hide()
        rows = Rows(gap=8, parent=self)
        for item in items:
            rows.add_row(self._row(item))
        question = self.tr("Which of these are no longer true?")
        hint = self.tr("What you name is open again; everything else stays ticked.")
        self.body.add(
            self._refusal, label(question, weight=600, parent=self), label(hint, "small", "text2", parent=self)
        )
        self.body.addWidget(rows)
        self.add_cancel()
        self.add_main(self.tr("Move back"))

    def _row(self, item: Item) -> QWidget:
        row = QWidget(self)
        box = check_box("", name=item.text, parent=row)
        fix_size(box, width=_BOX, height=_BOX)
        self._boxes[item.key] = box
        words = TitleLine(item.text, row)
        words.clicked.connect(box.toggle)
        said = proof_line(item, self._desk.context.today, self._deal.currency)
        proof = ElidedLabel(said, "small", "text2", parent=row)
        box.setAccessibleDescription(said)
        line = Row(row, gap=4)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(gap=0)
        column.add(words, proof)
        line.addLayout(column, 1)
        return row


def open_back(parent: QWidget, desk: Desk, deal_id: DealId, to: str, after: DealId | None = None) -> BackSheet | None:
    """Ask what is no longer true and move back; at once, without a sheet, where nothing was ticked on the way."""
    if not desk.deals.reopened_by(deal_id, to):
        desk.deals.move(deal_id, to, after=after)
        return None
    sheet = BackSheet(parent, desk, deal_id, to, after=after)
    sheet.open()
    return sheet
