"""Work beside the window: results, refusals, defects, cancelling, and a parent that goes away."""

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from repdesk.domain.errors import Refused
from repdesk.ui.tasks import Cancelled, Progress, run


class Listener(QObject):
    """Hears what a task reports, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[threading.Thread] = set()

    def hear(self, *what: object) -> None:
        self.heard.append(what[0] if len(what) == 1 else what)
        self.threads.add(threading.current_thread())


def test_result_comes_back_on_the_windows_thread(qtbot: QtBot) -> None:
    listener = Listener()
    run(listener, lambda _progress, _cancelled: threading.current_thread(), listener.hear)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard != [threading.current_thread()]
    assert listener.threads == {threading.current_thread()}


def test_progress_arrives_in_order_before_the_result(qtbot: QtBot) -> None:
    def work(progress: Progress, _cancelled: Cancelled) -> str:
        progress(1, 2)
        progress(2, 2)
        return "read"

    listener = Listener()
    run(listener, work, listener.hear, on_progress=listener.hear)
    qtbot.waitUntil(lambda: "read" in listener.heard)
    assert listener.heard == [(1, 2), (2, 2), "read"]


def test_refusal_reaches_who_takes_it(qtbot: QtBot) -> None:
    refusal = Refused("file.missing", path="deals.csv")

    def work(_progress: Progress, _cancelled: Cancelled) -> None:
        raise refusal

    listener = Listener()
    run(listener, work, listener.hear, on_failed=listener.hear)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [refusal]


def test_defect_flies_to_the_crash_dialog_even_where_refusals_are_taken(qtbot: QtBot) -> None:
    def work(_progress: Progress, _cancelled: Cancelled) -> None:
        raise ZeroDivisionError

    listener = Listener()
    with qtbot.captureExceptions() as raised:
        task = run(listener, work, listener.hear, on_failed=listener.hear)
        qtbot.waitUntil(lambda: bool(raised))
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    assert listener.heard == []
    assert not task.is_running


def test_cancelling_is_seen_by_the_work(qtbot: QtBot) -> None:
    def work(_progress: Progress, cancelled: Cancelled) -> bool:
        while not cancelled():
            pass
        return cancelled()

    listener = Listener()
    run(listener, work, listener.hear).cancel()
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [True]


def test_work_whose_window_is_gone_is_cancelled_and_nobody_hears(qtbot: QtBot) -> None:
    ended = threading.Event()

    def work(_progress: Progress, cancelled: Cancelled) -> None:
        while not cancelled():
            pass
        ended.set()

    parent, listener = QObject(), Listener()
    run(parent, work, listener.hear)
    parent.deleteLater()
    qtbot.waitUntil(ended.is_set)
    qtbot.wait(20)
    assert listener.heard == []
