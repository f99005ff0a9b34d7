"""Sizes, type and motion of a theme."""

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from repdesk.ui.look.theme import install
from repdesk.ui.look.tokens import DARK, FAMILY, ROLES, SYSTEM_FAMILY, Theme


def test_sizes_grow_with_the_text_but_hairlines_do_not() -> None:
    theme = Theme(scale=1.5)
    assert [theme.px(0), theme.px(1), theme.px(2), theme.px(32)] == [0, 1, 3, 48]


def test_nothing_takes_time_when_things_do_not_move() -> None:
    assert Theme(animated=False).ms(160) == 0
    assert Theme(animated=True).ms(160) == 160


def test_only_the_dark_palette_is_dark() -> None:
    assert Theme(palette=DARK).is_dark
    assert not Theme().is_dark


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_the_bundled_type_is_there_in_every_weight(qapp: QApplication, weight: int) -> None:
    install(qapp)
    info = QFontInfo(Theme().font("body", weight))
    assert (info.family(), info.weight()) == (FAMILY, weight)


@pytest.mark.parametrize("role", ROLES)
def test_figures_are_equally_wide(qapp: QApplication, role: str) -> None:
    install(qapp)
    metrics = QFontMetricsF(Theme().font(role))
    assert len({metrics.horizontalAdvance(figure * 8) for figure in "0123456789"}) == 1


def test_without_the_feature_figures_would_differ(qapp: QApplication) -> None:
    install(qapp)
    font = Theme().font("body")
    font.clearFeatures()
    assert QFontMetricsF(font).horizontalAdvance("1" * 8) < QFontMetricsF(font).horizontalAdvance("0" * 8)


def test_the_system_font_is_the_computers(qapp: QApplication) -> None:
    install(qapp)
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    assert Theme(family=SYSTEM_FAMILY).font().family() == system.family()
