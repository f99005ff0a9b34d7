"""The bench runs, and what it counts holds; no time is asserted here."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.figures import Figure, measured
from tests.bench.processes import output
from tests.bench.targets import NUMBERS

SIZE = 200


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What one short run of the whole bench says."""
    file = tmp_path_factory.mktemp("bench") / "figures.json"
    bench = str(Path(__file__).with_name("__main__.py"))
    quick = ("--sizes", SIZE, "--pairs", 1, "--starts", 1, "--runs", 1, "--json", file)
    printed = output(bench, *quick, must_pass=False)
    assert printed[-1].endswith("missed")
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found


def test_every_target_of_this_version_is_printed(figures: list[dict[str, Any]]) -> None:
    unmeasurable = set() if sys.platform == "linux" else {14}
    assert {figure["number"] for figure in figures} == set(NUMBERS) - unmeasurable


def test_what_is_counted_stays_within_its_limits(figures: list[dict[str, Any]]) -> None:
    counts = [figure for figure in figures if not figure["unit"]]
    assert len(counts) >= 8
    assert [figure for figure in counts if figure["verdict"] == "MISSED"] == []


def test_a_count_may_not_pass_its_limit_and_a_time_by_a_quarter() -> None:
    assert _figure(8, unit="").fails
    assert not _figure(8, unit="×").fails
    assert _figure(9, unit="×").fails


def test_a_figure_fails_only_where_most_runs_say_so() -> None:
    runs = iter((20.0, 7.0, 6.0))
    (figure,) = measured(lambda: [_figure(next(runs))])
    assert (figure.value, figure.fails) == (7.0, False)


def _figure(value: float, unit: str = "×") -> Figure:
    return Figure(number=1, name="A figure", size=0, value=value, target=7, unit=unit)
