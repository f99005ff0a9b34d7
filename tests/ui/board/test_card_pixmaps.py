"""Cards are painted once, and the pictures never take more than their share of memory."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap

from repdesk.ui.board import card_pixmaps
from repdesk.ui.board.card_pixmaps import CardPixmaps, Pose
from repdesk.ui.parts.card_face import CardState
from tests.ui.board.cards import SETTING, a_card

CALM = Pose(170, 1.0, CardState(), "window")

pytestmark = pytest.mark.usefixtures("look")


def show(pixmaps: CardPixmaps, number: int = 1, **different: object) -> None:
    pixmaps.picture(a_card(number, **different), SETTING, CALM)


def test_the_same_card_is_painted_once() -> None:
    pixmaps = CardPixmaps()
    show(pixmaps)
    show(pixmaps)
    assert pixmaps.painted == 1


def test_a_changed_card_is_painted_anew_even_at_the_same_step() -> None:
    pixmaps = CardPixmaps()
    show(pixmaps)
    show(pixmaps, company="Birch")
    assert pixmaps.painted == 2


def test_another_state_is_another_picture() -> None:
    pixmaps = CardPixmaps()
    for state in (CardState(), CardState(selected=True), CardState(focused=True)):
        pixmaps.picture(a_card(), SETTING, CALM._replace(state=state))
    assert pixmaps.painted == 3


def test_another_day_is_painted_anew() -> None:
    pixmaps = CardPixmaps()
    show(pixmaps)
    pixmaps.renew()
    show(pixmaps)
    assert pixmaps.painted == 2


def test_memory_is_bounded_and_the_latest_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_pixmaps, "LIMIT", 200_000)
    pixmaps = CardPixmaps()
    for number in range(1, 21):
        show(pixmaps, number)
    assert 0 < pixmaps.bytes <= 200_000
    show(pixmaps, 20)
    assert pixmaps.painted == 20
    show(pixmaps, 1)
    assert pixmaps.painted == 21


def test_badges_make_a_card_higher() -> None:
    pixmaps = CardPixmaps()
    plain, pushed = a_card(), a_card(2, pushes=3, overridden_open=2)
    assert pixmaps.height(pushed, SETTING, 170) == pixmaps.height(plain, SETTING, 170) + 46


def test_a_card_without_badges_never_guesses_wrong() -> None:
    pixmaps = CardPixmaps()
    quiet = replace(a_card(), last_two_way_at=1, next_step=None)
    assert pixmaps.height(quiet, SETTING, 170) > pixmaps.height(a_card(), SETTING, 170)


def test_a_card_that_comes_once_takes_no_memory() -> None:
    pixmaps, screen = CardPixmaps(), QPixmap(200, 200)
    painter = QPainter(screen)
    pixmaps.paint(painter, QPoint(), a_card(), SETTING, CALM)
    assert pixmaps.bytes == 0
    pixmaps.paint(painter, QPoint(), a_card(), SETTING, CALM)
    assert pixmaps.bytes > 0
    painter.end()


def test_painted_straight_away_or_copied_it_looks_the_same() -> None:
    pixmaps, screens = CardPixmaps(), [QPixmap(170, 102), QPixmap(170, 102)]
    for screen in screens:
        painter = QPainter(screen)
        pixmaps.paint(painter, QPoint(), a_card(), SETTING, CALM)
        painter.end()
    assert screens[0].toImage() == screens[1].toImage()
