"""Every item of the processes that come with RepDesk can be opened, filled in by name, and read."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.parts.gate_sheet import open_gate
from tests.builders import a_deal, open_desk, the_process
from tests.ui.parts.driver import SheetDriver, nameless

KEYS = (
    "entry-exit", "entry-exit-smb", "entry-exit-enterprise", "buyers-arc", "action-signal", "three-phase",
    "relationship",
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_the_longest_gate_of_a_built_in_process_opens_whole(
    window: QWidget, tmp_path: Path, qtbot: QtBot, key: str
) -> None:
    with open_desk(tmp_path, process=key) as desk:
        process = desk.processes.current(the_process(desk))[1]
        deal = a_deal(desk, "Acme", stage=process.stages[0].key)
        gate = SheetDriver(open_gate(window, desk, deal, "won"), qtbot)
        for row in gate.sheet._items.rows():
            row.unfold()
        assert len(gate.rows) == len(desk.deals.gate(deal, "won").items)
        assert nameless(gate.sheet) == []
        assert not [label.text() for label in gate.sheet.findChildren(QLabel) if "{" in label.text()]
        gate.sheet.close()
