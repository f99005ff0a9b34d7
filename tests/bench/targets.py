"""The targets by number, in the order in which they are measured."""

from collections.abc import Callable, Iterable, Mapping

from tests.bench import apart, board_open, board_painting, importing, moving, reading, starting
from tests.bench.figures import Figure
from tests.bench.ground import Ground

Target = Callable[[Ground], Iterable[Figure]]

TARGETS: Mapping[Target, tuple[int, ...]] = {
    starting.starts: (11, 12),
    board_open.opening: (1,),
    board_open.flatness: (2,),
    board_painting.repaint: (3,),
    board_painting.wheel: (4,),
    board_painting.move: (5,),
    moving.commit: (6,),
    reading.rows: (9,),
    importing.imports: (13,),
    apart.memory: (14,),
    apart.session: (15,),
}
"""What is measured, and the numbers of the targets it answers; 7, 8, 10 and 16 come with their pages."""

NUMBERS = tuple(sorted(number for numbers in TARGETS.values() for number in numbers))


def chosen(numbers: Iterable[int]) -> list[Target]:
    """The measurements that answer these targets."""
    wanted = set(numbers)
    return [target for target, answers in TARGETS.items() if wanted.intersection(answers)]
