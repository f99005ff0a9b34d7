"""A part of a checklist under its own heading: what to leave a stage takes, what to enter the next."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtWidgets import QWidget

from repdesk.domain.gate import GateReport, Item, Side
from repdesk.domain.process import Process
from repdesk.ui.kit.layout import Column
from repdesk.ui.kit.rows import Rows
from repdesk.ui.kit.section import section
from repdesk.ui.parts.gate_item import GateItem

Place = tuple[str, Side]


class ItemGroup(QWidget):
    """The rows of one stage and side, in an order that stays while the sheet is open."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(self, gap=10)
        column.addWidget(section(heading, self))
        self._rows = Rows(gap=8, parent=self)
        column.addWidget(self._rows)

    def add(self, item: Item) -> GateItem:
        """Put one more row at the end; made in its place, because moving it there would style it all again."""
        row = GateItem(item, self._rows)
        self._rows.add_row(row)
        return row


def place(item: Item, *, is_gate: bool) -> Place:
    """The group an item stands in: a gate counts tasks among what the stage asks, a checklist keeps them apart."""
    return item.stage_key, Side.EXIT if is_gate and item.side is Side.TASK else item.side


def heading(where: Place, process: Process) -> str:
    """`To leave Evaluate`."""
    words = {Side.ENTRY: "To enter {0}", Side.EXIT: "To leave {0}", Side.TASK: "To do in {0}"}
    return words[where[1]].format(process.stage(where[0]).name)


def groups(report: GateReport) -> Iterator[tuple[Place, tuple[Item, ...]]]:
    """The items by group in the order of the process; in each the missing first, then the open, then the done."""
    is_gate = report.from_stage != report.to_stage
    for where, items in groupby(report.items, lambda item: place(item, is_gate=is_gate)):
        yield where, tuple(sorted(items, key=_urgency))


def _urgency(item: Item) -> int:
    if item.is_missing:
        return 0
    return 2 if item.is_done else 1
