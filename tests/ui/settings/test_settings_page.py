"""Settings: every option has an editor, every choice holds at once, and follows what is set elsewhere."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from repdesk.services.desk import Desk
from repdesk.services.settings import CURRENCY, OPTIONS, SINGLE_KEYS, TEXT_SIZE, THEME
from repdesk.ui import messages
from repdesk.ui.kit.combo import Combo
from repdesk.ui.look.theme import LookChoice, install
from repdesk.ui.page import Target
from repdesk.ui.parts.rate_table import RateTable
from repdesk.ui.settings.page import SUBJECTS, SettingsPage
from tests.builders import open_desk


class Nowhere:
    """Settings lead nowhere."""

    def go(self, target: Target) -> None:
        raise AssertionError(target)

    def tell(self, text: str, *, undo: bool = False) -> None:
        raise AssertionError(text, undo)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as opened:
        yield opened


@pytest.fixture
def page(desk: Desk, qapp: QApplication, qtbot: QtBot) -> SettingsPage:
    install(qapp, LookChoice(mode="light", animations="off"))
    made = SettingsPage(desk, Nowhere())
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    return made


@pytest.fixture
def rates(page: SettingsPage) -> RateTable:
    table = page.fields["rates"]
    assert isinstance(table, RateTable)
    return table


def choose(field: QWidget, key: str) -> None:
    """Choose from a list as a hand would."""
    assert isinstance(field, Combo)
    field.choose(key)
    field.activated.emit(field.currentIndex())


def press(field: QWidget, word: str) -> None:
    next(button for button in field.findChildren(QPushButton) if button.text() == word).click()


def type_rate(table: RateTable, currency: str, text: str) -> None:
    row = next(row for row in table.rows() if row.currency == currency)
    row.field.clear()
    QTest.keyClicks(row.field, text)
    row.field.editingFinished.emit()


def add_rate(table: RateTable, currency: str) -> None:
    table._choice.choose(currency)
    table._add.click()


def test_every_option_has_an_editor() -> None:
    assert sorted(o.key for _, options in SUBJECTS for o in options) == sorted(o.key for o in OPTIONS)


def test_choice_holds_at_once(page: SettingsPage, desk: Desk) -> None:
    press(page.fields["theme"], "Dark")
    choose(page.fields["text_size"], "125")
    choose(page.fields["currency"], "CHF")
    assert [desk.settings.get(option) for option in (THEME, TEXT_SIZE, CURRENCY)] == ["dark", "125", "CHF"]


def test_single_keys_are_switched_off(page: SettingsPage, desk: Desk) -> None:
    field = page.fields["single_keys"]
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert desk.settings.get(SINGLE_KEYS) == "no"


def test_what_is_set_elsewhere_is_shown(page: SettingsPage, desk: Desk) -> None:
    desk.settings.set(TEXT_SIZE, "150")
    field = page.fields["text_size"]
    assert isinstance(field, Combo)
    assert field.key == "150"


def test_rate_is_kept_as_typed(rates: RateTable, desk: Desk) -> None:
    add_rate(rates, "USD")
    type_rate(rates, "USD", "0.9215")
    assert desk.settings.rates.worth == {"USD": Decimal("0.9215")}


@pytest.mark.parametrize("text", ["0", "-1", ".", "0,,9"])
def test_rate_that_is_none_is_refused_in_words_and_keeps_the_old(rates: RateTable, desk: Desk, text: str) -> None:
    desk.settings.set_rates({"USD": "0.9"})
    type_rate(rates, "USD", text)
    assert "is not a rate for USD" in rates._problem.text()
    assert desk.settings.rates.worth == {"USD": Decimal("0.9")}


def test_rate_is_removed(rates: RateTable, desk: Desk) -> None:
    desk.settings.set_rates({"USD": "0.9", "GBP": "1.17"})
    (gbp, usd) = rates.rows()
    usd.findChildren(QPushButton)[0].click()
    assert list(desk.settings.rates.worth) == ["GBP"]
    assert [row.currency for row in rates.rows()] == [gbp.currency]


def test_currency_with_a_rate_is_offered_no_second_time(rates: RateTable, desk: Desk) -> None:
    desk.settings.set_rates({"USD": "0.9"})
    offered = [rates._choice.itemText(row) for row in range(rates._choice.count())]
    assert "USD" not in offered
    assert "EUR" not in offered


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_small_window_scrolls_up_and_down_only(
    page: SettingsPage, qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    install(qapp, LookChoice(mode="light", scale=scale, animations="off"))
    page.resize(1024 - round(76 * scale), 560)
    area = page.findChild(QScrollArea)
    assert area is not None
    content = area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.width() <= area.viewport().width())


def test_folder_of_the_desk_is_shown(page: SettingsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(messages, "open_outside", opened.append)
    press(page, "Show")
    assert opened == [desk.path.parent]


def test_every_focusable_thing_has_a_name(page: SettingsPage, desk: Desk) -> None:
    desk.settings.set_rates({"USD": "0.9"})
    focusable = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert focusable
    assert [w for w in focusable if not w.accessibleName()] == []
