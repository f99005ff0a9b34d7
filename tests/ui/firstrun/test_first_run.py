"""The first start: five cards, their variants, the keys, and what a choice does to the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.services.settings import CURRENCY, WEEK_START
from repdesk.ui.firstrun.card import ProcessCard
from repdesk.ui.firstrun.page import FirstRunPage
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.page import Target
from tests.ui.firstrun.conftest import Places


def adopted(desk: Desk) -> list[str]:
    return [process.key for process in desk.processes.adopted()]


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def choose_variant(page: FirstRunPage, word: str) -> None:
    choice = page.cards.cards[0].findChild(Segmented)
    assert choice is not None
    next(b for b in choice.findChildren(QPushButton) if b.text() == word).click()


def test_five_processes_are_offered_each_with_its_stages(page: FirstRunPage) -> None:
    names = [card.accessibleName() for card in page.cards.cards]
    assert names == ["Entry and exit gates", "Buyer’s arc", "Action and signal", "Three phases", "Relationship growth"]
    assert "Prospecting, Qualifying" in page.cards.cards[0].accessibleDescription()


def test_arrows_choose_and_enter_starts(page: FirstRunPage, desk: Desk, places: Places) -> None:
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    assert page.start_button.accessibleName() == "Start with Buyer’s arc"
    press(Qt.Key.Key_Return)
    assert adopted(desk) == ["buyers-arc"]
    assert places.gone_to == [Target(page="board")]


def test_arrows_stop_at_the_ends(page: FirstRunPage) -> None:
    press(Qt.Key.Key_Left)
    assert page.cards.process.key == "entry-exit"
    for _ in range(9):
        press(Qt.Key.Key_Right)
    assert page.cards.process.key == "relationship"


def test_click_on_a_card_chooses_it(page: FirstRunPage, desk: Desk) -> None:
    QTest.mouseClick(page.cards.cards[3], Qt.MouseButton.LeftButton)
    page.start_button.click()
    assert adopted(desk) == ["three-phase"]


def test_variant_shows_its_stages_and_is_what_starts(page: FirstRunPage, desk: Desk) -> None:
    page.cards.cards[2].click()
    choose_variant(page, "Large")
    card = page.cards.cards[0]
    assert card.isChecked()
    assert "Legal review" in card.accessibleDescription()
    assert page.start_button.accessibleName() == "Start with Entry and exit gates, large firms"
    page.start_button.click()
    assert adopted(desk) == ["entry-exit-enterprise"]


def test_enter_starts_with_the_variant_just_chosen(page: FirstRunPage, desk: Desk) -> None:
    choose_variant(page, "Large")
    next(b for b in page.findChildren(QPushButton) if b.text() == "Large").setFocus()
    press(Qt.Key.Key_Return)
    assert adopted(desk) == ["entry-exit-enterprise"]


def test_import_takes_the_chosen_process_along(page: FirstRunPage, desk: Desk, places: Places) -> None:
    page.import_button.click()
    assert adopted(desk) == ["entry-exit"]
    assert places.gone_to == [Target(page="import")]


def test_money_and_week_can_be_changed_here(page: FirstRunPage, desk: Desk) -> None:
    desk.settings.set(CURRENCY, "CHF")
    desk.settings.set(WEEK_START, "sunday")
    assert page._money_and_week.whole == "CHF, weeks start on Sunday"
    sheet = page.change_money_and_week()
    assert sheet.isVisible()
    sheet.accept()


def test_enter_on_a_quiet_button_presses_it_only(page: FirstRunPage, desk: Desk) -> None:
    page.import_button.setFocus()
    press(Qt.Key.Key_Space)
    assert adopted(desk) == ["entry-exit"]


def test_all_cards_are_whole_in_every_window(page: FirstRunPage, qapp: QApplication, qtbot: QtBot) -> None:
    for width, height, scale in ((1440, 870, 1.0), (1024, 610, 1.0), (1440, 870, 1.5), (1024, 610, 1.5)):
        install(qapp, LookChoice(mode="light", scale=scale, animations="off"))
        page.resize(width, height)
        qtbot.waitUntil(lambda: all(is_whole(card) for card in page.cards.cards))


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("variant", ["Usual", "Large"])
def test_small_window_scrolls_up_and_down_only(
    page: FirstRunPage, qapp: QApplication, qtbot: QtBot, scale: float, variant: str
) -> None:
    install(qapp, LookChoice(mode="light", scale=scale, animations="off"))
    choose_variant(page, variant)
    page.resize(1024, 610)
    area = page.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: has_no_overhang(area) and area.verticalScrollBar().maximum() > 0)
    assert page.width() == 1024


def test_arrows_bring_the_chosen_card_into_view(page: FirstRunPage, qtbot: QtBot) -> None:
    page.resize(1024, 610)
    for _ in range(4):
        press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: not page.cards.cards[4].visibleRegion().isEmpty())


def has_no_overhang(area: QScrollArea) -> bool:
    """Whether nothing is cut off at the right."""
    content = area.widget()
    return content is not None and content.width() <= area.viewport().width()


def is_whole(card: ProcessCard) -> bool:
    """As wide as its longest line needs, as high as its parts, and inside the cards."""
    parent = card.parentWidget()
    assert isinstance(parent, QWidget)
    needed = card.levels(card.width()).height
    fits = card.width() >= card.minimumSizeHint().width() and card.height() >= needed
    return fits and parent.rect().contains(card.geometry())


def test_every_focusable_thing_has_a_name(page: FirstRunPage) -> None:
    focusable = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert focusable
    assert [w for w in focusable if not w.accessibleName()] == []
