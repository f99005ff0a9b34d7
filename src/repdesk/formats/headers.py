"""The names of a table's columns: clean, never empty, never twice."""

from collections.abc import Iterable
from itertools import count

from repdesk.domain.text import NAME_LIMIT, clean


def header_names(cells: Iterable[str]) -> tuple[str, ...]:
    """One name a column: "Column 3" for an empty one, "Stage (2)" for the second of its name."""
    names: dict[str, None] = {}
    for position, cell in enumerate(cells, start=1):
        name = clean(cell, NAME_LIMIT) or f"Column {position}"
        names[name if name not in names else _numbered(name, names)] = None
    return tuple(names)


def _numbered(name: str, taken: dict[str, None]) -> str:
    return next(numbered for n in count(2) if (numbered := f"{name} ({n})") not in taken)
