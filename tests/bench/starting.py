"""Targets 11 and 12: from the start of the process to the first window, and to the board."""

from collections.abc import Iterator
from statistics import median

from tests.bench import start_bare, start_desk
from tests.bench.figures import Figure
from tests.bench.ground import Ground
from tests.bench.processes import event_after


def starts(ground: Ground) -> Iterator[Figure]:
    """Program and bare window in turn; the smallest desk for the window, each desk for its board."""
    for size in ground.sizes:
        folder = str(ground.desks.copy(size))
        runs = [_in_turn(folder) for _ in range(ground.starts + 1)][1:]
        bare, window, board = (median(times) for times in zip(*runs, strict=True))
        seen = f"{window:.0f} / {bare:.0f} ms on the wall"
        ratio = median(w / b for b, w, _ in runs)
        yield Figure(
            number=11,
            name="start: first window / bare window",
            size=size,
            value=ratio,
            target=1.3,
            stretch=1.15,
            seen=seen,
        )
        seen = f"{board:.0f} / {bare:.0f} ms on the wall"
        ratio = median(later / b for b, _, later in runs)
        yield Figure(
            number=12, name="start: board painted / bare window", size=size, value=ratio, target=4.5, stretch=1.35,
            seen=seen,
        )  # fmt: skip
    yield from _modules(str(ground.desks.copy(ground.smallest)))


def _in_turn(folder: str) -> tuple[float, float, float]:
    bare = event_after(start_bare.__file__)
    window = event_after(start_desk.__file__, "window", "--data", folder)
    board = event_after(start_desk.__file__, "board", "--data", folder)
    return bare[0], window[0], board[0]


def _modules(folder: str) -> Iterator[Figure]:
    _, line = event_after(start_desk.__file__, "window", "--data", folder)
    _, count, heavy = line.split(" ")
    loaded = len(heavy.split(",")) if heavy else 0
    yield Figure(
        number=11, name="start: heavy libraries at the first paint", size=0, value=loaded, target=0, unit="",
        seen=heavy or f"{count} modules",
    )  # fmt: skip
