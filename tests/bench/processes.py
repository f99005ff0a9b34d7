"""Processes of their own, for what must be measured from the start or without what ran before."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter


def output(script: str, *arguments: object, must_pass: bool = True) -> list[str]:
    """The lines that a script writes."""
    command = [sys.executable, script, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=must_pass, env=_environment())
    return done.stdout.splitlines()


def event_after(script: str, *arguments: object) -> tuple[float, str]:
    """Milliseconds from the start of a script to the last line it writes, and that line."""
    start = perf_counter()
    at, last = start, ""
    command = [sys.executable, script, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment()) as process:
        assert process.stdout is not None
        for line in process.stdout:
            at, last = perf_counter(), line.rstrip("\n")
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return (at - start) * 1000, last


def _environment() -> dict[str, str]:
    """As a rep's machine has it: compiled modules are kept from the first start on."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    root = Path(__file__).parents[2]
    quiet = {"QT_LOGGING_RULES": "qt.qpa.plugin=false"}
    return known | quiet | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
