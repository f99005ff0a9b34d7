"""Answers on stdout: lines for people, aligned, or JSON for programs."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

_GAP = "  "


def say(*lines: str) -> None:
    """Write lines."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def say_json(value: Any) -> None:  # noqa: ANN401  (whatever JSON can hold)
    """Write JSON that every encoding can carry."""
    say(json.dumps(value, indent=2))


def aligned(table: Iterable[Sequence[str]]) -> list[str]:
    """Rows as lines: the first column to the left, figures to the right."""
    rows = [tuple(row) for row in table]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths) for row in rows]


def grouped(amount: str) -> str:
    """Decimal text with its thousands set apart: "1,234,567.00"."""
    whole, point, digits = amount.partition(".")
    return f"{int(whole):,}{point}{digits}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return _GAP.join(cells).rstrip()
