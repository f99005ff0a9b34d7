"""Measuring honestly: the thread's own CPU time, subject and limit in turn, the median of their ratios."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter, thread_time

Work = Callable[[], object]

PAIRS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """A subject against its limit, in milliseconds of CPU."""

    ratio: float
    subject: float
    limit: float

    @classmethod
    def of(cls, times: Sequence[tuple[float, float]]) -> "Paired":
        """The medians of what was measured in turn, subject first."""
        return cls(
            ratio=median(one / other for one, other in times),
            subject=median(one for one, _ in times),
            limit=median(other for _, other in times),
        )

    @property
    def words(self) -> str:
        """The absolute times, as information."""
        return f"{self.subject:.1f} / {self.limit:.1f} ms"


def paired(
    subject: Work,
    limit: Work,
    *,
    pairs: int = PAIRS,
    after_subject: Work | None = None,
    after_limit: Work | None = None,
) -> Paired:
    """Subject, limit, subject, limit …; what comes after each of them is not timed. The first pair only warms up."""
    both = []
    for _ in range(pairs + 1):
        one = cpu_ms(subject)
        _call(after_subject)
        other = cpu_ms(limit)
        _call(after_limit)
        both.append((one, other))
    return Paired.of(both[1:] or both)


def cpu_ms(work: Work) -> float:
    """Milliseconds of this thread's CPU, without a collection in between."""
    return _timed(work, thread_time)


def wall_ms(work: Work) -> float:
    """Milliseconds on the wall, for what waits for the disk."""
    return _timed(work, perf_counter)


def _timed(work: Work, clock: Callable[[], float]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = clock()
        work()
        return (clock() - start) * 1000
    finally:
        gc.enable()


def _call(work: Work | None) -> None:
    if work is not None:
        work()
