"""Three panes side by side where there is room; where there is not, some lie behind a switch."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from repdesk.ui.kit.layout import Column, Row
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.look.theme import current, look_of

COLUMNS, STAGES, PLAN = "columns", "stages", "plan"

_ROOM_FOR_THREE: Final = 1_080
_ROOM_FOR_TWO: Final = 700
_SHARES: Final = (100, 66, 62)


class Folding(QWidget):
    """What will happen stays in sight as long as two fit; below that each pane has the whole page in turn."""

    def __init__(self, columns: QWidget, stages: QWidget, plan: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = {COLUMNS: columns, STAGES: stages, PLAN: plan}
        words = ((COLUMNS, self.tr("Columns")), (STAGES, self.tr("Stages")), (PLAN, self.tr("What will happen")))
        self.two = Segmented(self.tr("Show"), words[:2], parent=self)
        self.three = Segmented(self.tr("Show"), words, parent=self)
        self._front = COLUMNS
        self._build()
        self.two.chosen.connect(self.bring)
        self.three.chosen.connect(self.bring)
        if look := look_of():
            look.changed.connect(self._fold)
        self._fold()

    def bring(self, name: str) -> None:
        """Bring this pane to the front where it lies behind the switch."""
        self._front = name
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """It folds before it asks for room."""
        return QSize(current().px(320), current().px(220))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        shown = self._shown()
        self.two.setVisible(len(shown) == 2)
        self.three.setVisible(len(shown) == 1)
        self.two.set_value(shown[0])
        self.three.set_value(shown[0])
        for name, pane in self._panes.items():
            pane.setVisible(name in shown)

    def _shown(self) -> tuple[str, ...]:
        if self.width() >= current().px(_ROOM_FOR_THREE):
            return COLUMNS, STAGES, PLAN
        if self.width() >= current().px(_ROOM_FOR_TWO):
            return (STAGES if self._front == STAGES else COLUMNS), PLAN
        return (self._front,)

    def _build(self) -> None:
        column, row = Column(self, gap=8), Row(gap=16)
        column.addWidget(self.two)
        column.addWidget(self.three)
        for pane, share in zip(self._panes.values(), _SHARES, strict=True):
            row.addWidget(pane, share)
        column.addLayout(row, 1)
