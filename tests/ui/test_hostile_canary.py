"""Hostile words in every column of the desk: every page, sheet, menu and tooltip shows them as words, and soon."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from repdesk.domain.deal import DealId, Outcome
from repdesk.domain.errors import Refused
from repdesk.services.desk import Desk
from repdesk.storage import rows
from repdesk.ui.board.card_menu import CardMenu
from repdesk.ui.crash_dialog import CrashDialog
from repdesk.ui.kit.label import tip
from repdesk.ui.page import Target
from repdesk.ui.parts.back_sheet import open_back
from repdesk.ui.parts.ending_sheet import open_ending
from repdesk.ui.parts.gate_sheet import open_checklist, open_gate
from repdesk.ui.transfer.page import ImportPage
from tests.hostile import VARIANTS, canary, hostile_desk, magenta, tooltips
from tests.look.desks import Desks
from tests.look.formats import USUAL
from tests.look.screen import Screen

HANG_SECONDS = 2.0
"""No limit of speed, a guard: nested tables read as HTML take minutes."""

NO_WORDS = {
    "company.uid", "import_batch.counts", "process.uid", "process.key", "process.origin", "stage.uid", "stage.key",
    "deal.uid", "deal.rank", "deal.currency", "deal.expected_close", "deal.outcome", "deal.hold_until",
    "deal.next_kind", "deal.next_due", "deal.next_time", "deal.lead_state", "deal_change.field",
    "deal_change.before", "deal_change.after", "stage_event.kind", "stage_event.gate", "stage_event.open_keys",
    "stage_event.currency", "tick.key", "tick.on_date", "draft.key", "draft.body", "setting.key", "setting.value",
    "step.verb", "step.state", "step.session", "journal.tab", "journal.op",
}  # fmt: skip
"""Columns of text that hold codes, days and keys."""

OPEN, MOVED = DealId(1), DealId(3)


def go(page: str) -> Callable[[Screen], object]:
    return lambda screen: screen.workplace.history.go(Target(page=page))


def unfolded_gate(screen: Screen) -> None:
    for row in open_gate(screen.window, screen.desk, OPEN, "close")._items.rows():
        row.unfold()


def panel(screen: Screen) -> None:
    screen.workplace.history.go(Target(page="board", deal=OPEN))


def menus(screen: Screen) -> None:
    screen.board.page._cursor.go_to(OPEN)
    screen.board.page._acts.open_menu(OPEN, screen.window.mapToGlobal(QPoint(200, 200)))
    (menu,) = screen.board.page.findChildren(CardMenu)
    menu.move_to.popup(menu.mapToGlobal(QPoint(50, 50)))
    screen.workplace.open_menu()


def file_of_such_a_name(screen: Screen) -> None:
    go("import")(screen)
    page = screen.window.page
    assert isinstance(page, ImportPage)
    page.open(next(screen.desk.path.parent.glob("*.csv")))
    screen.until(lambda: not page.is_busy)


def card_tooltip(screen: Screen) -> None:
    view = screen.board.page._area.columns[0].view
    spot = view.visualRect(view.cards.index(0)).center()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, spot, view.mapToGlobal(spot)))


def crashed(screen: Screen) -> None:
    CrashDialog(RuntimeError(screen.desk.deals.get(OPEN).title), screen.folder, screen.window).show()


VIEWS: dict[str, Callable[[Screen], object]] = {
    "board": go("board"),
    "import": go("import"),
    "settings": go("settings"),
    "file": file_of_such_a_name,
    "panel": panel,
    "card tooltip": card_tooltip,
    "menus": menus,
    "gate": unfolded_gate,
    "checklist": lambda screen: open_checklist(screen.window, screen.desk, OPEN),
    "way back": lambda screen: open_back(screen.window, screen.desk, MOVED, "qualify"),
    "lost": lambda screen: open_ending(screen.window, screen.desk, OPEN, Outcome.LOST),
    "on hold": lambda screen: open_ending(screen.window, screen.desk, OPEN, Outcome.ON_HOLD),
    "new deal": lambda screen: screen.board.page.new_deal(),
    "toast": lambda screen: screen.desk.deals.disqualify(OPEN, "No need"),
    "undo": lambda screen: screen.workplace.undoing.undo(),
    "refused": lambda screen: screen.window.tell_refusal(Refused("desk.newer", path=screen.desk.deals.get(OPEN).title)),
    "crash": crashed,
}


@pytest.fixture
def words(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """One kind of hostile words."""
    return canary(tmp_path) if request.param == "html" else VARIANTS[request.param]


@pytest.fixture
def desk(tmp_path: Path, words: str) -> Desk:
    return hostile_desk(tmp_path / "desk", words)


@pytest.fixture
def screen(qapp: QApplication, desk: Desk, tmp_path: Path) -> Iterator[Screen]:  # noqa: ARG001 -- the program runs
    """The desk in its window."""
    made = Screen(Desks(tmp_path / "desks"), USUAL, tmp_path)
    made.show(desk)
    yield made
    made.close()


@pytest.mark.parametrize("words", ["html", *VARIANTS], indirect=True)
def test_every_view_shows_words_as_words_and_does_not_hang(screen: Screen) -> None:
    for name, open_view in VIEWS.items():
        started = perf_counter()
        open_view(screen)
        screen.settle()
        for root in (*screen.roots(), *tips()):
            assert magenta(root) == 0, name
            assert not [text for text in tooltips(root) if "<img" in text or "<table" in text], name
            assert not rich(root), name
        assert perf_counter() - started < HANG_SECONDS, name
        close_floating(screen)


@pytest.mark.parametrize("words", ["html"], indirect=True)
def test_every_column_of_words_is_filled(desk: Desk) -> None:
    silent = set(columns_without(desk.path, "<img")) - NO_WORDS
    desk.close()
    assert silent == set()


def test_the_canary_sings_where_words_are_read_as_html(qapp: QApplication, tmp_path: Path) -> None:  # noqa: ARG001
    label = QLabel(canary(tmp_path).partition("<table>")[0])
    label.resize(80, 80)
    assert magenta(label) > 0
    plain = QLabel()
    plain.setTextFormat(Qt.TextFormat.PlainText)
    tip(plain, canary(tmp_path))
    assert tooltips(plain) == []


def tips() -> list[QWidget]:
    """The tooltip on the screen."""
    shown = (w for w in QApplication.topLevelWidgets() if w.metaObject().className() == "QTipLabel")
    return [widget for widget in shown if widget.isVisible()]


def rich(root: QWidget) -> list[str]:
    """Labels that would read their text as HTML; Qt's own tooltip does, and is given it escaped."""
    labels = (each for each in root.findChildren(QLabel) if each.text() and each not in tips())
    return [each.text() for each in labels if each.textFormat() is not Qt.TextFormat.PlainText]


def close_floating(screen: Screen) -> None:
    QToolTip.hideText()
    for widget in reversed(screen.floating()):
        widget.deleteLater() if isinstance(widget, CrashDialog) else widget.close()
    screen.settle()


def columns_without(database: Path, mark: str) -> list[str]:
    """The columns of text in which nothing has this mark."""
    found = []
    with closing(sqlite3.connect(database)) as connection:
        for table in rows.metadata.sorted_tables:
            for column in table.c:
                query = f"SELECT count(*) FROM {table.name} WHERE instr({column.name}, ?)"
                if str(column.type) == "TEXT" and not connection.execute(query, (mark,)).fetchone()[0]:
                    found.append(f"{table.name}.{column.name}")
    return found
