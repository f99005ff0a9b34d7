"""The foot of the matching: what one press does, and the press."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from repdesk.sentences import counted
from repdesk.services.transfer import Plan
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Column, Row, hairline
from repdesk.ui.kit.picture import Picture
from repdesk.ui.kit.progress import Progress


class Footer(QFrame):
    """Ready with a number, or not ready with the reason; while it imports, a bar and Cancel."""

    import_requested = Signal()
    back_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "surface")
        self._promise = label(self.tr("One step, one undo."), weight=600, parent=self)
        self._more = ElidedLabel("", color="text2", parent=self)
        self.back = Button(self.tr("Back"), icon="arrow-left", parent=self)
        self.start = Button("", kind="primary", key="Ctrl ⏎", parent=self)
        self._ready = QWidget(self)
        self._bar: Progress | None = None
        self._build()
        self.back.clicked.connect(self.back_requested)
        self.start.clicked.connect(self.import_requested)
        self.set_waiting("")

    def set_plan(self, plan: Plan) -> None:
        """Ready for this plan, if it does anything."""
        number = plan.writes
        self.start.set_text(self.tr("Import {0}").format(counted(number, "deal")))
        if number:
            words = self.tr("A backup is made first; Ctrl+Z takes {0} back, today or next week.")
            self._say(words.format(self.tr("it") if number == 1 else self.tr("all {0}").format(f"{number:,}")))
        else:
            self._say(_why_nothing(plan), promise=False)
        self.start.setEnabled(bool(number))

    def set_waiting(self, why: str) -> None:
        """Not ready, for this reason."""
        self.start.set_text(self.tr("Import"))
        self.start.setEnabled(False)
        self._say(why, promise=False)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the import is, with the way to stop it."""
        if self._bar is None:
            self._bar = Progress(self.tr("Importing. If you cancel, nothing is changed."), parent=self)
            self._bar.cancel_requested.connect(self.cancel_requested)
            self._column.addWidget(self._bar)
            self._ready.hide()
        self._bar.show_progress(done, total)

    def end_progress(self) -> None:
        """The import is over, either way."""
        if self._bar is not None:
            self._column.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        self._ready.show()

    def _say(self, words: str, *, promise: bool = True) -> None:
        self._promise.setVisible(promise)
        self._icon.setVisible(promise)
        self._more.set_text(words)
        self.start.setAccessibleDescription(words)

    def _build(self) -> None:
        self._icon = Picture("undo-2", "text2", parent=self)
        outer = Column(self, gap=0)
        outer.addWidget(hairline(self))
        self._column = Column(gap=0, margins=(20, 13, 20, 13))
        row = Row(self._ready, gap=8)
        row.add(self._icon, self._promise)
        row.addWidget(self._more, 1)
        row.add(self.back, self.start)
        self._column.addWidget(self._ready)
        outer.addLayout(self._column)


def _why_nothing(plan: Plan) -> str:
    counts = plan.counts
    if counts["unchanged"] and counts["unchanged"] + counts["left_out"] == counts["rows"]:
        return "Nothing to import: the desk knows all of this already."
    if counts["problems"]:
        return "Nothing to import yet: every row that would come in has a problem."
    return "Nothing to import: every row is left out."
