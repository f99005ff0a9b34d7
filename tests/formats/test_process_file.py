"""A process file is read whole or refused with every fault at once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repdesk.domain.errors import Refused
from repdesk.domain.process import Phase
from repdesk.formats.process_file import read_folder, read_process, read_process_file

SMALL = """
schema = "repdesk.process/1"
key = "small"
name = "Small"

[[stages]]
key = "talk"
name = "Talk"
phase = "contact"
probability = { low = 10, high = 20 }

[[stages.exit]]
key = "small.yes"
text = "They said yes"
kind = "choice"
choices = ["yes", "no"]

[[stages.tasks]]
key = "small.call"
text = "Call them"
offset_days = 2
"""


def faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read_process(text.encode())
    assert refused.value.code == "process.faulty"
    found = refused.value.values["faults"]
    assert isinstance(found, tuple)
    return [(fault.path, fault.code) for fault in found]


def outcome(content: bytes) -> str:
    try:
        read_process(content)
    except Refused as refused:
        return refused.code
    return "read"


def test_file_becomes_a_process() -> None:
    process = read_process(SMALL.encode())
    stage = process.stages[0]
    assert (process.key, stage.name, stage.phase) == ("small", "Talk", Phase.CONTACT)
    assert stage.exit[0].choices == ("yes", "no")
    assert stage.tasks[0].offset_days == 2


def test_faults_of_form_and_of_meaning_come_out_together() -> None:
    broken = SMALL.replace('phase = "contact"', 'phase = "chat"').replace('["yes", "no"]', '["yes"]')
    assert faults(broken.replace("offset_days = 2", "offset_days = -2")) == [
        ("stages[0].phase", "value.unknown_choice"),
        ("stages[0].exit[0].choices", "process.no_choices"),
        ("stages[0].tasks[0].offset_days", "value.out_of_range"),
    ]


def test_value_that_cannot_be_read_is_reported_once() -> None:
    assert faults(SMALL.replace('name = "Talk"', "name = 1979-05-27")) == [("stages[0].name", "value.not_text")]
    assert faults('schema = "repdesk.process/1"\nkey = "small"\nname = "Small"') == [("stages", "value.missing")]


def test_number_beyond_all_bounds_is_a_fault() -> None:
    assert faults(SMALL.replace("high = 20", f"high = {'9' * 4000}")) == [
        ("stages[0].probability", "process.probability_range")
    ]


def test_unknown_keys_are_warned_of() -> None:
    read = read_process_file(SMALL.replace("phase =", 'colour = "red"\nphase =').encode())
    assert read.process.key == "small"
    assert [(warning.path, warning.code) for warning in read.warnings] == [("stages[0].colour", "value.unknown_key")]


def test_names_lose_what_could_mislead() -> None:
    process = read_process(SMALL.replace('"Talk"', '"\\u202e<b>Talk</b>\\n"').encode())
    assert process.stages[0].name == "<b>Talk</b>"


def test_refusal_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SMALL.replace('"small.yes"', '"small.call"'), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_process(path)
    assert refused.value.values["path"] == path


def test_folder_is_read_in_the_order_of_the_processes(tmp_path: Path) -> None:
    for key, order in (("one", 3), ("two", 1), ("three", 2)):
        text = SMALL.replace('key = "small"', f'key = "{key}"\norder = {order}')
        (tmp_path / f"{key}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a process", encoding="utf-8")
    assert [process.key for process in read_folder(tmp_path)] == ["two", "three", "one"]


@settings(max_examples=300)
@given(st.integers(0, len(SMALL)), st.integers(0, 12), st.binary(max_size=12))
def test_mutated_file_is_read_or_refused_and_nothing_else(at: int, cut: int, put: bytes) -> None:
    content = SMALL.encode()
    code = outcome(content[:at] + put + content[at + cut :])
    assert code == "read" or code.startswith("process.")


VALUES = st.recursive(
    st.sampled_from(("1", "-1", "1.5", "nan", "true", '""', '"open"', "1979-05-27", "07:32:00")),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | inner.map(lambda item: f"{{ key = {item} }}")
    ),
    max_leaves=4,
)
LINES = tuple(line for line in SMALL.splitlines() if " = " in line and "schema" not in line)


@given(st.sampled_from(LINES), VALUES)
def test_any_value_of_the_wrong_type_is_read_or_refused(line: str, value: str) -> None:
    changed = SMALL.replace(line, f"{line.split(' = ')[0]} = {value}")
    assert outcome(changed.encode()) in {"read", "process.faulty"}
