"""What keeps rows out, by kind, each with its first row and the way to what mends it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from repdesk.sentences import counted
from repdesk.services.transfer import Plan
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.picture import Picture
from repdesk.ui.kit.rows import Rows
from repdesk.ui.transfer.words import first_of, kind_words, place_of

_SHOWN: Final = 8
_ICONS: Final[Mapping[str, str]] = {"date": "calendar-x", "number": "percent", "amount": "banknote"}
_CHOOSING: Final = frozenset({"import.stage_unknown", "import.stage_empty", "import.outcome_unknown"})


class ProblemList(QWidget):
    """A title with the number of rows, and a line a kind."""

    mend_requested = Signal(str, str)
    """The code of a problem, and its column."""
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", weight=600, parent=self)
        self._copy = Button(self.tr("Copy as text"), kind="link", small=True, parent=self)
        self._copy.clicked.connect(self.copy_requested)
        self._kinds = Rows(gap=8, parent=self)
        self._more = label("", "small", "text3", parent=self)
        column, head = Column(self, gap=4), Row(gap=8)
        head.addWidget(self._title, 1)
        head.addWidget(self._copy)
        column.addLayout(head)
        column.add(self._kinds, self._more)

    @property
    def kinds(self) -> tuple["ProblemKind", ...]:
        """The lines, the most frequent kind first."""
        return tuple(kind for kind in self._kinds.rows() if isinstance(kind, ProblemKind))

    def show_plan(self, plan: Plan) -> None:
        """Show the problems of this plan."""
        self.setVisible(bool(plan.counts["problems"]))
        self._title.setText(counted(plan.counts["problems"], "problem"))
        self._kinds.clear()
        for (code, column), number in list(plan.problem_kinds.items())[:_SHOWN]:
            kind = ProblemKind(plan, code, column, number, self)
            kind.mend_requested.connect(self.mend_requested)
            self._kinds.add_row(kind)
        more = len(plan.problem_kinds) - _SHOWN
        self._more.setText(self.tr("and {0}").format(counted(more, "other kind")) if more > 0 else "")
        self._more.setVisible(more > 0)


class ProblemKind(QWidget):
    """One kind of problem in one column."""

    mend_requested = Signal(str, str)

    def __init__(self, plan: Plan, code: str, column: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code, self._column = code, column
        self.words = kind_words(code, number)
        first = first_of(plan, code, column)
        row, words = Row(self, gap=8), Column(gap=0)
        icon = _ICONS.get(code.partition(".")[0], "circle-alert")
        row.addWidget(Picture(icon, "danger", parent=self), 0, Qt.AlignmentFlag.AlignTop)
        words.add(label(self.words, weight=500, wrap=True, parent=self))
        words.add(ElidedLabel(place_of(first) if first else column, "small", "text2", parent=self))
        row.addLayout(words, 1)
        if column:
            row.addWidget(self._way(code, column), 0, Qt.AlignmentFlag.AlignTop)

    def _way(self, code: str, column: str) -> Button:
        self.mend = Button(self.tr("Choose") if code in _CHOOSING else self.tr("Show"), small=True, parent=self)
        self.mend.setAccessibleName(self.tr("{0}: go to column {1}").format(self.words, column))
        self.mend.clicked.connect(self._on_clicked)
        return self.mend

    def _on_clicked(self) -> None:
        self.mend_requested.emit(self._code, self._column)
