"""The settings, a card a subject, built from the list of options."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from repdesk.services.settings import (
    ANIMATIONS,
    CURRENCY,
    RATES,
    SINGLE_KEYS,
    TEXT_SIZE,
    THEME,
    WEEK_START,
    Option,
    OptionKind,
)  # fmt: skip
from repdesk.ui import messages
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Column, Row, fix_size
from repdesk.ui.kit.middle import Middle
from repdesk.ui.kit.panel import Panel
from repdesk.ui.kit.scroll import Scroll
from repdesk.ui.page import Navigator, Page
from repdesk.ui.parts.option_field import OptionField, option_field

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

_WIDEST, _LABELS, _FIRST_ROW = 720, 160, 7

SUBJECTS: tuple[tuple[str, tuple[Option, ...]], ...] = (
    ("Look", (THEME, TEXT_SIZE, ANIMATIONS)),
    ("Money", (CURRENCY, RATES)),
    ("Week and keys", (WEEK_START, SINGLE_KEYS)),
)
"""Every option, under its heading."""


class SettingsPage(Page):
    """What she can set; every choice holds at once."""

    KEY = "settings"
    TITLE = "Settings"
    ICON = "settings-2"

    def __init__(self, desk: "Desk", navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.fields: dict[str, OptionField] = {}
        content = QWidget(self)
        column = Column(content, margins=(20, 4, 20, 20))
        column.addWidget(Middle(self._column(content), _WIDEST, at_left=True))
        column.addStretch(1)
        Column(self, gap=0).addWidget(Scroll(content, self))
        desk.settings.subscribe(self._on_option_changed)

    def shown(self) -> None:
        """Begin at the first choice."""
        next(iter(self.fields.values())).setFocus()

    def _on_option_changed(self, option: Option) -> None:
        """Show what was chosen elsewhere; another currency gives the rates other words."""
        self.fields[option.key].read()
        if option is CURRENCY:
            self.fields[RATES.key].read()

    def _on_folder_clicked(self) -> None:
        messages.open_outside(self._desk.path.parent)

    def _column(self, parent: QWidget) -> QWidget:
        column_widget = QWidget(parent)
        column = Column(column_widget, gap=16)
        for title, options in SUBJECTS:
            column.addWidget(self._panel(title, options, column_widget))
        column.addWidget(self._files(column_widget))
        return column_widget

    def _panel(self, title: str, options: tuple[Option, ...], parent: QWidget) -> Panel:
        panel = Panel(self.tr(title), parent=parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, option in enumerate(options):
            self._add_option(grid, row, option, panel)
        panel.body.addLayout(grid)
        return panel

    def _add_option(self, grid: QGridLayout, row: int, option: Option, panel: Panel) -> None:
        field = option_field(option, self._desk.settings, panel)
        self.fields[option.key] = field
        words = label(self.tr(option.label), color="text2", parent=panel)
        words.setBuddy(field)
        fix_size(words, width=_LABELS)
        if option.kind is OptionKind.RATES:
            beside_first_row = Column(margins=(0, _FIRST_ROW, 0, 0))
            beside_first_row.addWidget(words)
            grid.addLayout(beside_first_row, row, 0, Qt.AlignmentFlag.AlignTop)
        else:
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _files(self, parent: QWidget) -> Panel:
        panel = Panel(self.tr("Your files"), parent=parent)
        row = Row(gap=16)
        row.addWidget(label(str(self._desk.path.parent), color="text2", wrap=True, parent=panel), 1)
        show = Button(self.tr("Show"), icon="folder-open", parent=panel)
        show.clicked.connect(self._on_folder_clicked)
        row.addWidget(show)
        panel.body.addLayout(row)
        words = self.tr("Deals, backups and attachments lie in this folder and nowhere else.")
        panel.body.addWidget(label(words, "small", "text3", wrap=True, parent=panel))
        return panel
