"""The line under a sheet's title: from where to where, the deal's facts, and how far its checklist is."""

from PySide6.QtWidgets import QWidget

from repdesk.domain.gate import GateReport
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Row, fix_size, show_when
from repdesk.ui.kit.picture import Picture
from repdesk.ui.kit.segments import Segments
from repdesk.ui.parts.announce import announce
from repdesk.ui.parts.stage_words import open_words

_PROGRESS = 67


class GateHeader(QWidget):
    """Shows the way and the progress; a change of what is open is said aloud."""

    def __init__(self, start: str, target: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = ElidedLabel("", color="text2", parent=self)
        self._open = label("", "small", "danger", weight=500, parent=self)
        self._done = label("", weight=500, parent=self)
        self._segments = Segments(self.tr("Done"), parent=self)
        fix_size(self._segments, width=_PROGRESS)
        self._lay_out(start, target)

    @property
    def words(self) -> str:
        """The progress as it stands: "1 required open, 3 of 5"."""
        return ", ".join(part for part in (self._open.text(), self._done.text()) if part)

    def show_report(self, report: GateReport, facts: str) -> None:
        """Show how far it is now."""
        before = self._open.text()
        self._facts.set_text(facts)
        self._open.setText(open_words(report))
        show_when(bool(report.missing), self._open)
        self._done.setText(self.tr("{0} of {1}").format(f"{report.done:,}", f"{len(report.counted):,}"))
        self._segments.set_progress(report.done, len(report.counted))
        if before and before != self._open.text():
            announce(self, self._open.text() or self.tr("Nothing required is open"))

    def _lay_out(self, start: str, target: str) -> None:
        row = Row(self, gap=8)
        row.addWidget(ElidedLabel(start, color="text2" if target else "text", parent=self))
        if target:
            row.addWidget(Picture("arrow-right", "text2", 14, parent=self))
            row.addWidget(ElidedLabel(target, weight=500, parent=self))
        row.addWidget(label("·", color="text3", parent=self))
        row.addWidget(self._facts, 1)
        row.add(self._open, self._done, self._segments)
