"""The left of the matching: the file, and what each of its columns becomes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.sentences import counted
from repdesk.services.transfer import Plan
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.field import TextField, labelled
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, hairline
from repdesk.ui.kit.picture import Picture
from repdesk.ui.transfer.column_rows import column_choices, column_rows
from repdesk.ui.transfer.match_delegate import Shape
from repdesk.ui.transfer.match_list import MatchHeads, MatchList
from repdesk.ui.transfer.match_row import Choice, MatchRow
from repdesk.ui.transfer.matching import TITLE, Matching, unknown_columns
from repdesk.ui.transfer.pane import SIDE, Pane
from repdesk.ui.transfer.words import DELIMITER_WORDS, ENCODING_WORDS, ORDER_WORDS

SHAPE = Shape(row=45, choice=0.36, least=170, name=0.34)


class ColumnsPanel(Pane):
    """Shows a matching and reports what she wants otherwise."""

    column_matched = Signal(str, str)
    """A column, and what it becomes."""
    title_edited = Signal(str)
    dialect_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._matching: Matching | None = None
        self._size = label("", "small", "text3", parent=self)
        self.dialect = Button("", kind="quiet", trailing="chevron-down", small=True, parent=self)
        self.list = MatchList(self.tr("Columns of the file"), SHAPE, self._choices, self)
        self.title = TextField(self.tr("Deal name"), longest=1_000, parent=self)
        self._build()
        self.dialect.clicked.connect(self.dialect_requested)
        self.list.chosen.connect(self._on_chosen)
        self.title.editingFinished.connect(self._on_title_edited)

    def show_matching(self, matching: Matching, plan: Plan | None) -> None:
        """Show this matching, with what the last look at the rows found."""
        self._matching = matching
        table = matching.table
        self._name.set_text(table.path.name)
        self.setAccessibleName(table.path.name)
        rows, columns = counted(table.row_count, "row"), counted(len(table.headers), "column")
        self._size.setText(f"{rows}, {columns}")
        self._show_dialect(matching, plan)
        self.list.lines.set_rows(column_rows(matching, plan))
        self._show_title(matching)

    def _show_dialect(self, matching: Matching, plan: Plan | None) -> None:
        dialect, mapping = matching.table.dialect, plan.mapping if plan else matching.mapping
        order = ORDER_WORDS[mapping.date_order] if mapping.date_order else ""
        words = (ENCODING_WORDS[dialect.encoding], DELIMITER_WORDS[dialect.delimiter], order, mapping.currency)
        text = ", ".join(word for word in words if word)
        self.dialect.set_text(text)
        self.dialect.setAccessibleName(self.tr("How the file is read: {0}").format(text))

    def _show_title(self, matching: Matching) -> None:
        """The template, where no column is the whole name."""
        self._foot.setVisible(matching.mapping.column_of(TITLE) is None)
        if not self.title.hasFocus() and self.title.text() != matching.mapping.title:
            self.title.setText(matching.mapping.title)
        self._mark_title(matching.mapping.title)

    def _mark_title(self, template: str) -> None:
        unknown = unknown_columns(template, self._matching) if self._matching else ()
        problem = self.tr("The file has no column “{0}”").format(unknown[0]) if unknown else ""
        self.title.set_problem(problem)
        self._said.setText(problem or self.tr("Columns in braces; the rest stands as it is"))

    def _on_chosen(self, key: tuple[str, str], choice: str) -> None:
        self.column_matched.emit(key[1], choice)

    def _on_title_edited(self) -> None:
        template = self.title.text().strip()
        self._mark_title(template)
        if self._matching and not unknown_columns(template, self._matching) and self.title.isModified():
            self.title.setModified(False)
            self.title_edited.emit(template)

    def _choices(self, row: MatchRow) -> Sequence[Choice]:
        assert self._matching is not None, "there are lines"
        return column_choices(self._matching, row.key[1])

    def _build(self) -> None:
        self._name = self.add_head("", self._size, self.dialect, icon=Picture("file-text", "text2", parent=self))
        words = (self.tr("In the file"), self.tr("Two samples"), self.tr("In RepDesk"))
        self.body.addWidget(MatchHeads(words, self.list, self))
        self.body.addWidget(hairline(self))
        self.body.addWidget(self.list, 1)
        self._foot = self._title_line()
        self.body.addWidget(self._foot)

    def _title_line(self) -> QWidget:
        foot = QWidget(self)
        column = Column(foot, gap=6, margins=(SIDE, 0, SIDE, 4))
        self.title.setPlaceholderText(self.tr("Such as {product}, {account}"))
        self._said = label("", "small", "text3", wrap=True, parent=foot)
        column.add(hairline(foot), labelled(self.tr("Deal name"), self.title, parent=foot), self._said)
        return foot
