"""The import: a file, its matching, and what was done, one after the other."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from repdesk.domain.changes import Changes
from repdesk.domain.errors import Refused
from repdesk.domain.mapping import ImportMapping
from repdesk.sentences import counted, sentence
from repdesk.services.transfer import Batch, Cancelled, ImportResult, Plan, Progress, Transfer
from repdesk.ui import messages
from repdesk.ui.kit.layout import Column
from repdesk.ui.page import Navigator, Page, Part, Target
from repdesk.ui.transfer.done_step import DoneStep
from repdesk.ui.transfer.drop_area import dropped_file
from repdesk.ui.transfer.file_step import FileStep
from repdesk.ui.transfer.latest import Latest
from repdesk.ui.transfer.match_step import MatchStep
from repdesk.ui.transfer.matching import Matching
from repdesk.ui.transfer.reading import read
from repdesk.ui.transfer.steps_line import DONE, FILE, MATCH, StepsLine
from repdesk.ui.transfer.taking_back import TakingBack

if TYPE_CHECKING:
    from repdesk.services.desk import Desk

_KINDS: Final = "Tables (*.csv *.tsv *.txt);;All files (*)"
_STOPPED: Final = "cancelled"


class ImportPage(Page):
    """Walks through the three steps; only the last press writes anything."""

    KEY = "import"
    TITLE = "Import"
    ICON = "arrow-down-up"
    WATCHES = ("import_batch", "process", "process_version", "deal")

    def __init__(self, desk: "Desk", navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.setAcceptDrops(True)
        self.steps = StepsLine(self)
        self.file = FileStep(self)
        self._match: MatchStep | None = None
        self._done: DoneStep | None = None
        self._stack = QStackedWidget(self)
        self._step = FILE
        self._reader, self._importer = Latest(self), Latest(self)
        self._taking_back = TakingBack(desk, self)
        self._path: Path | None = None
        self._result: ImportResult | None = None
        self._plan: Plan | None = None
        self._folder: Path | None = None
        self._clock, self._read_in = QElapsedTimer(), 0
        self._lay_out()
        self._listen()

    @property
    def step(self) -> int:
        """Which of the three is in front."""
        return self._step

    @property
    def match(self) -> MatchStep:
        """The second step, made with the first file: it and the third are nine in ten of the page's widgets."""
        return self._match or self._make_match()

    @property
    def done(self) -> DoneStep:
        """The third step, made with the first import."""
        return self._done or self._make_done()

    @property
    def is_busy(self) -> bool:
        """Whether a file is read, checked or written, or an import taken back."""
        workers = (self._reader, self._importer, self._taking_back)
        is_checking = self._match is not None and self._match.is_checking
        return is_checking or any(worker.is_busy for worker in workers)

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002 -- little is shown, and all of it is read anew
        """Read anew which imports stand and which processes there are."""
        batches = self._desk.transfer.batches()
        self.file.recent.show_batches(batches, self._desk.context.today)
        if self.step == MATCH and not self._importer.is_busy:
            self.match.look_again()
        if self._result is not None and self._result.step_id is not None:
            self.done.show_standing(is_standing=self._batch() is not None)

    def shown(self) -> None:
        """The focus goes where the step begins."""
        if self.step == FILE:
            self.file.drop.choose.setFocus()
        else:
            (self.match.columns.list if self.step == MATCH else self.done.board).setFocus()

    def controls(self) -> tuple[QWidget, ...]:
        """Where she is."""
        return (self.steps,)

    def status(self) -> tuple[Part, ...]:
        """How long the file took, and that nothing has happened yet."""
        safe = Part(words=self.tr("Nothing is written before you press Import"))
        if self.step == MATCH:
            return (Part(words=self.tr("File read in {0} s").format(f"{max(self._read_in, 100) / 1000:.1f}")), safe)
        return (safe,) if self.step == FILE else ()

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        path = messages.choose_file(self, self.tr("Choose a file"), _KINDS, self._folder)
        if path is not None:
            self.open(path)

    def open(self, path: Path, *, encoding: str = "", delimiter: str = "") -> None:
        """Read this file, however long that takes."""
        self._path, self._folder = path, path.parent
        self._go(FILE)
        self.file.show_reading(path)
        self._clock.start()
        work = partial(_read, self._desk, path, encoding, delimiter)
        self._reader.start(work, self._on_read, self._on_read_refused, self.file.show_progress)
        if self._match is None:
            self._make_match()  # in the time that the reading takes

    def take_back(self) -> None:
        """Take back the import that was just made."""
        batch = self._batch()
        if batch is not None:
            self.done.set_taking_back(is_on=True)
            self._taking_back.begin(batch)

    def _on_read(self, matching: Matching) -> None:
        self.file.end_reading()
        self._read_in = self._clock.elapsed()
        self.match.begin(_kept(matching, self.match.matching))
        self._go(MATCH)

    def _on_read_refused(self, refused: Refused) -> None:
        self.file.end_reading()
        if refused.code != _STOPPED:
            self.file.show_refusal(sentence(refused))
        self.shown()

    def _on_reread_requested(self, encoding: str, delimiter: str) -> None:
        if self._path is not None:
            self.match.end()
            self.open(self._path, encoding=encoding, delimiter=delimiter)

    def _on_back_requested(self) -> None:
        self.match.end()
        self._go(FILE)

    def _on_import_requested(self, plan: Plan, remember: bool) -> None:
        self._plan = plan
        self.match.set_importing(is_on=True)
        self.setAcceptDrops(False)
        # What the file showed by itself is not remembered: the next one may write its dates another way.
        chosen = self.match.matching.mapping if remember and self.match.matching else None
        work = partial(_imported, self._desk.transfer, plan, chosen)
        self._importer.start(work, self._on_imported, self._on_import_refused, self.match.footer.show_progress)

    def _on_imported(self, result: ImportResult) -> None:
        self._end_import()
        self._result = result
        self._desk.transfer.take_currency(result)
        if self._plan is not None:
            self.done.show_result(self._plan, result)
        self._go(DONE)
        if not self.isVisible():
            self._navigator.tell(self.done.title, undo=result.step_id is not None)

    def _on_import_refused(self, refused: Refused) -> None:
        self._end_import()
        self.match.complain(sentence(refused))

    def _on_take_back_started(self, batch: Batch) -> None:
        self.file.recent.set_busy(batch)

    def _on_taken_back(self, batch: Batch) -> None:
        self._on_take_back_left()
        number = batch.counts.get("new", 0) + batch.counts.get("updated", 0)
        words = self.tr("Took back {0} of {1}").format(counted(number, "deal"), batch.file_name)
        self._navigator.tell(words, undo=True)

    def _on_take_back_left(self) -> None:
        self.file.recent.set_busy(None)
        if self._done is not None:
            self._done.set_taking_back(is_on=False)

    def _on_take_back_refused(self, refused: Refused) -> None:
        self._on_take_back_left()
        self._navigator.tell(sentence(refused))

    def _on_board_requested(self) -> None:
        self._navigator.go(Target(page="board"))

    def _on_again_requested(self) -> None:
        self._go(FILE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is held over the page."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.file.drop.light_up(is_held_over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away."""
        super().dragLeaveEvent(event)
        self.file.drop.light_up(is_held_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        self.file.drop.light_up(is_held_over=False)
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open(path)

    def _batch(self) -> Batch | None:
        """The import that was just made, as long as it stands."""
        wanted = self._result.step_id if self._result else None
        return next((b for b in self._desk.transfer.batches() if b.step_id == wanted), None)

    def _end_import(self) -> None:
        self.match.set_importing(is_on=False)
        self.setAcceptDrops(True)

    def _go(self, step: int) -> None:
        self._step = step
        self._stack.setCurrentWidget(self._in_front)
        self.steps.set_step(step)
        self.status_changed.emit()
        if self.isVisible():
            self.shown()

    @property
    def _in_front(self) -> QWidget:
        if self.step == FILE:
            return self.file
        return self.match if self.step == MATCH else self.done

    def _make_match(self) -> MatchStep:
        made = self._match = MatchStep(self._desk, self)
        made.back_requested.connect(self._on_back_requested)
        made.reread_requested.connect(self._on_reread_requested)
        made.import_requested.connect(self._on_import_requested)
        made.cancel_requested.connect(self._importer.cancel)
        self._stack.addWidget(made)
        return made

    def _make_done(self) -> DoneStep:
        made = self._done = DoneStep(self)
        made.board_requested.connect(self._on_board_requested)
        made.take_back_requested.connect(self.take_back)
        made.again_requested.connect(self._on_again_requested)
        self._stack.addWidget(made)
        return made

    def _listen(self) -> None:
        self.file.drop.choose_requested.connect(self.choose_file)
        self.file.cancel_requested.connect(self._reader.cancel)
        self.file.recent.take_back_requested.connect(self._taking_back.begin)
        self._taking_back.started.connect(self._on_take_back_started)
        self._taking_back.ended.connect(self._on_taken_back)
        self._taking_back.left.connect(self._on_take_back_left)
        self._taking_back.refused.connect(self._on_take_back_refused)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.file)
        Column(self, gap=0).addWidget(self._stack)


def _kept(new: Matching, old: Matching | None) -> Matching:
    """What she matched stays where the same file is only read another way."""
    if old is None or (old.table.path, old.table.headers) != (new.table.path, new.table.headers):
        return new
    return replace(new, process=old.process, mapping=old.mapping, guessed=old.guessed)


def _read(
    desk: "Desk", path: Path, encoding: str, delimiter: str, progress: Progress, cancelled: Cancelled
) -> Matching:
    return read(desk, path, progress, cancelled, encoding=encoding, delimiter=delimiter)


def _imported(
    transfer: Transfer,
    plan: Plan,
    chosen: ImportMapping | None,
    progress: Progress,
    cancelled: Cancelled,
) -> ImportResult:
    result = transfer.run(plan, progress, cancelled)
    if chosen is not None:
        # The deals are in; a folder that takes no file only costs the memory.
        with suppress(Refused):
            transfer.mappings.remember(chosen)
    return result
