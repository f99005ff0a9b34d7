"""A deal changes its stage or outcome: through the gate, with one line in the log, in one step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event as sqlalchemy_event

from repdesk.domain.changes import Changes
from repdesk.domain.deal import DealId, EventKind, GateResult, Outcome
from repdesk.domain.errors import Refused
from repdesk.domain.gate import GateBlocked
from repdesk.domain.health import DAY_MS
from repdesk.domain.process import Criterion, Kind, Phase, Process, Stage
from repdesk.domain.rank import LONGEST
from repdesk.services.desk import Desk
from tests.builders import START, Clock, a_deal, a_step, open_desk
from tests.dump import dump
from tests.services.reading import fill_in, log, order, wrong_counts

JANUARY = date(2027, 1, 5)


@contextmanager
def refused(desk: Desk, code: str) -> Iterator[None]:
    """The block is refused with this code and changes not a single row."""
    before = dump(desk.path, with_history=True)
    with pytest.raises(Refused) as raised:
        yield
    assert raised.value.code == code
    assert dump(desk.path, with_history=True) == before


def test_a_closed_gate_says_what_is_open_and_writes_nothing(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    before = dump(desk.path, with_history=True)
    with pytest.raises(GateBlocked) as blocked:
        desk.deals.move(acme, "propose")
    assert [i.key for i in blocked.value.report.missing] == ["s.1.budget", "s.1.buyer", "s.2.needs"]
    assert dump(desk.path, with_history=True) == before


def test_the_last_tick_lets_the_deal_through(desk: Desk, clock: Clock) -> None:
    acme = a_deal(desk, "Acme", currency="USD")
    fill_in(desk, acme, "qualify")
    desk.deals.tick(acme, "s.2.needs", value="Speed, price, support")
    clock.pass_days(3)
    desk.deals.move(acme, "propose")
    moved = log(desk, acme)[-1]
    assert (moved.seq, moved.kind, moved.from_stage, moved.to_stage) == (2, EventKind.FORWARD, "qualify", "propose")
    assert (moved.gate, moved.open_keys, moved.at_known) == (GateResult.COMPLETE, (), True)
    assert (moved.amount, moved.currency, moved.probability, moved.duration) == (1_200_000, "USD", 1000, 3 * DAY_MS)
    assert desk.deals.get(acme).stage_key == "propose"


def test_an_override_keeps_its_reason_and_what_it_went_past_until_that_is_healed(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.move(acme, "propose", override=" Buyer asked\nto go faster ")
    moved = log(desk, acme)[-1]
    assert (moved.gate, moved.reason) == (GateResult.OVERRIDDEN, "Buyer asked to go faster")
    assert moved.open_keys == ("s.1.budget", "s.1.buyer", "s.2.needs")
    assert desk.deals.get(acme).overridden_open == 3
    fill_in(desk, acme, "qualify")
    assert desk.deals.get(acme).overridden_open == 1
    desk.deals.tick(acme, "s.2.needs", value="Speed")
    assert desk.deals.get(acme).overridden_open == 0


def test_a_second_override_does_not_make_the_first_one_forgotten(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.move(acme, "propose", override="Faster")
    desk.deals.move(acme, "close", override="Faster still")
    assert desk.deals.get(acme).overridden_open == 5


def test_a_skip_asks_all_it_passes(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    with pytest.raises(GateBlocked) as blocked:
        desk.deals.move(acme, "close")
    assert [i.key for i in blocked.value.report.missing] == ["s.1.budget", "s.1.buyer", "s.2.yes", "s.2.t.send"]
    fill_in(desk, acme, "qualify", "propose")
    desk.deals.move(acme, "close")
    assert log(desk, acme)[-1].kind is EventKind.SKIP


def test_a_way_back_is_open_and_takes_off_what_is_no_longer_true(desk: Desk) -> None:
    acme = a_deal(desk, "Acme", stage="propose")
    fill_in(desk, acme, "qualify", "propose")
    assert [i.key for i in desk.deals.reopened_by(acme, "qualify")] == [
        "s.1.budget", "s.1.buyer", "s.2.needs", "s.2.yes", "s.2.t.send"
    ]  # fmt: skip
    desk.deals.move(acme, "qualify", no_longer_true=["s.1.budget", "s.2.yes"])
    assert log(desk, acme)[-1].kind is EventKind.BACK
    assert log(desk, acme)[-1].gate is GateResult.NONE
    assert [i.key for i in desk.deals.checklist(acme).missing] == ["s.1.budget"]


def test_a_next_step_set_in_the_move_counts_for_its_gate(tmp_path: Path) -> None:
    asked = Criterion(key="n.step", text="Next step agreed", kind=Kind.NEXT_STEP)
    stages = (Stage(key="one", name="One", phase=Phase.FIND, exit=(asked,)),
              Stage(key="two", name="Two", phase=Phase.CLOSE))  # fmt: skip
    with open_desk(tmp_path, process=Process(key="p", name="P", stages=stages)) as desk:
        acme = a_deal(desk, "Acme", stage="one")
        with pytest.raises(GateBlocked):
            desk.deals.move(acme, "two")
        desk.deals.move(acme, "two", next_step=a_step())
        assert log(desk, acme)[-1].gate is GateResult.COMPLETE
        assert desk.deals.get(acme).next_step == a_step()


def test_won_goes_to_the_first_stage_after_the_sale(desk: Desk, clock: Clock) -> None:
    acme = a_deal(desk, "Acme", stage="close")
    fill_in(desk, acme, "close")
    clock.pass_days(2)
    desk.deals.win(acme)
    won, event = desk.deals.get(acme), log(desk, acme)[-1]
    assert (won.stage_key, won.outcome) == ("onboard", Outcome.WON)
    assert won.closed_at == won.stage_entered_at == desk.context.now_ms
    assert (event.kind, event.from_stage, event.to_stage) == (EventKind.WON, "close", "onboard")
    assert event.duration == 2 * DAY_MS


def test_won_asks_the_exits_of_all_stages_that_are_left(desk: Desk) -> None:
    acme = a_deal(desk, "Acme", stage="propose")
    with pytest.raises(GateBlocked) as blocked:
        desk.deals.win(acme)
    assert [i.key for i in blocked.value.report.missing] == ["s.2.yes", "s.2.t.send", "s.3.signed"]


def test_without_a_stage_after_the_sale_a_won_deal_keeps_its_own(tmp_path: Path) -> None:
    only = Process(key="p", name="P", stages=(Stage(key="one", name="One", phase=Phase.CLOSE),))
    with open_desk(tmp_path, process=only) as desk:
        acme = a_deal(desk, "Acme", stage="one")
        desk.deals.win(acme)
        assert (desk.deals.get(acme).stage_key, desk.deals.get(acme).outcome) == ("one", Outcome.WON)
        with refused(desk, "deal.not_open"):
            desk.deals.win(acme)


def test_back_from_after_the_sale_the_deal_is_open_again(desk: Desk) -> None:
    acme = a_deal(desk, "Acme", stage="close")
    desk.deals.win(acme, override="Signed on paper")
    desk.deals.move(acme, "close")
    deal = desk.deals.get(acme)
    assert (deal.stage_key, deal.outcome, deal.closed_at) == ("close", Outcome.OPEN, None)
    assert log(desk, acme)[-1].kind is EventKind.REOPENED


Ending = Callable[[Desk, DealId], None]
ENDINGS: dict[Outcome, Ending] = {
    Outcome.LOST: lambda desk, deal: desk.deals.lose(deal, "Price", "20 % above"),
    Outcome.DISQUALIFIED: lambda desk, deal: desk.deals.disqualify(deal, "No budget", "Next year"),
    Outcome.ON_HOLD: lambda desk, deal: desk.deals.hold(deal, "Contact is away", JANUARY, "Back in January"),
}


@pytest.mark.parametrize("outcome", ENDINGS)
def test_an_ending_keeps_stage_reason_and_note_and_asks_no_gate(desk: Desk, outcome: Outcome) -> None:
    acme = a_deal(desk, "Acme", stage="propose")
    ENDINGS[outcome](desk, acme)
    deal, event = desk.deals.get(acme), log(desk, acme)[-1]
    assert (deal.stage_key, deal.outcome, event.gate) == ("propose", outcome, GateResult.NONE)
    assert event.reason == deal.outcome_reason != ""
    assert deal.outcome_note
    assert (deal.closed_at is None) == (outcome is Outcome.ON_HOLD) == (deal.hold_until == JANUARY)


def test_words_of_an_ending_are_cleaned_wherever_they_are_kept(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.lose(acme, " Pri\x00ce\ud800 ", "No\ufeffte\r\nmore")
    deal = desk.deals.get(acme)
    assert (deal.outcome_reason, deal.outcome_note, log(desk, acme)[-1].reason) == ("Price?", "Note\nmore", "Price?")


@pytest.mark.parametrize("outcome", ENDINGS)
def test_what_has_ended_moves_only_after_it_is_reopened(desk: Desk, outcome: Outcome) -> None:
    acme = a_deal(desk, "Acme")
    ENDINGS[outcome](desk, acme)
    with refused(desk, "deal.not_open"):
        desk.deals.move(acme, "propose", override="Now")
    with refused(desk, "deal.has_outcome"):
        ENDINGS[outcome](desk, acme)
    desk.deals.reopen(acme)
    deal = desk.deals.get(acme)
    assert (deal.is_open, deal.outcome_reason, deal.outcome_note, deal.closed_at, deal.hold_until) == (
        True, "", "", None, None
    )  # fmt: skip


def test_only_an_open_deal_can_be_put_on_hold(desk: Desk) -> None:
    acme, birch = a_deal(desk, "Acme", stage="close"), a_deal(desk, "Birch")
    desk.deals.win(acme, override="Signed")
    desk.deals.lose(birch, "Price")
    for deal in (acme, birch):
        with refused(desk, "deal.not_open"):
            desk.deals.hold(deal, "Contact is away", JANUARY)


def test_time_on_hold_is_not_time_in_stage(desk: Desk, clock: Clock) -> None:
    acme = a_deal(desk, "Acme")
    clock.pass_days(4)
    desk.deals.hold(acme, "Contact is away", JANUARY)
    clock.pass_days(30)
    desk.deals.reopen(acme)
    clock.pass_days(1)
    desk.deals.move(acme, "propose", override="They are back")
    assert [e.kind for e in log(desk, acme)][1:3] == [EventKind.HELD, EventKind.RESUMED]
    assert log(desk, acme)[-1].duration == 5 * DAY_MS


def test_a_clock_that_jumps_back_leaves_no_stay_below_zero(desk: Desk, clock: Clock) -> None:
    acme = a_deal(desk, "Acme")
    clock.now -= timedelta(days=400)
    desk.deals.hold(acme, "Contact is away", date(2026, 1, 5))
    clock.now -= timedelta(days=1)
    desk.deals.reopen(acme)
    desk.deals.move(acme, "propose", override="Now")
    assert [e.seq for e in log(desk, acme)] == [1, 2, 3, 4]
    assert log(desk, acme)[-1].duration == 0


def test_reopening_what_was_won_leads_back_before_the_sale(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.win(acme, override="Signed")
    desk.deals.reopen(acme)
    assert (desk.deals.get(acme).stage_key, desk.deals.get(acme).is_open) == ("close", True)


@pytest.mark.parametrize(
    ("verb", "code"),
    [
        (lambda desk, deal: desk.deals.move(deal, "nowhere"), "stage.gone"),
        (lambda desk, deal: desk.deals.move(deal, "qualify"), "deal.is_there"),
        (lambda desk, deal: desk.deals.lose(deal, "  "), "deal.reason_missing"),
        (lambda desk, deal: desk.deals.lose(deal, "Other", " \n"), "deal.note_missing"),
        (lambda desk, deal: desk.deals.hold(deal, "Contact is away", START.date()), "deal.hold_in_the_past"),
        (lambda desk, deal: desk.deals.reopen(deal), "deal.is_open"),
        (lambda desk, _deal: desk.deals.move(DealId(99), "propose"), "deal.gone"),
        (lambda desk, _deal: desk.deals.lose(DealId(99), "Price"), "deal.gone"),
        (lambda desk, _deal: desk.deals.reorder(DealId(99), after=None), "deal.gone"),
    ],
)
def test_what_may_not_be_is_refused_and_writes_nothing(desk: Desk, verb: Ending, code: str) -> None:
    acme = a_deal(desk, "Acme")
    with refused(desk, code):
        verb(desk, acme)


def test_a_card_is_dropped_below_another_or_at_the_top(desk: Desk) -> None:
    first, second, third = (a_deal(desk, name) for name in ("One", "Two", "Three"))
    assert order(desk) == [third, second, first]
    desk.deals.reorder(third, after=first)
    assert order(desk) == [second, first, third]
    desk.deals.reorder(first, after=None)
    assert order(desk) == [first, second, third]


def test_a_moved_card_lands_where_it_was_dropped(desk: Desk) -> None:
    low, high = (a_deal(desk, name, stage="propose") for name in ("Low", "High"))
    acme, birch, cedar = (a_deal(desk, name) for name in ("Acme", "Birch", "Cedar"))
    desk.deals.move(acme, "propose", after=high, override="Now")
    desk.deals.move(birch, "propose", after=low, override="Now")
    desk.deals.move(cedar, "propose", after=DealId(99), override="Now")
    assert order(desk, "propose") == [cedar, high, acme, low, birch]


def test_three_hundred_drops_into_one_gap_keep_the_order(desk: Desk) -> None:
    above, *cards = (a_deal(desk, f"Deal {n}") for n in range(6))
    desk.deals.reorder(above, after=None)
    for drop in range(300):
        card = cards[drop % len(cards)]
        desk.deals.reorder(card, after=above)
        assert order(desk)[:2] == [above, card]
    ranks = [desk.deals.get(deal).rank for deal in order(desk)]
    assert ranks == sorted(set(ranks))
    assert max(map(len, ranks)) <= LONGEST


def test_a_drop_writes_one_row(desk: Desk) -> None:
    _, second, third = (a_deal(desk, name) for name in ("One", "Two", "Three"))
    seen: list[Changes] = []
    desk.subscribe(seen.append)
    desk.deals.reorder(third, after=second)
    assert seen[0].rows == {"deal": frozenset({third})}


@pytest.mark.parametrize("after", [False, True])
def test_a_move_takes_five_statements_of_its_own_and_one_commit(desk: Desk, after: bool) -> None:
    acme, birch = a_deal(desk, "Acme"), a_deal(desk, "Birch", stage="propose")
    fill_in(desk, acme, "qualify", "propose")
    desk.board.columns(desk.processes.adopted()[0].id)
    said: list[str] = []
    commits: list[object] = []
    engine = desk.context.store._writer
    sqlalchemy_event.listen(engine, "before_cursor_execute", lambda *args: said.append(args[2].strip()))
    sqlalchemy_event.listen(engine, "commit", commits.append)
    desk.deals.move(acme, "propose", after=birch if after else None, next_step=a_step())
    begun = next(n for n, s in enumerate(said) if s.startswith("INSERT INTO step"))
    ended = next(n for n, s in enumerate(said) if s.startswith("SELECT DISTINCT tab"))
    assert ended - begun - 1 == 5
    assert len(commits) == 1
    assert wrong_counts(desk) == {}
