"""Small tables as files, each with what a test is about."""

from collections.abc import Sequence
from pathlib import Path

HEAD = ("Deal ID", "Title", "Organization", "Value", "Stage", "Status", "Close date")
"""What the columns are called; every one is found by its name."""

CALM = (
    ("1", "Dock roll-out", "Acme", "1200", "Qualify", "open", "2026-12-24"),
    ("2", "Yard two", "Birch", "3400", "Propose", "open", "2026-12-31"),
    ("3", "Chill chain", "Corvin", "5600", "Close", "won", "2026-10-01"),
    ("4", "Claims desk", "Dorn", "700", "Propose", "deleted", "2026-10-02"),
)
"""Two open, one won, one that its system deleted."""


def a_table(folder: Path, rows: Sequence[Sequence[str]] = CALM, *, head: Sequence[str] = HEAD, sign: str = ",") -> Path:
    """A file of these rows."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "deals.csv"
    path.write_text("".join(sign.join(cells) + "\n" for cells in (head, *rows)), encoding="utf-8")
    return path


def changed(column: str, *values: str) -> tuple[tuple[str, ...], ...]:
    """The calm rows with these values in one column, from the top."""
    at = HEAD.index(column)
    both = zip(CALM, (*values, *(row[at] for row in CALM[len(values) :])), strict=True)
    return tuple((*row[:at], value, *row[at + 1 :]) for row, value in both)
