"""The first start: choose how to sell, or bring deals along."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from repdesk.services.settings import CURRENCY, WEEK_START, Option
from repdesk.ui.firstrun.cards import ProcessCards
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.field import labelled
from repdesk.ui.kit.label import ElidedLabel, label
from repdesk.ui.kit.layout import Column, Row, hairline
from repdesk.ui.kit.middle import Middle
from repdesk.ui.kit.picture import Picture
from repdesk.ui.kit.scroll import Scroll
from repdesk.ui.look.theme import current
from repdesk.ui.page import Navigator, Page, Part, Target
from repdesk.ui.parts.option_field import option_field

if TYPE_CHECKING:
    from repdesk.services.desk import Desk


_NARROW = 900
_WIDEST = 1304
"""Wider than this the content stays in the middle; 32 of it are air at each side."""


class FirstRunPage(Page):
    """Stands alone in the window until the desk has a process."""

    KEY = "firstrun"

    def __init__(self, desk: "Desk", navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.cards = ProcessCards(desk.processes.templates(), self)
        self.start_button = Button("", kind="primary", key="⏎", parent=self)
        self.import_button = Button(self.tr("Choose a file"), parent=self)
        self._money_and_week = ElidedLabel("", "small", "text2", parent=self)
        self._head = Row(gap=16)
        self._lay_out()
        self._listen()
        self._name_process()
        self._name_money_and_week()

    def shown(self) -> None:
        """Begin on the cards, so that the arrows choose at once."""
        self.cards.focus_chosen()

    def status(self) -> tuple[Part, ...]:
        """The keys that work here."""
        return (
            Part(figure="←→", words=self.tr("choose")),
            Part(figure="⏎", words=self.tr("start")),
            Part(figure="F1", words=self.tr("help")),
        )

    def start(self) -> None:
        """Take the chosen process and go to its empty board."""
        self._adopt()
        self._navigator.go(Target(page="board"))

    def import_deals(self) -> None:
        """Take the chosen process and go to the import, whose rows come into it."""
        self._adopt()
        self._navigator.go(Target(page="import"))

    def change_money_and_week(self) -> Sheet:
        """Ask for currency and first day of the week."""
        sheet = Sheet(self, self.tr("Currency and week"), width=400)
        for option in (CURRENCY, WEEK_START):
            field = option_field(option, self._desk.settings, sheet)
            sheet.body.addWidget(labelled(self.tr(option.label), field, parent=sheet))
        sheet.add_main(self.tr("Done"))
        sheet.open()
        return sheet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, wherever the focus is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.start()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the head has no room for two things side by side, put one under the other."""
        is_narrow = self.width() < current().px(_NARROW)
        self._head.setDirection(Row.Direction.TopToBottom if is_narrow else Row.Direction.LeftToRight)
        super().resizeEvent(event)

    def _adopt(self) -> None:
        self._desk.processes.adopt(self.cards.process.key)

    def _on_chosen(self) -> None:
        """Say what starts now, and bring the card into view: the arrows do not scroll by themselves."""
        self._name_process()
        self._scroll.ensureWidgetVisible(self.cards.chosen_card)

    def _name_process(self) -> None:
        self.start_button.set_text(self.tr("Start with {0}").format(self.cards.process.name))

    def _on_option_changed(self, _option: Option) -> None:
        self._name_money_and_week()

    def _name_money_and_week(self) -> None:
        settings = self._desk.settings
        days = dict(WEEK_START.choices)
        words = self.tr("{0}, weeks start on {1}").format(settings.currency, days[settings.get(WEEK_START)])
        self._money_and_week.set_text(words)

    def _listen(self) -> None:
        self.cards.chosen.connect(self._on_chosen)
        self.start_button.clicked.connect(self.start)
        self.import_button.clicked.connect(self.import_deals)
        self._desk.settings.subscribe(self._on_option_changed)

    def _lay_out(self) -> None:
        content = QWidget(self)
        middle = Column(content, gap=24, margins=(32, 48, 32, 32))
        middle.addLayout(self._head)
        self._fill_head(content)
        processes = Column(gap=16)
        processes.addWidget(label(self.tr("Start with a process"), weight=600, parent=content))
        processes.addWidget(self.cards)
        middle.addLayout(processes)
        middle.addLayout(self._or_first(content))
        middle.addStretch(1)
        page = Column(self, gap=0)
        self._scroll = Scroll(Middle(content, _WIDEST), self)
        page.addWidget(self._scroll, 1)
        page.addWidget(hairline(self))
        page.addWidget(self._foot())

    def _fill_head(self, parent: QWidget) -> None:
        words = Column(gap=4)
        words.addWidget(label(self.tr("How do you want to start?"), "display", parent=parent))
        more = self.tr("Pick a process. It says what a deal needs to move on.")
        words.addWidget(label(more, "lead", "text2", wrap=True, parent=parent))
        self._head.addLayout(words, 1)
        self._head.addLayout(self._promise(parent))

    def _promise(self, parent: QWidget) -> Column:
        column, row = Column(), Row(gap=8)
        row.addWidget(Picture("wifi-off", "text2", 16, parent=parent))
        words = self.tr("Works without a network. Nothing leaves this computer.")
        row.addWidget(label(words, color="text2", parent=parent))
        column.addStretch(1)
        column.addLayout(row)
        return column

    def _or_first(self, parent: QWidget) -> Column:
        column, head = Column(gap=12), Row(gap=12)
        head.addWidget(label(self.tr("Or first"), "small", "text2", parent=parent))
        head.addWidget(hairline(parent), 1)
        column.addLayout(head)
        column.addWidget(self._import_box(parent))
        return column

    def _import_box(self, parent: QWidget) -> QFrame:
        box = QFrame(parent)
        box.setProperty("area", "panel")
        row, words = Row(box, gap=16, margins=16), Column(gap=0)
        row.addWidget(Picture("file-input", "accent_text", 20, parent=box))
        words.addWidget(label(self.tr("Import my deals"), "emphasis", parent=box))
        more = self.tr("CSV from any CRM, into the process chosen above. You see every change before it happens.")
        words.addWidget(label(more, color="text2", wrap=True, parent=box))
        row.addLayout(words, 1)
        row.addWidget(self.import_button)
        return box

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        foot.setProperty("area", "surface")
        line = QWidget(foot)
        row = Row(line, gap=8, margins=(32, 14, 32, 14))
        row.add(Picture("folder", "text2", 16, parent=line), label(self.tr("Your files:"), color="text2", parent=line))
        row.addWidget(ElidedLabel(str(self._desk.path.parent), weight=500, parent=line), 1)
        row.addWidget(self._money_and_week)
        change = Button(self.tr("Change"), kind="link", parent=line)
        change.setAccessibleName(self.tr("Change currency and week"))
        change.clicked.connect(self.change_money_and_week)
        row.add(change, self.start_button)
        Column(foot, gap=0).addWidget(Middle(line, _WIDEST))
        return foot
