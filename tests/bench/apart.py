"""Targets 14 and 15: memory of the board, and the longest stall of a session, each in a process of its own."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.bench import memory_run, session_run
from tests.bench.figures import Figure
from tests.bench.ground import Ground
from tests.bench.processes import output


def memory(ground: Ground) -> Iterator[Figure]:
    """The board with one look further down every column; how much more on the largest desk than on the smallest."""
    if not Path("/proc/self/statm").exists():
        return
    in_all = {}
    for size in ground.sizes:
        before, after = map(float, output(memory_run.__file__, ground.desks.copy(size))[-1].split())
        in_all[size] = after
        yield Figure(
            number=14, name="memory of the board", size=size, value=after - before, target=25, unit="MB",
            seen=f"{before:.0f} to {after:.0f} MB",
        )  # fmt: skip
    growth = in_all[ground.largest] - in_all[ground.smallest]
    yield Figure(
        number=14,
        name=f"… more than at {ground.smallest:,} deals",
        size=ground.largest,
        value=growth,
        target=10,
        unit="MB",
    )


def session(ground: Ground) -> Iterator[Figure]:
    """Open, scroll, gate, move, drop, undo, other pages: the longest time without an answer."""
    lines = [json.loads(line) for line in output(session_run.__file__, ground.desks.copy(ground.largest))]
    quiet = max(wall for name, wall, _ in lines if name == "idle")
    acts = sorted(((wall - quiet, cpu, name) for name, wall, cpu in lines if name != "idle"), reverse=True)
    worst = "; ".join(f"{name} {wall:.0f} (CPU {cpu:.0f})" for wall, cpu, name in acts[:4])
    yield Figure(
        number=15, name="longest stall of a session, beyond idle", size=ground.largest, value=max(0.0, acts[0][0]),
        target=50, stretch=16, unit="ms", seen=f"idle {quiet:.0f}; {worst}",
    )  # fmt: skip
