"""May this deal move? Every kind of item, satisfied and not; what each way asks."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain import gate
from repdesk.domain.deal import Deal, DealId, EventKind, NextStep, ProcessId, StageId, Tick, VersionId
from repdesk.domain.gate import BY_HAND, WON, Facts, GateReport, Side
from repdesk.domain.process import Condition, Criterion, Evidence, Kind, Level, Phase, Process, Stage, StageKind, Task
from tests.builders import short_process

DUE = date(2026, 11, 24)


def a_deal(**fields: Any) -> Deal:  # noqa: ANN401  (any field)
    place = {"id": DealId(1), "uid": "", "title": "Acme", "process_id": ProcessId(1), "version_id": VersionId(1)}
    return Deal(**{**place, "stage_id": StageId(1), "stage_key": "s", "rank": "V", **fields})


def a_tick(key: str = "c", **proof: Any) -> Tick:  # noqa: ANN401  (any field)
    return Tick(deal_id=DealId(1), key=key, at=0, **proof)


def facts(*ticks: Tick, deal: Deal | None = None, **more: Any) -> Facts:  # noqa: ANN401  (any field)
    return Facts(deal=deal or a_deal(), ticks={t.key: t for t in ticks}, **more)


def is_done(criterion: Criterion, found: Facts) -> bool:
    stage = Stage(key="s", name="S", phase=Phase.FIND, exit=(criterion,))
    return gate.checklist(found, stage).items[0].is_done


def keys(report: GateReport) -> list[str]:
    return [i.key for i in report.items]


def every_key(process: Process) -> list[str]:
    return [i.key for s in process.stages for i in (*s.entry, *s.exit)] + [
        t.key for s in process.stages for t in s.tasks
    ]


lines = st.lists(st.sampled_from(Level), max_size=2)
sides = st.lists(st.tuples(lines, lines, lines), min_size=1, max_size=5)


def a_process(sides: list[tuple[list[Level], list[Level], list[Level]]], after: int) -> Process:
    """A process of these levels for entry, exit and tasks of each stage; the last `after` follow the sale."""
    opens = max(1, len(sides) - after)
    stages = tuple(
        Stage(
            key=f"s{n}",
            name="S",
            phase=Phase.FIND,
            kind=StageKind.OPEN if n < opens else StageKind.POST_SALE,
            entry=tuple(Criterion(key=f"{n}.in.{i}", text="C", level=level) for i, level in enumerate(entry)),
            exit=tuple(Criterion(key=f"{n}.out.{i}", text="C", level=level) for i, level in enumerate(out)),
            tasks=tuple(Task(key=f"{n}.t.{i}", text="T", level=level) for i, level in enumerate(tasks)),
        )
        for n, (entry, out, tasks) in enumerate(sides)
    )
    return Process(key="p", name="P", stages=stages)


processes = st.builds(a_process, sides, st.integers(0, 2))
ways = processes.flatmap(
    lambda p: st.tuples(st.just(p), st.sampled_from(p.stages), st.sampled_from((*(s.key for s in p.stages), WON)))
)


@given(ways, st.data())
def test_a_gate_is_closed_only_by_what_blocks_and_is_open(way: tuple[Process, Stage, str], data: st.DataObject) -> None:
    process, stage, to = way
    ticked = data.draw(st.sets(st.sampled_from([*every_key(process), "x"])))
    report = gate.report(facts(*map(a_tick, ticked)), process, stage.key, to)
    blocking = [i for i in report.items if i.level is Level.BLOCKS and not i.is_done]
    assert report.may_pass == (not blocking)
    assert list(report.missing) == blocking


@given(ways)
def test_an_item_stands_in_a_gate_once(way: tuple[Process, Stage, str]) -> None:
    process, stage, to = way
    found = keys(gate.report(facts(), process, stage.key, to))
    assert len(found) == len(set(found))


@given(processes, st.data())
def test_a_skip_asks_the_exits_of_all_it_passes_and_the_entry_of_its_target(
    process: Process, data: st.DataObject
) -> None:
    first, last = sorted(data.draw(places(process)))
    start, target = process.stages[first], process.stages[last]
    asked = gate.report(facts(), process, start.key, target.key).items
    if first == last:
        assert asked == ()
        return
    for item in asked:
        at = process.position(item.stage_key)
        assert at == last if item.side is Side.ENTRY else first <= at < last
    steps = [gate.checklist(facts(), s) for s in process.stages[first:last]]
    wanted = [i.key for r in steps for i in r.items if i.side is not Side.TASK or i.level is not Level.HINT]
    assert [i.key for i in asked if i.side is not Side.ENTRY] == wanted


@given(processes, st.data())
def test_won_asks_the_exits_of_this_and_all_later_stages_before_the_sale(process: Process, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(process.open_stages))
    asked = gate.report(facts(), process, start.key, WON).items
    left = process.open_stages[process.position(start.key) :]
    wanted = [i.key for s in left for i in gate.checklist(facts(), s).items if i.side is Side.EXIT]
    assert [i.key for i in asked if i.side is Side.EXIT] == wanted
    assert not any(i.side is Side.ENTRY for i in asked)


@given(processes, st.data())
def test_a_way_back_asks_nothing(process: Process, data: st.DataObject) -> None:
    first, last = sorted(data.draw(places(process)))
    report = gate.report(facts(), process, process.stages[last].key, process.stages[first].key)
    assert report.items == ()
    assert report.may_pass


def places(process: Process) -> st.SearchStrategy[tuple[int, int]]:
    place = st.integers(0, len(process.stages) - 1)
    return st.tuples(place, place)


def two_after() -> Process:
    onboard = Stage(key="onboard", name="Onboard", phase=Phase.AFTER, kind=StageKind.POST_SALE,
                    entry=(Criterion(key="p.kickoff", text="Kick-off agreed"),),
                    exit=(Criterion(key="p.live", text="Live"),))  # fmt: skip
    grow = Stage(key="grow", name="Grow", phase=Phase.AFTER, kind=StageKind.POST_SALE)
    return replace(short_process(), stages=(*short_process().stages[:3], onboard, grow))


@pytest.mark.parametrize(
    ("start", "to", "kind"),
    [
        ("qualify", "propose", EventKind.FORWARD), ("qualify", "close", EventKind.SKIP),
        ("close", "qualify", EventKind.BACK), ("close", "onboard", EventKind.WON), ("qualify", WON, EventKind.WON),
        ("onboard", "grow", EventKind.POST_SALE), ("grow", "onboard", EventKind.BACK),
        ("grow", "close", EventKind.REOPENED), ("qualify", "grow", EventKind.WON),
    ],
)  # fmt: skip
def test_each_way_has_its_name(start: str, to: str, kind: EventKind) -> None:
    assert gate.direction(two_after(), start, to) is kind


def test_a_way_back_after_the_sale_asks_nothing_either() -> None:
    assert gate.report(facts(), two_after(), "grow", "onboard").items == ()


def test_winning_into_a_later_stage_after_the_sale_asks_the_one_it_skips() -> None:
    found = keys(gate.report(facts(), two_after(), "close", "grow"))
    assert found == ["s.3.signed", "p.live"]


def test_a_way_back_puts_the_ticked_items_of_the_stages_between_in_doubt() -> None:
    ticked = facts(a_tick("s.1.budget"), a_tick("s.2.yes", evidence="mail"), a_tick("s.3.signed"))
    found = gate.reopened_by(ticked, short_process(), "propose", "qualify")
    assert [i.key for i in found] == ["s.1.budget", "s.2.yes"]


@pytest.mark.parametrize("to", ["close", WON, "propose"])
def test_a_way_forward_puts_nothing_in_doubt(to: str) -> None:
    ticked = facts(a_tick("s.1.budget"), a_tick("s.2.yes"))
    assert gate.reopened_by(ticked, short_process(), "qualify", to) == ()


def test_tasks_that_only_hint_are_on_the_checklist_but_not_in_the_count_or_the_gate() -> None:
    hint, guard = Task(key="t.hint", text="Read"), Task(key="t.guard", text="Send", level=Level.BLOCKS)
    stage = Stage(key="s", name="S", phase=Phase.FIND, tasks=(hint, guard))
    process = Process(key="p", name="P", stages=(stage, Stage(key="n", name="N", phase=Phase.CLOSE)))
    assert keys(gate.checklist(facts(), stage)) == ["t.hint", "t.guard"]
    assert len(gate.checklist(facts(), stage).counted) == 1
    assert keys(gate.report(facts(), process, "s", "n")) == ["t.guard"]


@pytest.mark.parametrize("level", [Level.WARNS, Level.HINT])
def test_what_only_warns_or_hints_never_closes_a_gate(level: Level) -> None:
    stage = Stage(key="s", name="S", phase=Phase.FIND, exit=(Criterion(key="c", text="C", level=level),))
    report = gate.checklist(facts(), stage)
    assert report.may_pass
    assert report.open == report.items


SATISFIED: dict[Kind, dict[str, str]] = {
    Kind.TICK: {},
    Kind.ANSWER: {"value": "They lose two days a week"},
    Kind.CHOICE: {"value": "Yes"},
    Kind.NUMBER: {"value": "3"},
    Kind.DATE: {"value": "2026-12-01"},
    **{kind: {"evidence": "Jane wrote it"} for kind in BY_HAND},
}
NOT_QUITE: dict[Kind, dict[str, str]] = {
    Kind.ANSWER: {"value": " "},
    Kind.CHOICE: {"value": "Perhaps"},
    Kind.NUMBER: {"value": "2.99"},
    Kind.DATE: {"value": ""},
    **{kind: {"evidence": " \n", "value": "Jane"} for kind in BY_HAND},
}


def of_kind(kind: Kind, **more: Any) -> Criterion:  # noqa: ANN401  (any field)
    return Criterion(key="c", text="C", kind=kind, choices=("Yes", "No"), at_least=3, field="deal.amount", **more)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_open_until_it_is_ticked_with_what_it_asks(kind: Kind) -> None:
    assert not is_done(of_kind(kind), facts())
    assert is_done(of_kind(kind), facts(a_tick(**SATISFIED[kind])))


@pytest.mark.parametrize("kind", NOT_QUITE)
def test_a_tick_without_what_its_kind_asks_does_not_count(kind: Kind) -> None:
    assert not is_done(of_kind(kind), facts(a_tick(**NOT_QUITE[kind])))


@pytest.mark.parametrize("kind", Kind)
def test_where_evidence_is_required_a_tick_needs_it_beside_its_value(kind: Kind) -> None:
    criterion = of_kind(kind, evidence=Evidence.REQUIRED)
    value = SATISFIED[kind] | {"evidence": ""}
    assert not is_done(criterion, facts(a_tick(**value)))
    assert is_done(criterion, facts(a_tick(**value | {"evidence": "mail of 3 May"})))


@pytest.mark.parametrize("kind", set(NOT_QUITE) - BY_HAND)
def test_evidence_does_not_stand_in_for_the_answer_itself(kind: Kind) -> None:
    criterion = of_kind(kind, evidence=Evidence.REQUIRED)
    assert not is_done(criterion, facts(a_tick(**NOT_QUITE[kind], evidence="mail of 3 May")))


@pytest.mark.parametrize("value", ["", "three", "NaN", "inf", "-1", "2", "1e-9", "sNaN"])
def test_a_number_below_the_least_or_none_at_all_keeps_it_open(value: str) -> None:
    assert not is_done(of_kind(Kind.NUMBER), facts(a_tick(value=value)))


def test_a_filled_field_satisfies_by_itself_and_says_why() -> None:
    stage = Stage(key="s", name="S", phase=Phase.FIND, exit=(of_kind(Kind.FIELD_SET),))
    item = gate.checklist(facts(values={"deal.amount": "100"}), stage).items[0]
    assert item.is_done
    assert item.because == gate.Because(code="field_set", values={"field": "deal.amount", "value": "100"})


def test_a_dated_next_step_satisfies_by_itself_one_without_a_date_does_not() -> None:
    dated = a_deal(next_step=NextStep(what="Call", due=DUE))
    undated = a_deal(next_step=NextStep(what="Call"))
    assert is_done(of_kind(Kind.NEXT_STEP), facts(deal=dated))
    assert not is_done(of_kind(Kind.NEXT_STEP), facts(deal=undated))


@pytest.mark.parametrize(
    ("when", "worth", "tags", "asked"),
    [
        (None, None, (), True),
        (Condition(amount_at_least=50_000), None, (), False),
        (Condition(amount_at_least=50_000), 49_999, (), False),
        (Condition(amount_at_least=50_000), 50_000, (), True),
        (Condition(tag="inbound"), 1, ("inbound",), True),
        (Condition(tag="inbound"), 1, ("outbound",), False),
        (Condition(amount_at_least=5, tag="inbound"), 9, (), False),
        (Condition(amount_at_least=5, tag="inbound"), 9, ("inbound",), True),
    ],
)
def test_a_condition_asks_only_deals_it_speaks_of(
    when: Condition | None, worth: int | None, tags: tuple[str, ...], asked: bool
) -> None:
    stage = Stage(key="s", name="S", phase=Phase.FIND, exit=(Criterion(key="c", text="C", when=when),))
    found = facts(deal=a_deal(tags=tags, currency="JPY", amount=worth))
    assert bool(gate.checklist(found, stage).items) is asked


def test_a_closed_gate_refuses_with_its_report() -> None:
    report = gate.report(facts(), short_process(), "qualify", "propose")
    blocked = gate.GateBlocked(report)
    assert blocked.values["open"] == len(report.missing) == 3
    assert blocked.report is report
