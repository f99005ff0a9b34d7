"""The parts of the shell, each for itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from repdesk.domain.errors import Refused
from repdesk.ui.kit.button import Button
from repdesk.ui.kit.help import blocks
from repdesk.ui.page import Part, Target
from repdesk.ui.shell.navigator import History
from repdesk.ui.shell.places import PLACES
from repdesk.ui.shell.rail import Rail
from repdesk.ui.shell.refusal import RefusalPage
from repdesk.ui.shell.state import WindowState, look_choice
from repdesk.ui.shell.statusbar import StatusBar
from repdesk.ui.shell.window import Window

BOARD, IMPORT, SETTINGS = (Target(page=key) for key in ("board", "import", "settings"))


def test_going_somewhere_forgets_what_lay_ahead(qapp: QApplication) -> None:
    history = History(qapp)
    for target in (BOARD, IMPORT, SETTINGS):
        history.go(target)
    history.back()
    assert history.here == IMPORT
    history.go(BOARD)
    assert not history.can_go_forward
    history.back()
    assert history.here == IMPORT


def test_going_where_one_is_leaves_no_trace(qapp: QApplication) -> None:
    history = History(qapp)
    history.go(BOARD)
    history.go(BOARD)
    assert not history.can_go_back


def test_back_at_the_start_and_forward_at_the_end_do_nothing(qapp: QApplication) -> None:
    history = History(qapp)
    history.back()
    history.go(BOARD)
    history.back()
    history.forward()
    assert history.here == BOARD


def test_rail_has_a_named_button_for_every_place(qtbot: QtBot) -> None:
    rail = Rail(PLACES)
    qtbot.addWidget(rail)
    assert [rail.button(place.key).accessibleName() for place in PLACES] == ["Board", "Import", "Settings"]


def test_rail_keys_of_the_tips_are_unique(qtbot: QtBot) -> None:
    rail = Rail(PLACES)
    qtbot.addWidget(rail)
    tips = {rail.button(place.key).toolTip() for place in PLACES}
    assert len(tips) == len(PLACES)


def test_rail_without_a_desk_leads_nowhere(qtbot: QtBot) -> None:
    rail = Rail(PLACES)
    qtbot.addWidget(rail)
    rail.set_ready(is_ready=False)
    with qtbot.assertNotEmitted(rail.page_requested):
        QTest.mouseClick(rail.button("board"), Qt.MouseButton.LeftButton)
    assert not rail.menu_button.isEnabled()


def test_status_line_is_read_out_whole(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.line.set_parts((Part(figure="20", words="deals"), Part(words="3 overdue", tone="danger")))
    assert bar.line.accessibleName() == "20 deals, 3 overdue"


def test_status_bar_promises_nothing_before_there_is_a_desk(window: Window) -> None:
    assert not window.status._where.isVisible()


def test_refusal_offers_another_folder_and_to_quit(window: Window, qtbot: QtBot) -> None:
    page = window.show_refusal(Refused("desk.newer", path=Path("/home/ann/desk.sqlite")))
    assert "made by a newer RepDesk" in page.accessibleName()
    with qtbot.waitSignal(window.folder_requested):
        page.folder_button.click()
    next(b for b in page.findChildren(QPushButton) if b.text() == "Quit").click()
    assert not window.isVisible()


def test_the_key_that_quits_works_without_a_desk(window: Window, qtbot: QtBot) -> None:
    page = window.show_refusal(Refused("desk.newer", path=Path("desk.sqlite")))
    with qtbot.waitSignal(page.quit_requested):
        QTest.keyClick(page.folder_button, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_refusal_shows_a_path_as_it_is_written(qtbot: QtBot) -> None:
    page = RefusalPage("<b>/home/R&D</b> is not a RepDesk file.")
    qtbot.addWidget(page)
    assert page.accessibleName().startswith("<b>")


def test_first_paint_is_reported_once(state: WindowState, look: None, qtbot: QtBot) -> None:  # noqa: ARG001
    window = Window(state)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    with qtbot.assertNotEmitted(window.first_painted, wait=50):
        window.repaint()


def test_window_comes_back_as_large_as_it_was(state: WindowState, tmp_path: Path, qtbot: QtBot) -> None:
    first, second = QMainWindow(), QMainWindow()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    first.resize(700, 500)
    state.keep(first)
    assert WindowState(tmp_path / "config").restore(second)
    assert second.size() == first.size()


@pytest.mark.parametrize("rubbish", [b"\x00\xff\x13geometry\x9c=\n[[[", b"[General]\ngeometry=@ByteArray(x)\n", b" "])
def test_broken_state_is_put_aside(tmp_path: Path, rubbish: bytes, qtbot: QtBot) -> None:
    file = tmp_path / "window.ini"
    file.write_bytes(rubbish)
    state = WindowState(tmp_path)
    window = QMainWindow()
    qtbot.addWidget(window)
    assert not state.restore(window)
    assert state.page == "board"
    assert (tmp_path / "window.ini.bad").read_bytes() == rubbish


def test_values_of_the_wrong_kind_are_defaults(tmp_path: Path) -> None:
    state = WindowState(tmp_path)
    state.page = "settings"
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("page", ["a", "b"])
    kept.setValue("text_size", "huge")
    kept.sync()
    again = WindowState(tmp_path)
    assert again.page == "board"
    assert again.look() == look_choice("", "", "")


def test_page_that_is_no_more_is_the_first_one(tmp_path: Path) -> None:
    state = WindowState(tmp_path)
    state.page = "agenda"
    assert state.page == "board"
    state.page = "settings"
    assert state.page == "settings"


def test_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    window = QMainWindow()
    qtbot.addWidget(window)
    WindowState(tmp_path / "config").keep(window)
    assert (tmp_path / "config").read_text() == "a file where a folder should be"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title", [("#", "Title")]),
        ("one\ntwo", [("", "one two")]),
        ("- **a** b\n- c\n  goes on", [("-", "a b"), ("-", "c goes on")]),
        ("1. first\n2. second", [("1.", "first"), ("2.", "second")]),
        ("## Part\n\nwords", [("##", "Part"), ("", "words")]),
        ("<b>x</b> ![y](file:///z)", [("", "<b>x</b> ![y](file:///z)")]),
    ],
)
def test_help_is_plain_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.mark, block.words) for block in blocks(text)] == expected


def test_a_link_alone_leads_to_another_help() -> None:
    (block,) = blocks("[More on gates](gates.md)")
    assert (block.words, block.page) == ("More on gates", "gates")
    assert all(block.page == "" for block in blocks("see [this](gates.md)\n\n[x](https://example.org)"))


def test_every_button_of_the_shell_has_a_name(window: Window) -> None:
    named: Callable[[Button], bool] = lambda button: bool(button.accessibleName())  # noqa: E731 -- reads better in all()
    assert all(map(named, window.findChildren(Button)))


def test_first_window_is_no_higher_than_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(WindowState(tmp_path))
    qtbot.addWidget(window)
    assert window.height() < window.screen().availableSize().height()
