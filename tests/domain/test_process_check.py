"""Each fault that keeps a process from being used is named where it stands."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from repdesk.domain.process import Condition, Criterion, Kind, Note, Phase, Probability, Process, Stage, StageKind, Task
from repdesk.domain.process_check import MOST_STAGES, faults
from tests.process_strategies import processes

TALK = Stage(key="talk", name="Talk", phase=Phase.CONTACT)
LATER = Stage(key="later", name="Later", phase=Phase.AFTER, kind=StageKind.POST_SALE)
PROCESS = Process(key="own", name="Own", stages=(TALK, LATER))
YES = Criterion(key="yes", text="They said yes")


def found(process: Process) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in faults(process)]


@settings(max_examples=20)
@given(processes())
def test_a_whole_process_has_no_fault(process: Process) -> None:
    assert found(process) == []


def in_talk(**changes: object) -> Process:
    return replace(PROCESS, stages=(replace(TALK, **changes), LATER))  # type: ignore[arg-type]  # any field of a stage


@pytest.mark.parametrize(
    ("process", "fault"),
    [
        (replace(PROCESS, key="Own process"), ("key", "process.key_form")),
        (replace(PROCESS, key="a" * 81), ("key", "process.key_form")),
        (replace(PROCESS, name=""), ("name", "process.no_text")),
        (replace(PROCESS, name="n" * 81), ("name", "value.too_long")),
        (replace(PROCESS, rules=(Note(text=""),)), ("rules[0].text", "process.no_text")),
        (replace(PROCESS, stages=()), ("stages", "process.no_open_stage")),
        (replace(PROCESS, stages=(LATER,)), ("stages", "process.no_open_stage")),
        (replace(PROCESS, stages=(LATER, TALK)), ("stages[1].kind", "process.open_after_post_sale")),
        (replace(PROCESS, stages=(TALK, TALK)), ("stages[1].key", "process.key_twice")),
        (in_talk(key="a.b"), ("stages[0].key", "process.key_form")),
        (in_talk(key="won"), ("stages[0].key", "process.key_reserved")),
        (in_talk(name=""), ("stages[0].name", "process.no_text")),
        (in_talk(probability=Probability(low=30, high=20)), ("stages[0].probability", "process.probability_range")),
        (in_talk(probability=Probability(low=-1, high=20)), ("stages[0].probability", "process.probability_range")),
        (in_talk(probability=Probability(low=1, high=101)), ("stages[0].probability", "process.probability_range")),
        (in_talk(expected_days=0), ("stages[0].expected_days", "value.out_of_range")),
        (in_talk(quiet_days=10**9), ("stages[0].quiet_days", "value.out_of_range")),
        (in_talk(mistakes=(Note(text=""),)), ("stages[0].mistakes[0].text", "process.no_text")),
        (in_talk(exit=(replace(YES, text=""),)), ("stages[0].exit[0].text", "process.no_text")),
        (in_talk(exit=(replace(YES, key="Yes!"),)), ("stages[0].exit[0].key", "process.key_form")),
        (in_talk(entry=(YES,), exit=(YES,)), ("stages[0].exit[0].key", "process.key_twice")),
        (in_talk(exit=(YES,), tasks=(Task(key="yes", text="Do"),)), ("stages[0].tasks[0].key", "process.key_twice")),
        (in_talk(exit=(replace(YES, when=Condition()),)), ("stages[0].exit[0].when", "process.empty_condition")),
        (in_talk(exit=(replace(YES, at_least=-1),)), ("stages[0].exit[0].at_least", "value.out_of_range")),
        (in_talk(exit=(replace(YES, kind=Kind.CHOICE),)), ("stages[0].exit[0].choices", "process.no_choices")),
        (in_talk(exit=(replace(YES, kind=Kind.FIELD_SET),)), ("stages[0].exit[0].field", "process.unknown_field")),
        (in_talk(exit=(replace(YES, kind=Kind.PERSON_IN_ROLE),)), ("stages[0].exit[0].role", "value.unknown_choice")),
        (
            in_talk(exit=(replace(YES, kind=Kind.FRAMEWORK_SCORE),)),
            ("stages[0].exit[0].framework", "process.no_framework"),
        ),
        (
            in_talk(exit=(replace(YES, kind=Kind.ACTIVITY_HELD, activity="seance"),)),
            ("stages[0].exit[0].activity", "value.unknown_choice"),
        ),
        (in_talk(tasks=(Task(key="t", text=""),)), ("stages[0].tasks[0].text", "process.no_text")),
        (
            in_talk(tasks=(Task(key="t", text="Do", offset_days=-1),)),
            ("stages[0].tasks[0].offset_days", "value.out_of_range"),
        ),
    ],
)
def test_fault_is_named_where_it_stands(process: Process, fault: tuple[str, str]) -> None:
    assert found(process) == [fault]


def test_probability_after_the_sale_is_a_fault() -> None:
    process = replace(PROCESS, stages=(TALK, replace(LATER, probability=Probability(low=1, high=2))))
    assert found(process) == [("stages[1].probability", "process.probability_after_sale")]


def test_board_takes_no_more_stages_than_it_can_show() -> None:
    stages = tuple(replace(TALK, key=f"talk-{number}") for number in range(MOST_STAGES + 1))
    assert found(replace(PROCESS, stages=stages)) == [("stages", "process.too_many_stages")]


def test_key_used_twice_names_where_it_stood_first() -> None:
    fault = faults(in_talk(entry=(YES,), exit=(YES,)))[0]
    assert fault.values == {"key": "yes", "first": "stages[0].entry[0].key"}
