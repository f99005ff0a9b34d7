"""Making, filling in, ticking and deleting a deal: what is kept, what is refused, what is one step."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repdesk.domain.deal import DealChange, EventKind, LeadState, NextStep, StepKind
from repdesk.domain.errors import Refused
from repdesk.domain.fields import MOST_TAGS
from repdesk.domain.money import LARGEST
from repdesk.services.desk import Desk
from repdesk.services.settings import CURRENCY
from tests.builders import Clock, a_deal, a_step, open_desk, the_process
from tests.dump import dump
from tests.real_data import real_data
from tests.services.reading import changes, every_deal, log, order, wrong_counts

FIELDS: dict[str, Any] = {
    "title": "Roll-out", "company": "Acme", "amount": -5, "currency": "JPY", "expected_close": date(2026, 12, 1),
    "probability": 10_000, "next_step": a_step(), "problem": "Two days\na week", "source": "Fair",
    "budget_range": "50–80k", "trigger": "New CFO", "tags": ("big", "hot"), "own": {"x_region": "North"},
    "lead_state": LeadState.SQL, "received_at": 1, "inbound": True, "industry": "Steel", "headcount": 0,
    "tech_stack": "SAP", "website": "acme.example",
}  # fmt: skip


def test_every_field_comes_back_as_it_was_given(desk: Desk) -> None:
    acme = desk.deals.create(the_process(desk), "qualify", **FIELDS)
    deal, company = desk.deals.with_company(acme)
    for name, value in FIELDS.items():
        assert getattr(company if hasattr(company, name) and name != "id" else deal, name) == value, name


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        ({"amount": 7, "currency": "EUR"}, ["deal.amount"]),
        ({"next_step": a_step(), "company": "Acme Ltd"}, ["company.name", "deal.next_what"]),
        ({"industry": "Steel", "own": {"x_region": "North"}}, ["company.industry", "x_region"]),
    ],
)
def test_the_history_names_the_company_and_what_really_changed(
    desk: Desk, edit: dict[str, Any], named: list[str]
) -> None:
    deal = a_deal(desk, "Press line", company="Acme")
    desk.deals.edit(deal, **edit)
    step = desk.history.next_undo()
    assert step is not None
    assert (step.args["company"], step.args["fields"]) == ("Acme", named)


def test_a_new_deal_stands_on_top_with_its_first_line_in_the_log(desk: Desk) -> None:
    first, second = a_deal(desk, "One"), a_deal(desk, "Two", amount=7, probability=500)
    created = log(desk, second)
    assert order(desk) == [second, first]
    assert [(e.seq, e.kind, e.to_stage, e.amount, e.probability) for e in created] == [
        (1, EventKind.CREATED, "qualify", 7, 500)
    ]
    assert log(desk, first)[0].probability == 1000
    assert desk.deals.get(second).created_at == desk.deals.get(second).stage_entered_at == desk.context.now_ms


def test_a_new_deal_takes_the_desks_currency(desk: Desk) -> None:
    desk.settings.set(CURRENCY, "CHF")
    assert desk.deals.get(a_deal(desk, "Acme")).currency == "CHF"


def test_deals_of_one_company_share_it(desk: Desk) -> None:
    one, two = a_deal(desk, "One", company="Acme", industry="Steel"), a_deal(desk, "Two", company="Acme", industry="")
    assert desk.deals.get(one).company_id == desk.deals.get(two).company_id
    company = desk.deals.with_company(two)[1]
    assert company is not None
    assert company.industry == "Steel"


def test_a_company_that_learns_something_counts_for_all_its_deals(tmp_path: Path) -> None:
    with open_desk(tmp_path, process="entry-exit") as desk:
        one, two = (a_deal(desk, name, stage="qualifying", company="Acme") for name in ("One", "Two"))
        desk.deals.edit(one, industry="Steel", headcount=12, tech_stack="SAP", website="acme.example")
        assert wrong_counts(desk) == {}
        assert desk.deals.get(one).checks_done == desk.deals.get(two).checks_done


def test_an_edit_says_what_it_changed_once(desk: Desk) -> None:
    acme = a_deal(desk, "Acme", amount=100)
    desk.deals.edit(acme, amount=250, currency="USD", probability=5000)
    assert [(c.field, c.before, c.after) for c in changes(desk, acme)] == [
        ("amount", "100", "250"), ("currency", "EUR", "USD"), ("probability", "", "5000"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "pushes"),
    [
        ("2026-12-01", "2026-12-02", 1),
        ("2026-12-01", "2026-11-30", 0),
        (None, "2026-12-01", 0),
        ("2026-12-01", None, 0),
    ],
)
def test_only_a_later_close_date_is_a_push(desk: Desk, before: str | None, after: str | None, pushes: int) -> None:
    days = [date.fromisoformat(day) if day else None for day in (before, after)]
    acme = a_deal(desk, "Acme", expected_close=days[0])
    desk.deals.edit(acme, expected_close=days[1])
    assert desk.deals.get(acme).pushes == pushes
    assert [(c.before, c.after) for c in changes(desk, acme)] == [(before or "", after or "")]


def test_five_clicks_on_a_day_later_are_one_push_one_line_and_one_step(desk: Desk, clock: Clock) -> None:
    acme = a_deal(desk, "Acme", expected_close=date(2026, 12, 1))
    steps = len(desk.history.steps())
    for day in range(2, 7):
        desk.deals.edit(acme, expected_close=date(2026, 12, day))
        clock.now += timedelta(seconds=1)
    assert desk.deals.get(acme).pushes == 1
    assert [(c.before, c.after) for c in changes(desk, acme)] == [("2026-12-01", "2026-12-06")]
    assert len(desk.history.steps()) == steps + 1


def test_a_date_that_was_put_off_and_back_while_typing_is_no_push(desk: Desk, clock: Clock) -> None:
    acme = a_deal(desk, "Acme", expected_close=date(2026, 12, 1))
    for day in (5, 1, 9, 1):
        desk.deals.edit(acme, expected_close=date(2026, 12, day))
    assert desk.deals.get(acme).pushes == 0
    clock.pass_days(1)
    desk.deals.edit(acme, expected_close=date(2026, 12, 9))
    assert desk.deals.get(acme).pushes == 1
    assert desk.check.run() == ()


@pytest.mark.parametrize(("seconds", "steps"), [(0, 1), (29, 1), (30, 2), (-1, 2)])
def test_edits_of_one_field_within_half_a_minute_are_one_step(
    desk: Desk, clock: Clock, seconds: int, steps: int
) -> None:
    acme = a_deal(desk, "Acme")
    before = len(desk.history.steps())
    desk.deals.edit(acme, title="A")
    clock.now += timedelta(seconds=seconds)
    desk.deals.edit(acme, title="Ab")
    assert len(desk.history.steps()) == before + steps


def test_edits_of_two_fields_are_two_steps(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    before = len(desk.history.steps())
    desk.deals.edit(acme, title="A")
    desk.deals.edit(acme, source="Fair")
    desk.deals.edit(acme, title="Ab")
    assert len(desk.history.steps()) == before + 3


def test_an_edit_that_changes_nothing_leaves_no_step(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    before = desk.history.steps()
    desk.deals.edit(acme, title="Acme roll-out")
    assert desk.history.steps() == before


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " \x00\n"}, "deal.title_empty"),
        ({"amount": 2**63}, "deal.amount_too_large"),
        ({"amount": -LARGEST - 1}, "deal.amount_too_large"),
        ({"amount": float("nan")}, "deal.amount_too_large"),
        ({"amount": float("inf")}, "deal.amount_too_large"),
        ({"currency": "euro"}, "deal.not_a_currency"),
        ({"probability": 10_001}, "deal.probability_out_of_range"),
        ({"expected_close": date(20, 2, 26)}, "deal.date_out_of_range"),
        ({"next_step": NextStep(what="Call", due=date(9999, 1, 1))}, "deal.date_out_of_range"),
        ({"tags": tuple(map(str, range(MOST_TAGS + 1)))}, "deal.too_many_tags"),
        ({"headcount": -1}, "company.headcount_out_of_range"),
        ({"company": "", "industry": "Steel"}, "company.name_empty"),
    ],
)
def test_a_value_that_cannot_be_kept_is_refused_and_nothing_is_written(
    desk: Desk, fields: dict[str, Any], code: str
) -> None:
    acme = a_deal(desk, "Acme")
    before = dump(desk.path, with_history=True)
    with pytest.raises(Refused) as edited:
        desk.deals.edit(acme, **fields)
    with pytest.raises(Refused) as created:
        desk.deals.create(the_process(desk), "qualify", **{"title": "New", **fields})
    assert (edited.value.code, created.value.code) == (code, code)
    assert dump(desk.path, with_history=True) == before


def test_what_is_not_there_is_refused(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.delete(acme)
    before = dump(desk.path, with_history=True)
    for verb in (desk.deals.get, desk.deals.delete, desk.deals.checklist, desk.deals.reopen):
        with pytest.raises(Refused, match=r"deal\.gone"):
            verb(acme)
    with pytest.raises(Refused, match=r"deal\.gone"):
        desk.deals.tick(acme, "s.1.budget")
    for stage, code in (("nowhere", "stage.gone"), ("won", "stage.gone"), ("onboard", "stage.after_sale")):
        with pytest.raises(Refused) as refused:
            desk.deals.create(the_process(desk), stage, title="New")
        assert refused.value.code == code
    assert dump(desk.path, with_history=True) == before


def test_a_tick_keeps_what_proves_it_and_counts(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    answer = "Speed\nPrice " + "x" * 900
    desk.deals.tick(acme, "s.2.needs", value=answer, evidence=" mail ", who="Jane", on=date(2026, 11, 3))
    desk.deals.tick(acme, "s.1.budget")
    tick = desk.deals.gate(acme, "propose").items[-1].tick
    assert tick is not None
    assert (tick.value, tick.evidence, tick.who, tick.on) == (answer, "mail", "Jane", date(2026, 11, 3))
    deal = desk.deals.get(acme)
    assert (deal.checks_done, deal.checks_total, deal.checks_blocking) == (1, 3, 1)


def test_an_unticked_item_is_open_again(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.tick(acme, "s.1.budget")
    desk.deals.untick(acme, "s.1.budget")
    assert desk.deals.get(acme).checks_done == 0
    assert not desk.deals.checklist(acme).items[0].is_done


@pytest.mark.parametrize("verb", ["tick", "untick"])
def test_a_line_that_is_on_no_checklist_is_refused(desk: Desk, verb: str) -> None:
    acme = a_deal(desk, "Acme")
    with pytest.raises(Refused, match=r"criterion\.gone"):
        getattr(desk.deals, verb)(acme, "s.9.moon")


def test_a_deleted_deal_takes_all_of_its_own_and_leaves_all_else(desk: Desk) -> None:
    acme, birch = (a_deal(desk, name, company="Acme", tags=("hot",)) for name in ("Acme", "Birch"))
    desk.deals.tick(acme, "s.1.budget")
    desk.deals.edit(acme, amount=1)
    desk.deals.delete(acme)
    left = dump(desk.path)
    assert every_deal(desk) == [birch]
    assert len(left["company"]) == len(left["deal_tag"]) == len(left["stage_event"]) == len(left["deal_fts"]) == 1
    assert left["tick"] == left["deal_change"] == []


def test_a_next_step_is_set_and_taken_away(desk: Desk) -> None:
    acme = a_deal(desk, "Acme")
    desk.deals.set_next_step(acme, NextStep(what=" Call\x00 Jane ", kind=StepKind.CALL, time="14:00\ud800"))
    assert desk.deals.get(acme).next_step == NextStep(what="Call Jane", kind=StepKind.CALL, time="14:00?")
    desk.deals.set_next_step(acme, None)
    assert desk.deals.get(acme).next_step is None


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401  (one desk for many examples)
    with open_desk(tmp_path_factory.mktemp("kept")) as desk:
        yield desk


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_is_kept_cleaned_and_kept_again_unchanged(kept: Desk, text: str) -> None:
    acme = a_deal(kept, "Acme", problem=text, source=text, tags=(text, "a"), next_step=NextStep(what=text, who=text))
    first = kept.deals.get(acme)
    step = first.next_step
    kept.deals.edit(acme, problem=first.problem, source=first.source, tags=first.tags, next_step=step)
    assert kept.deals.get(acme) == first


WORDS = ("title", "company", "problem", "source", "budget_range", "trigger", "industry", "website")


def test_naughty_strings_are_kept_in_every_field_and_found_again(desk: Desk) -> None:
    strings: list[str] = json.loads(real_data("naughty/blns.json").read_text(encoding="utf-8"))
    for some in (strings[n : n + len(WORDS)] for n in range(0, len(strings), len(WORDS))):
        words = {name: f"x{text}" for name, text in zip(WORDS, some, strict=False)}
        acme = desk.deals.create(the_process(desk), "qualify", tags=some, own={"x_own": some[-1]}, **words)
        desk.deals.tick(acme, "s.2.needs", value=f"x{some[0]}", evidence=some[-1], who=some[-1])
        assert desk.deals.gate(acme, "propose").items[-1].is_done
    found = {title for _, title, _, _ in dump(desk.path)["deal_fts"]}
    assert found == {desk.deals.get(deal).title for deal in every_deal(desk)}
    assert len(every_deal(desk)) == -(-len(strings) // len(WORDS))
    assert desk.check.run() == ()


def test_a_line_of_the_second_log_is_a_change(desk: Desk) -> None:
    acme = a_deal(desk, "Acme", amount=None)
    desk.deals.edit(acme, amount=5)
    assert changes(desk, acme) == (
        DealChange(deal_id=acme, at=desk.context.now_ms, field="amount", before="", after="5"),
    )
