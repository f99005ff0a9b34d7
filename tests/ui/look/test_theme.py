"""A theme goes on the whole program at once."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row, fix_size
from repdesk.ui.look.stylesheet import stylesheet
from repdesk.ui.look.theme import LookChoice, current, install, look_of, theme_for
from repdesk.ui.look.tokens import DARK, LIGHT, Theme


def test_a_choice_becomes_the_current_theme(qapp: QApplication) -> None:
    install(qapp, LookChoice(mode="dark", scale=1.25, animations="off"))
    assert current() == Theme(palette=DARK, scale=1.25, animated=False)


def test_there_is_one_look(qapp: QApplication) -> None:
    assert install(qapp) is install(qapp) is look_of()


@pytest.mark.parametrize(("asked", "given"), [(0.1, 0.8), (1.1, 1.1), (9.0, 1.5)])
def test_text_stays_between_80_and_150_per_cent(qapp: QApplication, asked: float, given: float) -> None:
    install(qapp)
    assert theme_for(LookChoice(scale=asked)).scale == given


def test_a_new_palette_recolours_what_is_on_the_screen(qapp: QApplication, qtbot: QtBot) -> None:
    install(qapp, LookChoice(mode="light"))
    words = label("Acme", "title", "danger")
    qtbot.addWidget(words)
    words.show()
    assert words.palette().color(QPalette.ColorRole.WindowText).name().upper() == LIGHT.danger
    install(qapp, LookChoice(mode="dark"))
    assert words.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.danger


def test_a_new_scale_resizes_words_buttons_gaps_and_fixed_sizes(qapp: QApplication, qtbot: QtBot) -> None:
    install(qapp, LookChoice(scale=1.0))
    words, button, gaps = label("Acme"), Button("Save"), Row(gap=8, margins=10)
    for widget in (words, button):
        qtbot.addWidget(widget)
        widget.show()
    fix_size(button, width=100)
    install(qapp, LookChoice(scale=1.5))
    assert words.font().pixelSize() == 20
    assert (button.sizeHint().height(), button.width()) == (48, 150)
    assert (gaps.spacing(), gaps.contentsMargins().left()) == (12, 15)


def test_whoever_listens_hears_of_a_new_theme(qapp: QApplication, qtbot: QtBot) -> None:
    look = install(qapp)
    with qtbot.waitSignal(look.changed):
        look.choose(LookChoice(mode="dark"))


@pytest.mark.parametrize("theme", [Theme(), Theme(palette=DARK, scale=0.8)], ids=["light", "dark"])
def test_the_style_sheet_has_every_token_put_in(theme: Theme) -> None:
    sheet = stylesheet(theme)
    assert "$" not in sheet
    assert theme.palette.surface in sheet
    assert sheet.count("{") == sheet.count("}")


def test_sizes_in_the_style_sheet_grow_but_lines_do_not() -> None:
    sheet = stylesheet(Theme(scale=1.5))
    assert "min-height: 45px" in sheet
    assert "border: 1px solid" in sheet
    assert "border: 2px solid" in sheet


def test_an_unknown_colour_is_an_error() -> None:
    with pytest.raises(AttributeError):
        Theme().color("mauve")
