"""What nobody caught: logged without the rep's words, told once per cause."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from repdesk.domain.errors import Refused
from repdesk.ui import messages
from repdesk.ui.crash import Crash
from repdesk.ui.crash_dialog import CrashDialog


@pytest.fixture
def crash(qtbot: QtBot, tmp_path: Path) -> Iterator[Crash]:
    """The hooks of the program, without Qt's messages, which the tests listen to themselves."""
    made = Crash(tmp_path)
    yield made
    for dialog in dialogs():
        qtbot.addWidget(dialog)
        dialog.close()


def dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def fail(words: str = "Acme pays 12,000") -> ZeroDivisionError:
    """A defect, raised and caught."""
    try:
        raise ZeroDivisionError(words)
    except ZeroDivisionError as error:
        return error


def take(crash: Crash, error: BaseException) -> None:
    crash._take(type(error), error, error.__traceback__)


def test_defect_is_told_once_per_cause(crash: Crash) -> None:
    for _ in range(14):
        take(crash, fail())
    assert len(dialogs()) == 1


def test_another_cause_is_told_as_well(crash: Crash) -> None:
    take(crash, fail())
    try:
        int("x")
    except ValueError as error:
        take(crash, error)
    assert len(dialogs()) == 2


def test_dialog_stops_nothing_and_its_text_can_be_copied(crash: Crash) -> None:
    take(crash, fail("<b>Acme</b>"))
    (dialog,) = dialogs()
    assert not dialog.isModal()
    dialog.copy()
    assert "ZeroDivisionError: <b>Acme</b>" in QApplication.clipboard().text()


def test_log_names_the_error_but_not_the_reps_words(crash: Crash, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        take(crash, fail())
    assert "ZeroDivisionError" in caplog.text
    assert "test_crash.py" in caplog.text
    assert "Acme pays" not in caplog.text


def test_defect_on_a_thread_is_told_on_the_windows_thread(crash: Crash, qtbot: QtBot) -> None:
    error = fail()
    thread = threading.Thread(target=take, args=(crash, error))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_refusal_nobody_caught_is_told_as_a_sentence(crash: Crash, qtbot: QtBot) -> None:
    refused = Refused("desk.busy")
    with qtbot.waitSignal(crash.refused) as heard:
        take(crash, refused)
    assert heard.args == [refused]
    assert dialogs() == []


def test_log_folder_is_shown(crash: Crash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(messages, "open_outside", opened.append)
    take(crash, fail())
    dialogs()[0].open_log_folder()
    assert opened == [tmp_path]


def test_hooks_are_given_back(crash: Crash) -> None:
    before = (sys.excepthook, threading.excepthook)
    crash.install()
    assert sys.excepthook == crash._take
    crash.remove()
    sys.excepthook, threading.excepthook = before
    assert sys.excepthook is before[0]
