"""Forty of the two hundred kills that `uv run python -m tests.faults --kills 200` makes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a working desk")
def test_forty_kills_lose_nothing_that_was_acknowledged_and_tear_nothing() -> None:
    """In a process of its own, because a fork wants one without threads and windows."""
    command = [sys.executable, "-m", "tests.faults", "--kills", "40"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "nothing lost" in ended.stdout
