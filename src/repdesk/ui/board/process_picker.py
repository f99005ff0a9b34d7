"""Whose board it is: a list to choose from where the desk has several processes, else just the name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import ProcessId
from repdesk.domain.views import AdoptedProcess
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.label import ElidedLabel
from repdesk.ui.kit.layout import Row


class ProcessPicker(QWidget):
    """Reports the process she chooses."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice: Combo | None = None
        """The list, where there is anything to choose."""
        self.name = ElidedLabel(color="text2", weight=500, parent=self)
        self._row = Row(self, gap=0)
        self._row.addWidget(self.name)

    def show_processes(self, processes: Sequence[AdoptedProcess], current: ProcessId | None) -> None:
        """Offer these, with `current` chosen."""
        has_choice = len(processes) > 1
        self.name.set_text(next((p.name for p in processes if p.id == current), ""))
        self.name.setVisible(not has_choice)
        if has_choice and self.choice is None:
            self.choice = self._made()
        if self.choice is not None:
            _fill(self.choice, processes, current)
            self.choice.setVisible(has_choice)

    def _on_activated(self) -> None:
        if self.choice is not None:
            self.chosen.emit(self.choice.key)

    def _made(self) -> Combo:
        choice = Combo(self.tr("Process"), self)
        choice.activated.connect(self._on_activated)
        self._row.addWidget(choice)
        return choice


def current_of(processes: Sequence[AdoptedProcess], wanted: ProcessId | None) -> ProcessId | None:
    """The process to show: the one wanted while the desk has it, else the first."""
    ids = [p.id for p in processes]
    return wanted if wanted in ids else next(iter(ids), None)


def _fill(choice: Combo, processes: Sequence[AdoptedProcess], current: ProcessId | None) -> None:
    choice.clear()
    for process in processes:
        choice.add(process.id, process.name)
    choice.choose(current)
