"""Every scene of the program by its name, as steps of the rep on a screen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from repdesk.domain.deal import Outcome
from repdesk.domain.errors import Refused
from repdesk.domain.gate import WON
from repdesk.ui.actions import Act
from repdesk.ui.board.card_menu import CardMenu
from repdesk.ui.crash_dialog import CrashDialog
from repdesk.ui.firstrun.page import FirstRunPage
from repdesk.ui.kit.scroll import Scroll
from repdesk.ui.page import Target
from repdesk.ui.parts.back_sheet import open_back
from repdesk.ui.parts.deal_panel import DealPanel
from repdesk.ui.parts.ending_sheet import open_ending
from repdesk.ui.parts.gate_sheet import GateSheet, open_checklist, open_gate
from repdesk.ui.transfer.page import ImportPage
from repdesk.ui.transfer.reading_sheet import ReadingSheet
from repdesk.ui.transfer.taking_back import TakeBackSheet
from tests.look.screen import Screen
from tests.look.tables import crm_file

Scene = Callable[[Screen], None]
SCENES: Final[dict[str, Scene]] = {}
HALVORSEN = "Halvorsen Marine"


def _scene(play: Scene) -> Scene:
    SCENES[play.__name__.replace("_", "-")] = play
    return play


@_scene
def first_run(screen: Screen) -> None:
    screen.open("blank")


@_scene
def first_run_currency(screen: Screen) -> None:
    screen.open("blank")
    page = screen.window.page
    assert isinstance(page, FirstRunPage)
    page.change_money_and_week()
    screen.settle()


@_scene
def import_empty(screen: Screen) -> None:
    _import_page(screen)


@_scene
def import_matched(screen: Screen) -> None:
    _matched(screen, calm=True)


@_scene
def import_problems(screen: Screen) -> None:
    _matched(screen)


@_scene
def import_date_order(screen: Screen) -> None:
    _matched(screen, calm=True, ambiguous=True)


@_scene
def import_reading(screen: Screen) -> None:
    page = _matched(screen, calm=True)
    assert page.match.matching is not None
    ReadingSheet(screen.window, page.match.matching).open()
    screen.settle()


@_scene
def import_done(screen: Screen) -> None:
    page = _matched(screen)
    page.match.footer.start.click()
    screen.until(lambda: not page.is_busy)


@_scene
def import_take_back(screen: Screen) -> None:
    import_done(screen)
    TakeBackSheet(screen.window, 12).open()
    screen.settle()


@_scene
def import_recent(screen: Screen) -> None:
    import_done(screen)
    page = screen.window.page
    assert isinstance(page, ImportPage)
    page.done.again.click()
    screen.settle()


@_scene
def board(screen: Screen) -> None:
    screen.open("mock")
    screen.board.select("Sable Insurance")
    screen.settle()


@_scene
def board_empty(screen: Screen) -> None:
    screen.open("empty")


@_scene
def board_many(screen: Screen) -> None:
    screen.open("many")
    screen.settle(200)


@_scene
def board_dragging(screen: Screen) -> None:
    screen.open("mock")
    screen.board.hold(HALVORSEN, to="Propose")
    screen.settle(200)


@_scene
def card_menu(screen: Screen) -> None:
    screen.open("mock")
    screen.board.select(HALVORSEN)
    page = screen.board.page
    page._acts.open_menu(screen.board.deal(HALVORSEN), screen.window.mapToGlobal(QPoint(300, 200)))
    (menu,) = page.findChildren(CardMenu)
    menu.move_to.popup(menu.mapToGlobal(QPoint(menu.width(), 90)))
    screen.settle()


@_scene
def main_menu(screen: Screen) -> None:
    screen.open("mock")
    menu = screen.workplace.open_menu()
    deal = menu.actions()[3].menu()
    assert isinstance(deal, QMenu)
    deal.popup(menu.mapToGlobal(QPoint(menu.width(), 60)))
    screen.settle()


@_scene
def gate_closed(screen: Screen) -> None:
    _gate(screen, "mock", HALVORSEN, "propose")


@_scene
def gate_complete(screen: Screen) -> None:
    screen.open("mock")
    deal = screen.board.deal(HALVORSEN)
    for number in range(5):
        screen.desk.deals.tick(deal, f"evaluate.{number}")
    open_gate(screen.window, screen.desk, deal, "propose")
    screen.settle()


@_scene
def gate_override(screen: Screen) -> None:
    sheet = _gate(screen, "mock", HALVORSEN, "propose")
    sheet._anyway.click()
    screen.settle()


@_scene
def gate_skip(screen: Screen) -> None:
    _gate(screen, "mock", "Aldwych Labs", "propose")


@_scene
def gate_won(screen: Screen) -> None:
    _gate(screen, "mock", HALVORSEN, WON)


@_scene
def gate_editors(screen: Screen) -> None:
    sheet = _gate(screen, "entry-exit", HALVORSEN, "discovery")
    for row in sheet._items.rows():
        row.unfold()
    screen.settle(120)


@_scene
def gate_editors_foot(screen: Screen) -> None:
    gate_editors(screen)
    (sheet,) = screen.window.findChildren(GateSheet)
    bar = sheet._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    screen.settle()


@_scene
def checklist(screen: Screen) -> None:
    screen.open("mock")
    open_checklist(screen.window, screen.desk, screen.board.deal(HALVORSEN))
    screen.settle()


@_scene
def back_sheet(screen: Screen) -> None:
    screen.open("mock")
    open_back(screen.window, screen.desk, screen.board.deal(HALVORSEN), "discover")
    screen.settle()


@_scene
def sheet_lost(screen: Screen) -> None:
    _ending(screen, Outcome.LOST)


@_scene
def sheet_disqualify(screen: Screen) -> None:
    _ending(screen, Outcome.DISQUALIFIED)


@_scene
def sheet_on_hold(screen: Screen) -> None:
    _ending(screen, Outcome.ON_HOLD)


@_scene
def deal_panel(screen: Screen) -> None:
    screen.open("mock")
    screen.board.select("Ferro Nord")
    screen.board.press(Qt.Key.Key_Return)
    screen.settle(150)


@_scene
def deal_panel_foot(screen: Screen) -> None:
    deal_panel(screen)
    screen.board.press(Qt.Key.Key_F2)
    (panel,) = screen.window.findChildren(DealPanel)
    (area,) = panel.findChildren(Scroll)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    screen.settle(150)


@_scene
def new_deal(screen: Screen) -> None:
    screen.open("mock")
    screen.board.page.new_deal()
    screen.settle()


@_scene
def settings(screen: Screen) -> None:
    screen.open("short")
    screen.workplace.history.go(Target(page="settings"))
    screen.settle()


@_scene
def help(screen: Screen) -> None:
    _act(screen, Act.HELP)


@_scene
def shortcuts(screen: Screen) -> None:
    _act(screen, Act.SHORTCUTS)


@_scene
def about(screen: Screen) -> None:
    _act(screen, Act.ABOUT)


@_scene
def earlier_undo(screen: Screen) -> None:
    screen.open("mock")
    screen.workplace.undoing.undo_step()
    screen.settle()


@_scene
def toast(screen: Screen) -> None:
    screen.open("mock")
    screen.desk.deals.lose(screen.board.deal("Ulmer Werke"), "Price")
    screen.settle()


@_scene
def crash(screen: Screen) -> None:
    screen.open("mock")
    try:
        raise RuntimeError("what nobody thought of")
    except RuntimeError as error:
        CrashDialog(error, screen.folder, screen.window).show()
    screen.settle()


@_scene
def refusal(screen: Screen) -> None:
    screen.window.show_refusal(Refused("desk.newer", path=str(screen.folder / "desk.sqlite")))
    screen.settle()


def _import_page(screen: Screen) -> ImportPage:
    screen.open("mock")
    screen.workplace.history.go(Target(page="import"))
    screen.settle()
    page = screen.window.page
    assert isinstance(page, ImportPage)
    return page


def _matched(screen: Screen, *, calm: bool = False, ambiguous: bool = False) -> ImportPage:
    page = _import_page(screen)
    page.open(crm_file(screen.folder, calm=calm, ambiguous=ambiguous))
    screen.until(lambda: not page.is_busy)
    return page


def _gate(screen: Screen, desk: str, deal: str, to: str) -> GateSheet:
    screen.open(desk)
    sheet = open_gate(screen.window, screen.desk, screen.board.deal(deal), to)
    screen.settle()
    return sheet


def _ending(screen: Screen, outcome: Outcome) -> None:
    screen.open("mock")
    open_ending(screen.window, screen.desk, screen.board.deal(HALVORSEN), outcome)
    screen.settle()


def _act(screen: Screen, act: Act) -> None:
    screen.open("mock")
    screen.workplace.entries.of(act).trigger()
    screen.settle()
