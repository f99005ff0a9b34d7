"""The built-in processes hold what the five published ones say, item by item."""

import tomllib
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from repdesk.domain.process import Criterion, Kind, Level, Process, Task
from repdesk.formats.process_file import read_folder, read_process_file
from repdesk.paths import resource

ITEMS = {"A": 43, "B": 47, "C": 19, "D": 25, "E": 15}
STAGE_ROWS = 7
IDS = [
    *(f"{letter}-{number}" for letter, last in ITEMS.items() for number in range(1, last + 1)),
    *(f"{letter}-S{number}" for letter in ITEMS for number in range(1, STAGE_ROWS + 1)),
]

# Items that are concepts, rules or metrics; every other one is a criterion, task, mistake, figure, probability or
# duration and has to stand where a rep meets it.
CONCEPTS = {
    "A": (1, 2, 3, 4, 8, 10, 36, 40, 42),
    "B": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 27, 39, 41, 42, 43),
    "C": (1, 2, 3, 4, 6, 14),
    "D": (1, 2, 4, 5, 7, 12, 13, 14, 15, 16, 19, 22, 24),
    "E": (1, 2, 5, 7, 8, 9, 13, 15),
}
WORKED_WITH = sorted(set(IDS) - {f"{letter}-{number}" for letter, found in CONCEPTS.items() for number in found})

PHASES = {
    "entry-exit": "find qualify understand present resolve close after",
    "entry-exit-smb": "find qualify understand present close after",
    "entry-exit-enterprise": "find qualify understand present present resolve close close after",
    "buyers-arc": "find qualify contact present resolve close after",
    "action-signal": "find contact qualify understand present resolve close",
    "three-phase": "find qualify understand present resolve close after",
    "relationship": "find contact understand close after after after",
}
PROBABILITIES = {
    "entry-exit": [(5, 10), (15, 25), (25, 40), (40, 60), (60, 75), (75, 100)],
    "buyers-arc": [(5, 5), (10, 10), (20, 20), (40, 40), (60, 60), (75, 75)],
    "action-signal": [(5, 5), (10, 10), (15, 15), (25, 25), (40, 40), (60, 60), (75, 75)],
    "three-phase": [(5, 5), (15, 15), (25, 25), (40, 40), (60, 60), (75, 75)],
    "relationship": [(5, 5), (10, 10), (25, 25), (60, 60)],
}
DAYS = {
    "buyers-arc": [14, 14, 14, 21, 21, 33],
    "action-signal": [10, 7, 7, 14, 14, 14, 10],
    "three-phase": [14, 7, 30, 7, 10, 14],
    "relationship": [5, 7, 21, 21],
}
TOTAL_DAYS = {
    "buyers-arc": 117,
    "entry-exit-smb": 14,
    "entry-exit-enterprise": 180,
    "action-signal": 76,
    "relationship": 54,
}


@cache
def processes() -> dict[str, Process]:
    return {process.key: process for process in read_folder(resource("processes"))}


@cache
def listed() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "data" / "sources.toml").read_text(encoding="utf-8"))


def of_letter(letter: str) -> list[Process]:
    return [process for process in processes().values() if process.letter == letter]


def lines(process: Process) -> list[Criterion | Task]:
    sides = (side for stage in process.stages for side in (stage.entry, stage.exit, stage.tasks))
    return [line for side in sides for line in side]


def is_at(item: str, place: str) -> bool:
    """Whether the process names `item` at this place, as in `relationship: stages.closing.exit e.s4.go-ahead`."""
    key, _, where = place.partition(": ")
    process = processes()[key]
    if where.startswith("stages.*."):
        return all(getattr(stage, where.split(".")[2]) is not None for stage in process.open_stages)
    return item in sources_at(process, where)


def sources_at(process: Process, where: str) -> set[str]:
    path, _, line = where.partition(" ")
    found: Any = ()
    match path.split("."):
        case ["stages", key]:
            found = (process.stage(key),)
        case ["stages", key, part]:
            found = getattr(process.stage(key), part)
        case [part]:
            found = getattr(process, part)
    return {item for one in found if not line or one.key == line for item in one.source}


def named_in(process: Process) -> set[str]:
    parts: list[Any] = [*process.rules, *process.figures, *process.mistakes, *process.stages, *lines(process)]
    parts += [note for stage in process.stages for note in (*stage.good, *stage.mistakes)]
    return {item for part in parts for item in part.source}


def test_every_item_is_listed_once() -> None:
    assert len(IDS) == 184
    assert sorted(listed()) == sorted(IDS)


@pytest.mark.parametrize("item", IDS)
def test_item_stands_where_the_list_says(item: str) -> None:
    entry = listed()[item]
    assert entry.keys() <= {"lives", "planned"}
    assert entry.get("lives") or entry["planned"]
    assert [place for place in entry.get("lives", ()) if not is_at(item, place)] == []


def test_every_stage_row_has_its_stage() -> None:
    for item in IDS:
        if "-S" in item:
            assert any(place.count(".") == 1 for place in listed()[item]["lives"]), item


@pytest.mark.parametrize("item", WORKED_WITH)
def test_what_a_rep_works_with_stands_where_she_meets_it(item: str) -> None:
    assert [place for place in listed()[item].get("lives", ()) if not place.endswith(": rules")]


@pytest.mark.parametrize("letter", ITEMS)
def test_processes_name_only_items_that_exist(letter: str) -> None:
    for process in of_letter(letter):
        assert named_in(process) - set(IDS) == set()


def test_built_in_files_are_read_without_warnings() -> None:
    paths = sorted(resource("processes").glob("*.toml"))
    assert {path.stem for path in paths} == PHASES.keys()
    assert [warning for path in paths for warning in read_process_file(path).warnings] == []


def test_processes_are_offered_in_the_order_of_the_cards() -> None:
    assert [process.letter for process in processes().values() if not process.variant_of] == list("BACDE")
    assert [process.key for process in processes().values() if process.variant_of] == [
        "entry-exit-smb",
        "entry-exit-enterprise",
    ]


@pytest.mark.parametrize("key", PHASES)
def test_each_stage_has_its_phase(key: str) -> None:
    assert [stage.phase for stage in processes()[key].stages] == PHASES[key].split()


@pytest.mark.parametrize("key", PROBABILITIES)
def test_each_open_stage_has_its_probability(key: str) -> None:
    found = [stage.probability for stage in processes()[key].open_stages]
    assert [(chance.low, chance.high) for chance in found if chance] == PROBABILITIES[key]


def test_only_entry_and_exit_gates_has_probabilities_from_its_source() -> None:
    given = {p.key for p in processes().values() for s in p.stages if s.probability and s.probability.given}
    assert {processes()[key].letter for key in given} == {"B"}
    assert all(s.probability and s.probability.given for s in processes()["entry-exit"].open_stages)


@pytest.mark.parametrize("key", DAYS)
def test_each_open_stage_has_its_days(key: str) -> None:
    assert [stage.expected_days for stage in processes()[key].open_stages] == DAYS[key]


@pytest.mark.parametrize("key", TOTAL_DAYS)
def test_days_add_up_to_the_cycle(key: str) -> None:
    assert sum(stage.expected_days or 0 for stage in processes()[key].open_stages) == TOTAL_DAYS[key]


def test_no_source_gives_days_per_stage() -> None:
    assert not any(stage.days_given for process in processes().values() for stage in process.stages)


@pytest.mark.parametrize("key", PHASES)
def test_each_stage_can_be_worked(key: str) -> None:
    for stage in processes()[key].stages:
        told = (stage.purpose, stage.moves_forward_when, stage.good, stage.mistakes, stage.tasks)
        assert all(told), stage.key
        assert any(criterion.level is Level.BLOCKS for criterion in stage.exit), stage.key


def test_what_to_ask_is_a_question() -> None:
    criteria = [criterion for process in processes().values() for criterion in process.criteria()]
    assert [criterion.key for criterion in criteria if criterion.ask and not criterion.ask.endswith("?")] == []
    assert sum(not criterion.ask for criterion in criteria) <= 1  # whether to go on is for the rep to say


@pytest.mark.parametrize("key", PHASES)
def test_every_line_says_where_it_comes_from(key: str) -> None:
    assert [line.key for line in lines(processes()[key]) if not line.source] == []


def test_different_processes_share_no_key() -> None:
    for one, other in combinations(ITEMS, 2):
        assert keys_of(one) & keys_of(other) == set()


def keys_of(letter: str) -> set[str]:
    return {line.key for process in of_letter(letter) for line in lines(process)}


def test_a_key_means_the_same_in_every_variant() -> None:
    meanings: dict[str, set[tuple[object, ...]]] = {}
    for process in of_letter("B"):
        for line in lines(process):
            meanings.setdefault(line.key, set()).add(meaning(line))
    assert {key for key, found in meanings.items() if len(found) > 1} == set()


def meaning(line: Criterion | Task) -> tuple[object, ...]:
    return (line.kind, line.field, line.role) if isinstance(line, Criterion) else (Task,)


@pytest.mark.parametrize("key", ["entry-exit-smb", "entry-exit-enterprise"])
def test_variants_keep_keys_of_their_original(key: str) -> None:
    original = {line.key for line in lines(processes()["entry-exit"])}
    shared = [line for line in lines(processes()[key]) if line.key in original]
    assert len(shared) >= 15
    assert {stage.key for stage in processes()[key].stages} & {s.key for s in processes()["entry-exit"].stages}


def test_discovery_is_left_by_the_recall_drill() -> None:
    found = [
        criterion for criterion in processes()["entry-exit"].stage("discovery").exit if criterion.kind is Kind.DRILL
    ]
    assert [criterion.level for criterion in found] == [Level.BLOCKS]
