"""Tables that leave the desk: whole, readable in any spreadsheet, and harmless there."""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from repdesk.formats.atomic import written

# A cell that begins so is run as a formula by a spreadsheet (OWASP, "CSV injection").
_FORMULA_STARTS: Final = tuple("=+-@\t\r\n＝＋－＠")
_PLAIN_NUMBER = re.compile(r"-?[0-9][0-9.,]*")
_GUARD: Final = "'"


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write the table as UTF-8 with a mark, so that Excel reads its letters, every cell `guarded`."""
    with written(path, encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([guarded(name) for name in headers])
        writer.writerows([guarded(cell) for cell in row] for row in rows)


def guarded(cell: str) -> str:
    """`cell`, with an apostrophe before what a spreadsheet would run; `unguarded` gives it back."""
    is_formula = cell.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(cell)
    return _GUARD + cell if is_formula or _looks_guarded(cell) else cell


def unguarded(cell: str) -> str:
    """`cell` as it was before it was `guarded`."""
    return cell[1:] if _looks_guarded(cell) else cell


def _looks_guarded(cell: str) -> bool:
    return cell.startswith(_GUARD) and cell.lstrip(_GUARD).startswith(_FORMULA_STARTS)
