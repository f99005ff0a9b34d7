"""What sums are counted in changes without a step; every page follows at once."""

from repdesk.services.desk import Desk
from repdesk.services.settings import CURRENCY
from repdesk.ui.page import Target
from repdesk.ui.shell.window import Window
from repdesk.ui.shell.workplace import Workplace
from tests.builders import a_deal


def _open_amount(window: Window) -> str:
    assert window.page is not None
    return next(part.figure for part in window.page.status() if part.words == "open")


def test_a_rate_changes_the_sums_on_the_screen(window: Window, workplace: Workplace, desk: Desk) -> None:
    a_deal(desk, "Acme", amount=1_000_00, currency="USD")
    workplace.history.go(Target(page="board"))
    assert _open_amount(window) == "$1k"
    desk.settings.set_rates({"USD": "0.5"})
    assert _open_amount(window) == "€500"


def test_a_hidden_board_counts_in_the_new_currency_when_it_is_seen(
    window: Window, workplace: Workplace, desk: Desk
) -> None:
    a_deal(desk, "Acme", amount=1_000_00, currency="USD")
    workplace.history.go(Target(page="board"))
    workplace.history.go(Target(page="settings"))
    desk.settings.set_rates({"EUR": "2", "USD": "0.5"})
    desk.settings.set(CURRENCY, "USD")
    workplace.history.go(Target(page="board"))
    assert _open_amount(window) == "$1k"
