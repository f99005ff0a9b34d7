"""The help on process files says what the reader does."""

import re
from dataclasses import fields

import pytest

from repdesk.domain.process import (
    PROCESS_SCHEMA,
    Anchor,
    Condition,
    Criterion,
    Evidence,
    Figure,
    Kind,
    Level,
    Note,
    Phase,
    Probability,
    Process,
    Stage,
    StageKind,
    Task,
)
from repdesk.domain.process_check import ACTIVITIES, LONGEST_NAME, MOST_STAGES, ROLES
from repdesk.formats.process_file import read_process_file
from repdesk.formats.strict import LONGEST_TEXT
from repdesk.formats.toml_file import DEEPEST, LARGEST
from repdesk.paths import resource

HELP = resource("help/process-format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", HELP, re.DOTALL)
TABLES = (Process, Stage, Criterion, Task, Note, Figure, Probability, Condition)
CHOICES = (Phase, StageKind, Level, Evidence, Kind, Anchor)


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_read_as_it_stands(example: str) -> None:
    assert read_process_file(example.encode()).warnings == ()


def test_every_key_is_told() -> None:
    told = set(re.findall(r"\b[a-z_]+\b", HELP))
    assert {field.name for table in TABLES for field in fields(table)} - told == set()


def test_every_choice_is_told() -> None:
    told = set(re.findall(r"`([a-z_]+)`", HELP))
    choices = {str(choice) for kind in CHOICES for choice in kind}
    assert (choices | set(ROLES) | set(ACTIVITIES)) - told == set()


def test_limits_are_the_real_ones() -> None:
    assert f"`{PROCESS_SCHEMA}`" in HELP
    assert f"above {LARGEST // 1024} KiB" in HELP
    assert f"more than {DEEPEST} deep" in HELP
    assert f"above {LONGEST_TEXT:,} characters" in HELP
    assert f"up to {LONGEST_NAME} characters" in HELP
    assert f"{MOST_STAGES} at most" in HELP
