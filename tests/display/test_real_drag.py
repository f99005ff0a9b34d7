"""A card is dragged with a real mouse, through the window system, in the real program."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import a_deal, open_desk

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif("REPDESK_TEST_DISPLAY" not in os.environ, reason="needs a screen of its own"),
]

PATIENCE = 60.0
STEPS = 12

Point = tuple[int, int]


class Program:
    """The program in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told = folder.parent / "places"
        command = [sys.executable, "-m", "tests.display.spied_program", str(folder)]
        with self._told.open("w") as told:
            self._process = subprocess.Popen(command, stdout=told)

    def place(self, name: str) -> Point:
        """Where a card or a column is on the screen, once the board stands there and stands still."""
        until(lambda: name in self._places(), f"{name} is not on the screen")
        until(lambda: time.time() - self._told.stat().st_mtime > 1, "the board does not come to rest")
        return self._places()[name]

    def stages(self) -> dict[str, int]:
        """How many deals each stage holds, as the command line says beside the window."""
        command = [sys.executable, "-m", "repdesk", "report", "--json", "--data", str(self._folder)]
        report = json.loads(subprocess.check_output(command))
        return {stage["key"]: stage["count"] for stage in report["processes"][0]["stages"] if stage["count"]}

    def close(self) -> None:
        """End the program as a logout does."""
        self._process.terminate()
        assert self._process.wait(PATIENCE) == 0

    def _places(self) -> dict[str, Point]:
        assert self._process.poll() is None, "the program ended"
        lines = self._told.read_text().splitlines()
        return {name: (x, y) for name, (x, y) in json.loads(lines[-1]).items()} if lines else {}


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The program on a board with Acme in Qualify, whose gate to Propose is open."""
    with open_desk(tmp_path / "desk") as desk:
        acme = a_deal(desk, "Acme")
        desk.deals.tick(acme, "s.1.budget", evidence="80k, said Jane")
        desk.deals.tick(acme, "s.1.buyer", evidence="Jane signs")
        desk.deals.tick(acme, "s.2.needs", value="Speed, price, peace")
    started = Program(tmp_path / "desk")
    yield started
    started.close()


def test_a_card_that_is_dragged_to_the_next_column_moves_there(program: Program) -> None:
    carry(program.place("Acme"), program.place("Propose"))
    mouse("mouseup", 1)
    until(lambda: program.stages() == {"propose": 1}, "the deal did not move")


def test_escape_cancels_a_drag(program: Program) -> None:
    start, end = program.place("Acme"), program.place("Propose")
    carry(start, end)
    mouse("key", "Escape")
    mouse("mouseup", 1)
    time.sleep(1)
    assert program.stages() == {"qualify": 1}
    carry(start, end)  # the same way again, so that it was no miss
    mouse("mouseup", 1)
    until(lambda: program.stages() == {"propose": 1}, "the deal did not move")


def carry(start: Point, end: Point) -> None:
    """Press the mouse at `start` and carry what is there to `end`."""
    mouse("mousemove", *start)
    mouse("mousedown", 1)
    for step in range(1, STEPS + 1):
        mouse("mousemove", *(a + (b - a) * step // STEPS for a, b in zip(start, end, strict=True)))
        time.sleep(0.05)
    time.sleep(0.5)


def mouse(*words: object) -> None:
    """Move, press or release, or press a key, as a hand does."""
    subprocess.run(["xdotool", *map(str, words)], check=True, timeout=PATIENCE)


def until(is_so: Callable[[], bool], otherwise: str) -> None:
    """Wait until it is so; fail when that takes too long."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, otherwise
        time.sleep(0.1)
