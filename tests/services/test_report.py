"""The report: the same figures as the board, in the form other programs read."""

import json
from pathlib import Path
from typing import Any

import pytest

from repdesk.services.desk import Desk
from repdesk.services.settings import CURRENCY
from tests.builders import a_deal, a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def _process(desk: Desk) -> dict[str, Any]:
    found = desk.report.report()
    (process,) = found["processes"]
    return dict(process)


def _stage(desk: Desk, key: str) -> dict[str, Any]:
    return next(dict(stage) for stage in _process(desk)["stages"] if stage["key"] == key)


def test_empty_desk_reports_no_process(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, process="entry-exit")
    desk.history.undo()
    assert desk.report.report() == {"schema": "repdesk.report/1", "currency": "EUR", "processes": []}


def test_stages_stand_in_the_order_of_the_board(desk: Desk) -> None:
    process = _process(desk)
    assert (process["key"], process["name"]) == ("short", "Short")
    assert [stage["key"] for stage in process["stages"]] == ["qualify", "propose", "close", "onboard"]


def test_open_deals_count_by_stage_with_their_weighted_worth(desk: Desk) -> None:
    a_deal(desk, "Acme", amount=100_050)
    a_deal(desk, "Birch", amount=None)
    expected = {"key": "qualify", "name": "Qualify", "count": 2, "amount": "1000.50", "weighted": "100.05"}
    assert _stage(desk, "qualify") == expected


def test_own_probability_weighs_more_than_the_stage(desk: Desk) -> None:
    a_deal(desk, "Acme", amount=100_000, probability=9_000)
    assert _stage(desk, "qualify")["weighted"] == "900.00"


def test_every_outcome_has_its_count_and_amount(desk: Desk) -> None:
    desk.deals.lose(a_deal(desk, "Acme", amount=500_000), "Price")
    desk.deals.win(a_deal(desk, "Birch", amount=700_000), override="Signed over the phone")
    a_deal(desk, "Cedar", amount=100)
    assert _process(desk)["outcomes"] == {
        "open": {"count": 1, "amount": "1.00"},
        "won": {"count": 1, "amount": "7000.00"},
        "lost": {"count": 1, "amount": "5000.00"},
        "disqualified": {"count": 0, "amount": "0.00"},
        "on_hold": {"count": 0, "amount": "0.00"},
    }


def test_won_deals_stand_in_the_stage_after_the_sale(desk: Desk) -> None:
    desk.deals.win(a_deal(desk, "Birch", amount=700_000), override="Signed over the phone")
    assert _stage(desk, "onboard") | {"name": ""} == {
        "key": "onboard", "name": "", "count": 1, "amount": "7000.00", "weighted": "7000.00"
    }  # fmt: skip


def test_a_currency_without_a_rate_stands_apart(desk: Desk) -> None:
    a_deal(desk, "Acme", amount=100_000)
    a_deal(desk, "Birch", amount=200_000, currency="USD")
    stage = _stage(desk, "qualify")
    assert (stage["amount"], stage["weighted"]) == ("1000.00", "100.00")
    assert stage["other_currencies"] == {"USD": {"amount": "2000.00", "weighted": "200.00"}}
    assert _process(desk)["outcomes"]["open"]["other_currencies"] == {"USD": {"amount": "2000.00"}}


def test_a_currency_with_a_rate_is_part_of_the_sum(desk: Desk) -> None:
    desk.settings.set_rates({"USD": "0.5"})
    a_deal(desk, "Birch", amount=200_000, currency="USD")
    assert _stage(desk, "qualify")["amount"] == "1000.00"
    assert "other_currencies" not in _stage(desk, "qualify")


def test_amounts_have_the_digits_of_their_currency(desk: Desk) -> None:
    desk.settings.set(CURRENCY, "JPY")
    a_deal(desk, "Acme", amount=12_345)
    assert desk.report.report()["currency"] == "JPY"
    assert _stage(desk, "qualify")["amount"] == "12345"


def test_the_report_is_json(desk: Desk) -> None:
    a_deal(desk, "Acme", amount=100_000, currency="USD")
    assert json.loads(json.dumps(desk.report.report())) == desk.report.report()
