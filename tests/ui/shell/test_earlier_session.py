"""Undo of a step of an earlier day names it and asks once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from repdesk.domain.deal import DealId
from repdesk.services.desk import Desk
from repdesk.ui.kit.dialog import Sheet
from repdesk.ui.shell.window import Window
from repdesk.ui.shell.workplace import Workplace
from tests.builders import a_deal, a_desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose two deals were lost before it was last closed."""
    with open_desk(tmp_path / "desk") as before:
        for deal in (a_deal(before, "Birch"), a_deal(before, "Acme")):
            before.deals.lose(deal, "Price")
    opened = a_desk(tmp_path / "desk")
    yield opened
    opened.close()


def asked(window: Window) -> list[Sheet]:
    return [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]


def lost(desk: Desk) -> list[str]:
    deals = [desk.deals.get(DealId(number)) for number in (1, 2)]
    return [deal.company for deal in deals if not deal.is_open]


def test_earlier_step_is_named_and_not_undone_before_she_agrees(
    workplace: Workplace, window: Window, desk: Desk
) -> None:
    workplace.undoing.undo()
    (sheet,) = asked(window)
    assert "Marked Acme as lost" in sheet.accessibleDescription()
    assert "20 Nov" in sheet.accessibleDescription()
    sheet.reject()
    assert lost(desk) == ["Birch", "Acme"]


def test_it_is_asked_once_a_session(workplace: Workplace, window: Window, desk: Desk) -> None:
    workplace.undoing.undo()
    asked(window)[0].accept()
    assert lost(desk) == ["Birch"]
    workplace.undoing.undo()
    assert lost(desk) == []
    assert asked(window) == []
