"""`python -m tests.bench`: every speed target in one table, each against its limit of the same run.

Ends with 1 where a figure is past its target by more than a quarter, or a count is past it at all.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

# Before Qt is imported: no screen, and no word about what the screenless platform cannot do.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.plugin=false")

from tests.bench.desks import Desks
from tests.bench.figures import RUNS, Figure, head, line, measured, plain
from tests.bench.ground import Ground
from tests.bench.screen import worn
from tests.bench.targets import NUMBERS, chosen
from tests.bench.timing import PAIRS

SIZES = (1_000, 10_000, 100_000)
STARTS = 9


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print line by line, and say whether all of it is fast enough."""
    options = _options(argv)
    figures: list[Figure] = []
    with _ground(options) as ground:
        sys.stdout.write(head() + "\n")
        for figure in _measured(ground, options.only):
            figures.append(figure)
            sys.stdout.write(line(figure) + "\n")
            sys.stdout.flush()
    if options.json:
        options.json.write_text(json.dumps([plain(f) for f in figures], indent=1), encoding="utf-8")
    missed = sum(figure.fails for figure in figures)
    sys.stdout.write(f"\n{len(figures)} figures, {missed} missed\n")
    return 1 if missed else 0


def _measured(ground: Ground, only: Sequence[int]) -> Iterator[Figure]:
    for target in chosen(only):
        yield from (figure for figure in measured(partial(target, ground), ground.runs) if figure.number in only)


@contextmanager
def _ground(options: argparse.Namespace) -> Iterator[Ground]:
    with tempfile.TemporaryDirectory(prefix="repdesk-bench-") as scratch:
        desks = Desks(options.cache or Path(scratch) / "made", Path(scratch))
        worn()
        ground = Ground(desks=desks, sizes=options.sizes, pairs=options.pairs, starts=options.starts, runs=options.runs)
        try:
            yield ground
        finally:
            ground.leave()


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="The speed of RepDesk against its limits."
    )
    parser.add_argument("--sizes", type=_numbers, default=SIZES, metavar="N,…", help="deals on the desks")
    parser.add_argument("--only", type=_numbers, default=NUMBERS, metavar="N,…", help="numbers of targets")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep the desks that are made")
    parser.add_argument("--pairs", type=int, default=PAIRS, help="pairs of subject and limit")
    parser.add_argument("--starts", type=int, default=STARTS, help="starts of the program")
    parser.add_argument("--runs", type=int, default=RUNS, help="runs of what fails")
    return parser.parse_args(argv)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
