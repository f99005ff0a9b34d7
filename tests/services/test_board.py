"""The board counts and sums all deals, whatever of them is on the screen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from repdesk.domain.deal import NextStep, Outcome
from repdesk.domain.money import Money
from repdesk.domain.process import Process
from repdesk.domain.views import Column
from repdesk.services.desk import Desk
from repdesk.services.settings import CURRENCY
from repdesk.storage import processes
from tests.builders import START, Clock, a_deal, a_step, short_process, the_process


def eur(amount: int) -> Money:
    return Money(amount=amount, currency="EUR")


def column(desk: Desk, key: str) -> Column:
    return next(c for c in desk.board.columns(the_process(desk)) if c.key == key)


def publish(desk: Desk, process: Process) -> None:
    """Make this the newest version of the desk's process."""
    with desk.context.store.write("adopt_process") as unit:
        processes._add_version(unit.connection, the_process(desk), process, number=2, at=unit.at)


def test_columns_are_the_stages_in_order_with_what_they_say(desk: Desk) -> None:
    columns = desk.board.columns(the_process(desk))
    assert [(c.key, c.name, c.is_post_sale, c.probability) for c in columns] == [
        ("qualify", "Qualify", False, 10), ("propose", "Propose", False, 50), ("close", "Close", False, 80),
        ("onboard", "Onboard", True, None),
    ]  # fmt: skip
    assert columns[0].moves_forward_when == "budget and buyer are known"


def test_a_column_sums_all_its_deals_and_weighs_each_by_its_own_chance(desk: Desk) -> None:
    for amount, own in ((100, None), (301, 5000), (None, None)):
        a_deal(desk, "Acme", amount=amount, probability=own)
    totals = column(desk, "qualify").totals
    assert (totals.count, totals.sums, totals.weighted) == (3, (eur(401),), (eur(160),))
    assert desk.board.summary(the_process(desk)).totals == totals


def test_currencies_without_a_rate_stand_beside_the_own_one(desk: Desk) -> None:
    a_deal(desk, "Acme", amount=1000)
    a_deal(desk, "Birch", amount=2000, currency="USD")
    assert column(desk, "qualify").totals.sums == (eur(1000), Money(amount=2000, currency="USD"))
    desk.settings.set_rates({"USD": "0.5"})
    assert column(desk, "qualify").totals.sums == (eur(2000),)
    desk.settings.set(CURRENCY, "USD")
    assert column(desk, "qualify").totals.sums == (Money(amount=2000, currency="USD"), eur(1000))


def test_only_open_deals_stand_before_the_sale_and_won_ones_after_it(desk: Desk) -> None:
    lost, held, gone, won, _ = (a_deal(desk, name, stage="close", amount=100) for name in "ABCDE")
    desk.deals.lose(lost, "Price")
    desk.deals.hold(held, "Contact is away", date(2027, 1, 5))
    desk.deals.disqualify(gone, "No budget")
    desk.deals.win(won, override="Signed")
    assert column(desk, "close").totals.count == 1
    after = column(desk, "onboard")
    assert (after.totals.count, after.totals.weighted) == (1, (eur(100),))
    assert [c.outcome for c in desk.board.cards(the_process(desk), after)] == [Outcome.WON]
    assert desk.board.summary(the_process(desk)).totals.count == 1


def test_cards_come_page_by_page_in_manual_order(desk: Desk) -> None:
    for number in range(7):
        a_deal(desk, f"Deal {number}")
    where = the_process(desk), column(desk, "qualify")
    first = desk.board.cards(*where, limit=3)
    second = desk.board.cards(*where, after=first[-1], limit=9)
    assert [c.company for c in (*first, *second)] == [f"Deal {n}" for n in reversed(range(7))]


def test_a_card_shows_the_deal(desk: Desk) -> None:
    acme = a_deal(desk, "Acme", next_step=a_step(), expected_close=date(2026, 12, 1))
    desk.deals.tick(acme, "s.1.budget")
    card = desk.board.cards_of([acme])[0]
    deal = desk.deals.get(acme)
    for name in ("id", "title", "company", "stage_id", "rank", "amount", "currency", "expected_close", "next_step",
                 "stage_entered_at", "pushes", "checks_done", "checks_total", "checks_blocking"):  # fmt: skip
        assert getattr(card, name) == getattr(deal, name), name


def test_the_line_below_counts_what_needs_a_look(desk: Desk, clock: Clock) -> None:
    a_deal(desk, "Bare")
    a_deal(desk, "Today", next_step=NextStep(what="Call", due=START.date()))
    late = a_deal(desk, "Late", next_step=NextStep(what="Call", due=START.date() - timedelta(days=1)))
    found = desk.board.summary(the_process(desk))
    assert (found.without_next_step, found.overdue) == (1, 1)
    clock.pass_days(1)
    assert desk.board.summary(the_process(desk)).overdue == 2
    desk.deals.lose(late, "Price")
    assert desk.board.summary(the_process(desk)).overdue == 1


def test_ten_stays_make_the_reps_own_percentile(desk: Desk, clock: Clock) -> None:
    for days in range(1, 11):
        acme = a_deal(desk, f"Deal {days}")
        clock.pass_days(days)
        assert column(desk, "qualify").limits.own_p80_days is None
        desk.deals.move(acme, "propose", override="Now")
    assert column(desk, "qualify").limits.own_p80_days == 8
    assert column(desk, "qualify").limits.expected_days == 14


@pytest.mark.parametrize("stage", ["close", "onboard"])
def test_a_retired_stage_stays_as_long_as_it_holds_a_deal(desk: Desk, stage: str) -> None:
    acme = a_deal(desk, "Acme", stage="close")
    if stage == "onboard":
        desk.deals.win(acme, override="Signed")
    publish(desk, replace(short_process(), stages=short_process().stages[:2]))
    columns = desk.board.columns(the_process(desk))
    assert [(c.key, c.is_retired) for c in columns] == [("qualify", False), ("propose", False), (stage, True)]
    desk.deals.delete(acme)
    assert len(desk.board.columns(the_process(desk))) == 2


def test_a_deal_keeps_the_chances_of_its_own_version(desk: Desk) -> None:
    a_deal(desk, "Old", amount=100)
    first, *others = short_process().stages
    surer = replace(first, probability=replace(first.probability, low=20))  # type: ignore[type-var]  # it has one
    publish(desk, replace(short_process(), stages=(surer, *others)))
    a_deal(desk, "New", amount=100)
    assert column(desk, "qualify").totals.weighted == (eur(30),)
    assert column(desk, "qualify").probability == 20
