"""The third step: what was done, where the backup lies, and the way back."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from repdesk.sentences import counted
from repdesk.services.transfer import ImportResult, Plan
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.field import TextArea
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Column, Row, hairline
from repdesk.ui.kit.picture import Picture
from repdesk.ui.kit.scroll import Scroll
from repdesk.ui.look.theme import current, look_of
from repdesk.ui.transfer.counts import Counts, ShareBar
from repdesk.ui.transfer.words import problem_text

_WIDEST = 720


class DoneStep(QWidget):
    """Says it in figures; the rows that stayed out can be copied."""

    board_requested = Signal()
    take_back_requested = Signal()
    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Picture("circle-check", "ok", 32, parent=self)
        self._title = label("", "title", wrap=True, parent=self)
        self._file = ElidedLabel("", color="text2", parent=self)
        self.counts, self._bar = Counts(self), ShareBar(self)
        self._backup = ElidedLabel("", "small", "text2", parent=self)
        self.board = Button(self.tr("Show the board"), kind="primary", icon="square-kanban", parent=self)
        self.take_back = Button(self.tr("Take it back"), icon="undo-2", parent=self)
        self.again = Button(self.tr("Import another file"), parent=self)
        self.problems = TextArea(self.tr("Rows that stayed out"), lines=8, parent=self)
        self._imported, self._text = "", ""
        self._build()
        self.board.clicked.connect(self.board_requested)
        self.take_back.clicked.connect(self.take_back_requested)
        self.again.clicked.connect(self.again_requested)

    @property
    def title(self) -> str:
        """What was done, in a few words."""
        return self._title.text()

    def show_result(self, plan: Plan, result: ImportResult) -> None:
        """Show what was done."""
        written = result.counts["new"] + result.counts["updated"]
        self._imported = self.tr("{0} imported").format(counted(written, "deal"))
        self._file.set_text(self.tr("{0} into {1}").format(plan.table.path.name, plan.process.name))
        self.counts.show_counts(result.counts)
        self._bar.show_counts(result.counts)
        self._show_backup(result.backup)
        self.set_taking_back(is_on=False)
        self.show_standing(is_standing=True)
        self.take_back.setVisible(result.step_id is not None)
        self._show_problems(plan)

    def set_taking_back(self, *, is_on: bool) -> None:
        """The way back is being gone."""
        self.take_back.set_text(self.tr("Taking back…") if is_on else self.tr("Take it back"))
        self.take_back.setEnabled(not is_on)

    def show_standing(self, *, is_standing: bool) -> None:
        """Whether the import stands, or is taken back as if it had not been."""
        self._icon.draw(*(("circle-check", "ok") if is_standing else ("undo-2", "text2")))
        self._title.setText(self._imported if is_standing else self.tr("Taken back"))
        self.take_back.setVisible(is_standing)

    def _show_backup(self, backup: Path | None) -> None:
        self._backup.setVisible(backup is not None)
        self._backup.set_text(self.tr("The desk as it was before: {0}").format(backup) if backup else "")

    def _show_problems(self, plan: Plan) -> None:
        self._text = problem_text(plan)
        self._problem_box.setVisible(bool(self._text))
        self._problem_title.setText(self.tr("{0} stayed out").format(counted(plan.counts["problems"], "row")))
        self.problems.setPlainText(self._text)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    def _build(self) -> None:
        content = QWidget(self)
        row = Row(content, gap=0, margins=(20, 24, 20, 24))
        self._card = QFrame(content)
        self._card.setProperty("area", "panel")
        column = Column(self._card, gap=14, margins=24)
        head, words = Row(gap=14), Column(gap=2)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words.add(self._title, self._file)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.add(self.counts, self._bar, self._backup)
        column.addLayout(self._buttons())
        self._problem_box = self._problem_part()
        column.addWidget(self._problem_box)
        row.addWidget(self._card, 1, Qt.AlignmentFlag.AlignTop)
        Column(self, gap=0).addWidget(Scroll(content, self))
        self._narrow()
        if look := look_of():
            look.changed.connect(self._narrow)

    def _buttons(self) -> Row:
        row = Row(gap=8, margins=(0, 6, 0, 0))
        row.add(self.board, self.take_back, self.again)
        row.addStretch(1)
        return row

    def _problem_part(self) -> QWidget:
        box = QWidget(self)
        column, head = Column(box, gap=10), Row(gap=8)
        self._problem_title = label("", weight=600, parent=box)
        copy = Button(self.tr("Copy as text"), kind="link", small=True, icon="copy", parent=box)
        copy.clicked.connect(self._on_copy_clicked)
        head.addWidget(self._problem_title, 1)
        head.addWidget(copy)
        column.addWidget(hairline(box))
        column.addLayout(head)
        column.addWidget(self.problems)
        self.problems.setReadOnly(True)
        self.problems.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        return box

    def _narrow(self) -> None:
        self._card.setMaximumWidth(current().px(_WIDEST))
