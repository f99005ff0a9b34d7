"""The top of a deal's panel: its names, its stage, how it ended, and how far its checklist is."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import Deal, Outcome
from repdesk.domain.gate import GateReport
from repdesk.ui.kit.badge import Badge
from repdesk.ui.kit.banner import Banner
from repdesk.ui.kit.button import Button, IconButton
from repdesk.ui.kit.flow import Flow
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Column, Row, fix_size
from repdesk.ui.kit.segments import Segments
from repdesk.ui.parts.days import short_day
from repdesk.ui.parts.stage_words import headline, open_words

_PROGRESS = 67
_ENDED = {Outcome.WON: "Won", Outcome.LOST: "Lost", Outcome.DISQUALIFIED: "Disqualified", Outcome.ON_HOLD: "On hold"}


class DealHead(QWidget):
    """Only shows; its buttons ask the panel."""

    close_requested = Signal()
    fold_requested = Signal()
    checklist_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel("", "title", parent=self)
        self._title = ElidedLabel("", color="text2", parent=self)
        self._stage = Badge("", "accent", parent=self)
        self._overridden = Badge("", "warn", icon="triangle-alert", parent=self)
        self._outcome = Banner("", parent=self)
        self._done = label("", weight=500, parent=self)
        self._open = label("", "small", "danger", weight=500, parent=self)
        self._segments = Segments(self.tr("Done"), parent=self)
        self._lay_out()

    def show_deal(self, deal: Deal, stage: str, report: GateReport, today: date) -> None:
        """Show the deal as it is now."""
        self._name.set_text(headline(deal))
        self._title.set_text(deal.title if deal.company else "")
        self._title.setVisible(bool(deal.company))
        self._stage.set_text(stage)
        self._overridden.setVisible(deal.overridden_open > 0)
        self._overridden.set_text(self.tr("Moved with {0} open").format(f"{deal.overridden_open:,}"))
        self._outcome.setVisible(not deal.is_open)
        self._outcome.set_text(outcome_words(deal, today))
        self._show_progress(report)

    def _show_progress(self, report: GateReport) -> None:
        self._done.setText(self.tr("{0} of {1}").format(f"{report.done:,}", f"{len(report.counted):,}"))
        self._segments.set_progress(report.done, len(report.counted))
        self._open.setText(open_words(report))
        self._open.setVisible(bool(report.missing))

    def _lay_out(self) -> None:
        column = Column(self, gap=8, margins=(20, 14, 20, 14))
        names = Column(gap=0)
        names.addLayout(self._top_line())
        names.addWidget(self._title)
        column.addLayout(names)
        badges = QWidget(self)
        Flow(badges, gap=6).add(self._stage, self._overridden)
        column.add(badges, self._outcome)
        column.addLayout(self._checklist_line())

    def _top_line(self) -> Row:
        fold = IconButton("panel-right", self.tr("Fold this panel"), small=True, parent=self)
        fold.clicked.connect(self.fold_requested)
        close = IconButton("x", self.tr("Close this panel"), small=True, parent=self)
        close.clicked.connect(self.close_requested)
        row = Row(gap=4)
        row.addWidget(self._name, 1)
        row.add(fold, close)
        return row

    def _checklist_line(self) -> Row:
        button = Button(self.tr("Checklist…"), icon="list-checks", small=True, parent=self)
        button.clicked.connect(self.checklist_requested)
        fix_size(self._segments, width=_PROGRESS)
        row = Row(gap=8)
        row.add(self._segments, self._done, self._open)
        row.addStretch(1)
        row.addWidget(button)
        return row


def outcome_words(deal: Deal, today: date) -> str:
    """How a closed or resting deal stands, such as `Lost: Price`."""
    if deal.is_open:
        return ""
    words = _ENDED[deal.outcome]
    if deal.hold_until is not None:
        words += f" until {short_day(deal.hold_until, today)}"
    words += f": {deal.outcome_reason}" if deal.outcome_reason else ""
    return f"{words}. {deal.outcome_note}" if deal.outcome_note else words
