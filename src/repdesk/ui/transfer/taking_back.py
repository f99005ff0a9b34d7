"""Takes an import back: at once where she changed nothing of it since, else after one question."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from repdesk.domain.errors import Refused
from repdesk.services.transfer import Batch, Cancelled, Progress, Transfer
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.kit.label import label
from repdesk.ui.transfer.latest import Latest

if TYPE_CHECKING:
    from repdesk.services.desk import Desk


class TakingBack(QObject):
    """One at a time."""

    started = Signal(object)
    ended = Signal(object)
    """It is taken back."""
    left = Signal()
    """She thought better of it."""
    refused = Signal(object)

    def __init__(self, desk: "Desk", over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._work = Latest(self)
        self._batch: Batch | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an import is being looked at or taken back."""
        return self._work.is_busy

    def begin(self, batch: Batch) -> None:
        """Look what she changed of it since."""
        self._batch = batch
        self.started.emit(batch)
        self._work.start(partial(_changed, self._desk.transfer, batch), self._on_counted, self._on_refused)

    def _on_counted(self, changed: int) -> None:
        if not changed:
            self._revert(put_back=False)
            return
        sheet = TakeBackSheet(self._over, changed)
        sheet.keep_chosen.connect(self._on_keep_chosen)
        sheet.put_back_chosen.connect(self._on_put_back_chosen)
        sheet.rejected.connect(self.left)
        sheet.open()

    def _on_keep_chosen(self) -> None:
        self._revert(put_back=False)

    def _on_put_back_chosen(self) -> None:
        self._revert(put_back=True)

    def _on_reverted(self, batch: Batch) -> None:
        self.ended.emit(batch)

    def _on_refused(self, refused: Refused) -> None:
        self.refused.emit(refused)

    def _revert(self, *, put_back: bool) -> None:
        if self._batch is not None:
            work = partial(_reverted, self._desk.transfer, self._batch, put_back)
            self._work.start(work, self._on_reverted, self._on_refused)


class TakeBackSheet(Sheet):
    """Asks what becomes of rows she changed after the import."""

    keep_chosen = Signal()
    put_back_chosen = Signal()

    def __init__(self, parent: QWidget, changed: int) -> None:
        super().__init__(parent, self.tr("Take this import back?"), width=560)
        text = self.tr("You changed {0} of its deals or companies since. Keep these, or put everything back as it was?")
        self.body.addWidget(label(text.format(f"{changed:,}"), color="text2", wrap=True, parent=self))
        self.body.addWidget(label(self.tr("Either way is one step that you can undo."), "small", "text3", parent=self))
        self.add_cancel()
        self.put_back = self.add_button(Button(self.tr("Put everything back"), kind="danger"))
        self.put_back.clicked.connect(self._on_put_back_clicked)
        self.keep = self.add_main(self.tr("Keep my changes"))
        self.accepted.connect(self.keep_chosen)

    def _on_put_back_clicked(self) -> None:
        self.put_back_chosen.emit()
        # Neither kept nor left: `done` says neither `accepted` nor `rejected`.
        self.done(2)


def _changed(transfer: Transfer, batch: Batch, _progress: Progress, _cancelled: Cancelled) -> int:
    return transfer.changed_since(batch)


def _reverted(transfer: Transfer, batch: Batch, put_back: bool, _p: Progress, _c: Cancelled) -> Batch:
    transfer.revert(batch, put_back=put_back)
    return batch
