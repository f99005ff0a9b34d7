"""The help of a page: our own short texts, shown with the same labels as everything else."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from repdesk.paths import resource
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row

_MARKS = ("## ", "# ", "- ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading (`# `, `## `), a point of a list (`- `, `1. `) or a paragraph (no mark), as plain words."""

    mark: str
    words: str


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a help text: a small part of Markdown, without links, pictures or nesting."""
    for part in text.strip().split("\n\n"):
        if part.startswith(("- ", "1. ")):
            yield from (_block(point) for point in _points(part))
        else:
            yield _block(part)


def has_help(page: str) -> bool:
    """Whether there is a text for the page."""
    return resource("help").joinpath(f"{page}.md").is_file()


def open_help(parent: QWidget, page: str) -> Sheet:
    """The sheet with a page's help."""
    title, *rest = blocks(resource(f"help/{page}.md").read_text(encoding="utf-8"))
    sheet = Sheet(parent, title.words)
    for block in rest:
        _add(sheet, block)
    sheet.add_main(sheet.tr("Close")).setFocus()
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
    words = " ".join(text.replace("**", "").split())
    number, dot, rest = words.partition(". ")
    if dot and number.isdigit():
        return Block(mark=f"{number}.", words=rest)
    mark = next((m for m in _MARKS if words.startswith(m)), "")
    return Block(mark=mark.strip(), words=words.removeprefix(mark))


def _add(sheet: Sheet, block: Block) -> None:
    if block.mark == "##":
        sheet.body.addWidget(label(block.words, weight=600, parent=sheet))
        return
    words = label(block.words, color="text2", wrap=True, parent=sheet)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row = Row(gap=8)
    if block.mark:
        row.addWidget(label(block.mark.replace("-", "•"), color="text3", parent=sheet), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    sheet.body.addLayout(row)
