"""The promise: theme and text size hold at once, on everything that is open, and at the next start."""

from PySide6.QtGui import QColor

from repdesk.services.settings import TEXT_SIZE, THEME
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import DARK, LIGHT, Theme
from tests.stories.rep import Rep


def corner(rep: Rep) -> QColor:
    """The colour of the board's ground, as it is painted."""
    return rep.window.grab().toImage().pixelColor(rep.window.width() - 3, 60)


def test_theme_changes_at_once(rep: Rep) -> None:
    assert corner(rep) == Theme(palette=LIGHT).color("window")
    rep.desk.settings.set(THEME, "dark")
    rep.wait()
    assert corner(rep) == Theme(palette=DARK).color("window")


def test_text_grows_by_key_and_the_cards_with_it(rep: Rep) -> None:
    view = rep.board.column("Qualify").view
    before = view.row_height(0)
    rep.press("Ctrl++", "Ctrl++")
    assert rep.desk.settings.get(TEXT_SIZE) == "125"
    assert current().scale == 1.25
    assert view.row_height(0) > before
    rep.press("Ctrl+0")
    assert view.row_height(0) == before
