"""Which currency an empty desk ends up with: that of its first deals, unless the rep chose one."""

from pathlib import Path

from repdesk.domain.mapping import ImportMapping
from repdesk.services.desk import Desk
from repdesk.services.settings import CURRENCY
from tests.builders import a_deal, open_desk

DOLLARS = ImportMapping(process="short", currency="USD", columns={"Name": "deal.title", "Value": "deal.amount"})


def _import(desk: Desk, folder: Path) -> None:
    path = folder / "deals.csv"
    path.write_text("Name,Value\nAcme,100\n", encoding="utf-8")
    plan = desk.transfer.check(desk.transfer.open(path), DOLLARS)
    desk.transfer.take_currency(desk.transfer.run(plan))


def test_the_first_deals_bring_their_currency(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        _import(desk, tmp_path)
        assert desk.settings.currency == "USD"


def test_a_chosen_currency_stays(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.settings.set(CURRENCY, "EUR")
        _import(desk, tmp_path)
        assert desk.settings.currency == "EUR"


def test_deals_that_are_there_keep_the_currency_they_are_counted_in(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        a_deal(desk, "Birch")
        _import(desk, tmp_path)
        assert desk.settings.currency == "EUR"
