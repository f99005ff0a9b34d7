"""Help: our own short texts, shown with the same labels as everything else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from repdesk.paths import resource
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row

_MARKS = ("## ", "# ", "- ")
_LINK = re.compile(r"\[([^]]+)]\(([a-z-]+)\.md\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading (`# `, `## `), a point of a list (`- `, `1. `) or a paragraph (no mark), as plain words.

    A paragraph that is nothing but a link to another of our texts has its name as `page`.
    """

    mark: str
    words: str
    page: str = ""


class HelpSheet(Sheet):
    """One text; a link in it leads to another."""

    def __init__(self, parent: QWidget, page: str) -> None:
        title, *rest = blocks(resource(f"help/{page}.md").read_text(encoding="utf-8"))
        super().__init__(parent, title.words)
        for block in rest:
            self._add(block)
        self.add_main(self.tr("Close")).setFocus()

    def _on_link_clicked(self) -> None:
        link, window = self.sender(), self.parentWidget()
        self.accept()
        if isinstance(link, Button) and window is not None:
            open_help(window, str(link.property("page")))

    def _add(self, block: Block) -> None:
        if block.page:
            self.body.addWidget(self._link(block), 0, Qt.AlignmentFlag.AlignLeft)
        elif block.mark == "##":
            self.body.addWidget(label(block.words, weight=600, parent=self))
        else:
            self.body.addLayout(self._line(block))

    def _link(self, block: Block) -> Button:
        made = Button(block.words, kind="link", trailing="arrow-right", parent=self)
        made.setProperty("page", block.page)
        made.clicked.connect(self._on_link_clicked)
        return made

    def _line(self, block: Block) -> Row:
        words = label(block.words, color="text2", wrap=True, parent=self)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = Row(gap=8)
        if block.mark:
            point = label(block.mark.replace("-", "•"), color="text3", parent=self)
            row.addWidget(point, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a help text: a small part of Markdown, without pictures or nesting."""
    for part in text.strip().split("\n\n"):
        if part.startswith(("- ", "1. ")):
            yield from (_block(point) for point in _points(part))
        else:
            yield _block(part)


def has_help(page: str) -> bool:
    """Whether there is a text for the page."""
    return resource("help").joinpath(f"{page}.md").is_file()


def open_help(parent: QWidget, page: str) -> HelpSheet:
    """The sheet with the help on a page, or on what a sheet is about."""
    sheet = HelpSheet(parent, page)
    sheet.open()
    return sheet


def _points(part: str) -> Iterator[str]:
    """The points of a list; a line that is indented goes on with the one before."""
    point = ""
    for line in part.splitlines():
        if point and not line.startswith(" "):
            yield point
            point = ""
        point = f"{point} {line.strip()}" if point else line
    yield point


def _block(text: str) -> Block:
    if link := _LINK.fullmatch(text.strip()):
        return Block(mark="", words=link[1], page=link[2])
    words = " ".join(text.replace("**", "").split())
    number, dot, rest = words.partition(". ")
    if dot and number.isdigit():
        return Block(mark=f"{number}.", words=rest)
    mark = next((m for m in _MARKS if words.startswith(m)), "")
    return Block(mark=mark.strip(), words=words.removeprefix(mark))
