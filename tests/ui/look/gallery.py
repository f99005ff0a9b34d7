"""Pictures of every kit widget, for eyes: `uv run python -m tests.ui.look.gallery OUTDIR`."""

import os
import sys
from datetime import date
from pathlib import Path

# Before Qt is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QDateEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from repdesk.ui.kit.badge import Badge
from repdesk.ui.kit.banner import Banner
from repdesk.ui.kit.button import Button, IconButton, Kind
from repdesk.ui.kit.check import check_box, radio
from repdesk.ui.kit.chip import Chip
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.date_field import DateField
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.empty_state import EmptyState
from repdesk.ui.kit.field import TextArea, TextField, labelled
from repdesk.ui.kit.flow import Flow
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Box, Column, Row
from repdesk.ui.kit.number_field import NumberField
from repdesk.ui.kit.panel import Panel
from repdesk.ui.kit.picture import Picture
from repdesk.ui.kit.progress import Progress
from repdesk.ui.kit.rows import Rows
from repdesk.ui.kit.section import section
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.kit.segments import Segments
from repdesk.ui.kit.toast import toast
from repdesk.ui.look.theme import LookChoice, current, install
from repdesk.ui.look.tokens import ROLES

_KINDS: tuple[Kind, ...] = ("primary", "default", "quiet", "danger", "link")


def gallery() -> QWidget:
    """A window with one of each."""
    window = QWidget()
    window.resize(current().px(1440), current().px(900))
    columns = Row(window, gap=24, margins=20)
    for build in (_words_and_buttons, _fields, _surfaces):
        column = Column(gap=12)
        build(column)
        column.addStretch(1)
        columns.addLayout(column, 1)
    return window


def a_sheet(window: QWidget) -> Sheet:
    """A sheet like the one a closed gate opens."""
    sheet = Sheet(window, "Move Halvorsen Marine to Propose")
    facts = Row(gap=8)
    facts.addWidget(label("Evaluate → Propose  ·  €148,000  ·  17 d in stage, usual 18", color="text2"), 1)
    facts.add(label("1 required open", "small", "danger"), label("3 of 5", weight=500), Segments("Done", 3, 5))
    sheet.header.addLayout(facts)
    sheet.body.addWidget(section("What the buyer has done"))
    rows = Rows(gap=10)
    for text in ("Pilot scope and success numbers agreed", "Pilot hit its numbers"):
        rows.add_row(check_box(text, checked=True))
    rows.add_row(_open_item())
    sheet.body.addWidget(rows)
    sheet.footer.addWidget(Button("Move anyway, with a reason", kind="quiet"))
    sheet.add_cancel("Stay in Evaluate")
    sheet.add_main("Move to Propose").setEnabled(False)
    return sheet


def _open_item() -> QWidget:
    item = QWidget()
    head = Row(item, gap=8)
    head.add(check_box("Economic buyer saw the pilot result"), Badge("Required", "danger"))
    head.addStretch(1)
    head.addWidget(TextField("Evidence", "Per Halvorsen (owner) joined the read-out"))
    head.addWidget(Button("Link a note", icon="pencil"))
    return item


def _words_and_buttons(column: Box) -> None:
    for role in ROLES:
        column.addWidget(label(f"{role}: milk & “quotes” 0123 <b>", role))
    for small in (False, True):
        buttons = QWidget()
        flow = Flow(buttons)
        flow.add(*(Button(kind, kind=kind, icon="plus", key="N", small=small) for kind in _KINDS))
        off, focused = Button("primary", kind="primary", key="Ctrl ⏎", small=small), Button("9 more", kind="link")
        off.setEnabled(False)
        flow.add(off, focused, QPushButton("plain"), IconButton("x", "Close", small=small))
        flow.add(IconButton("pencil", "Edit", kind="default", small=small))
        column.addWidget(buttons)
    chips = QWidget()
    flow = Flow(chips)
    first = Chip("Mine, open", checkable=True, closable=True)
    first.setChecked(True)
    flow.add(first, Chip("Closing this quarter", checkable=True), Chip("Filter", icon="plus"))
    flow.add(Badge("1 contact", "danger", icon="users"), Badge("Discount 15 %", "warn", icon="percent"))
    flow.add(Badge("After the sale", "ok"), Badge("Recommended"), Badge("Objection", "accent", icon="quote"))
    column.addWidget(chips)
    choice = Segmented("Match", (("update", "Update"), ("new", "New"), ("skip", "Skip")), value="update")
    spoke = Segmented("How did it go", (("spoke", "Spoke"), ("none", "No answer")), value="spoke", small=False)
    spoke.set_tone("spoke", "ok")
    column.addWidget(choice)
    column.addWidget(spoke)
    line = Row()
    line.add(Segments("Done", 3, 5), Segments("Done", 0, 4), Segments("Done", 7, 20), Picture("square-kanban"))
    line.addStretch(1)
    column.addLayout(line)
    column.addWidget(ElidedLabel("A long name that does not fit on its line " * 4))
    tabs = QTabBar()
    for text in ("Call", "Note", "E-mail"):
        tabs.addTab(text)
    column.addWidget(tabs)


def _fields(column: Box) -> None:
    column.addWidget(labelled("Purpose", TextField("Purpose", "Show the two things that remove their pains")))
    focused = TextField("Search", "", placeholder="Search or run a command", icon="list-checks")
    focused.setProperty("search", True)
    column.addWidget(focused)
    wrong = TextField("Close", "31.02.2026")
    wrong.set_problem("No such day")
    column.addWidget(wrong)
    off = TextField("Off", "cannot be changed")
    off.setEnabled(False)
    column.addWidget(off)
    column.addWidget(TextArea("Note", "First line\nsecond line", placeholder="What did they say?"))
    for tone, hint in (("", "decimal comma"), ("warn", "a guess"), ("danger", "3 failed")):
        combo = Combo("In RepDesk")
        combo.add("value", "Value", hint=hint, icon="trophy" if not tone else None)
        combo.set_tone(tone)
        column.addWidget(combo)
    off_combo = Combo("In RepDesk")
    off_combo.add("no", "Don’t import")
    off_combo.setEnabled(False)
    column.addWidget(off_combo)
    row = Row()
    row.add(DateField("Due", date(2026, 11, 24)), NumberField("Amount", "148,000"))
    column.addLayout(row)
    row = Row()
    row.add(QSpinBox(), QDateEdit())
    column.addLayout(row)
    row = Row(gap=12)
    for made in (check_box("Remember", checked=True), check_box("Off"), radio("This", checked=True), radio("That")):
        row.addWidget(made)
    gone = check_box("Gone", checked=True)
    gone.setEnabled(False)
    row.addWidget(gone)
    row.addStretch(1)
    column.addLayout(row)


def _surfaces(column: Box) -> None:
    column.addWidget(Banner("The backup of this morning was verified.", "ok"))
    column.addWidget(Banner("Saved on this computer only.", "info", action="Why"))
    column.addWidget(
        Banner("88 deals were silent for 90 days and stay out of the forecast.", "warn", action="Leave out")
    )
    column.addWidget(Banner("The file could not be read.", "danger"))
    panel = Panel("Already in RepDesk", "44 found")
    rows = Rows()
    for text in ("Norrland Timber AB", "Sable Ins. Group"):
        rows.add_row(label(text, weight=500))
    panel.body.addWidget(rows)
    column.addWidget(panel)
    progress = Progress("Reading pipeline.csv")
    progress.show_progress(40, 100)
    column.addWidget(progress)
    column.addWidget(_table())
    column.addWidget(EmptyState("folder", "No deals here yet. Start with one, or bring yours.", action="New deal"))


def _table() -> QTableWidget:
    table = QTableWidget(4, 3)
    table.setHorizontalHeaderLabels(["Deal", "Stage", "Value"])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    for row in range(4):
        for at, text in enumerate(("Baltic Freight", "Qualify", "€36,000")):
            table.setItem(row, at, QTableWidgetItem(text))
    table.selectRow(1)
    return table


def _menu(window: QWidget) -> QMenu:
    menu = QMenu(window)
    for text in ("Open", "Edit", "Move to"):
        menu.addAction(text)
    menu.addSeparator()
    menu.addAction("Delete").setEnabled(False)
    return menu


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(200, loop.quit)
    loop.exec()


def _together(window: QWidget, *above: QWidget) -> QPixmap:
    """The window with the windows that lie on it, which a grab of it alone leaves out."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in above:
        painter.drawPixmap(window.mapFromGlobal(other.pos()), other.grab())
    painter.end()
    return picture


def main(out: Path) -> None:
    """Draw the gallery and a sheet in both palettes at two text sizes."""
    app = QApplication(sys.argv)
    out.mkdir(parents=True, exist_ok=True)
    for mode in ("light", "dark"):
        for scale in (1.0, 1.5):
            install(app, LookChoice(mode=mode, scale=scale, animations="off"))
            _draw(out / f"{mode}-{round(scale * 100)}")


def _draw(stem: Path) -> None:
    window = gallery()
    window.show()
    shown = toast(window, "Halvorsen Marine moved to Propose", "Undo")
    menu = _menu(window)
    menu.popup(window.mapToGlobal(window.rect().center()))
    _settle()
    _together(window, menu).save(f"{stem}.png")
    menu.close()
    shown.hide()
    sheet = a_sheet(window)
    sheet.open()
    _settle()
    _together(window, sheet).save(f"{stem}-sheet.png")
    sheet.reject()
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
