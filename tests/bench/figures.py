"""What a target comes to: a figure, the limit that holds for it, and the verdict."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

TOLERANCE: Final = 1.25
"""How far past its target a measured figure may be; a count may not be past it at all."""
RUNS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table."""

    number: int
    name: str
    size: int
    value: float
    target: float
    stretch: float | None = None
    unit: str = "×"
    seen: str = ""
    """Absolute figures and the like, as information only."""

    @property
    def is_count(self) -> bool:
        """Whether it was counted, which knows no noise."""
        return not self.unit

    @property
    def fails(self) -> bool:
        """Whether it is too far past its target."""
        return self.value > self.target * (1 if self.is_count else TOLERANCE)

    @property
    def verdict(self) -> str:
        """In a word."""
        if self.fails:
            return "MISSED"
        if self.value > self.target:
            return "near"
        return "better" if self.stretch is not None and self.value <= self.stretch else "met"


Measure = Callable[[], Iterable[Figure]]


def measured(measure: Measure, most: int = RUNS) -> Iterator[Figure]:
    """The figures of one target; one that fails is measured again, and what most runs say holds."""
    runs = [tuple(measure())]
    if any(figure.fails for figure in runs[0]):
        runs += [tuple(measure()) for _ in range(most - 1)]
    for same in zip(*runs, strict=True):
        yield replace(same[-1], value=median(figure.value for figure in same))


def head() -> str:
    """The line above the figures."""
    return f"{'':>2}  {'what':<46} {'deals':>7} {'is':>9} {'target':>9} {'stretch':>8}  verdict"


def line(figure: Figure) -> str:
    """One figure as a line of the table."""
    stretch = "" if figure.stretch is None else _shown(figure.stretch, figure.unit)
    return (
        f"{figure.number:>2}  {figure.name:<46} {figure.size or '':>7} {_shown(figure.value, figure.unit):>9}"
        f" {_shown(figure.target, figure.unit):>9} {stretch:>8}  {figure.verdict:<8} {figure.seen}"
    ).rstrip()


def plain(figure: Figure) -> Mapping[str, object]:
    """One figure for a file."""
    names = ("number", "name", "size", "value", "target", "stretch", "unit", "verdict", "seen")
    return {name: getattr(figure, name) for name in names}


def _shown(value: float, unit: str) -> str:
    if not unit:
        return f"{value:g}"
    return f"{value:.2f} {unit}" if unit == "×" else f"{value:.1f} {unit}"
