"""Small delimited files for the tests, written byte by byte."""

from pathlib import Path

from repdesk.domain.errors import Refused
from repdesk.formats.csv_table import TableFile, rows, sniff


def a_file(folder: Path, content: str | bytes, *, encoding: str = "utf-8") -> Path:
    """A file with `content`, line ends as given."""
    path = folder / "deals.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def cells(table: TableFile) -> list[tuple[str, ...]]:
    """The cells of every row."""
    return [row.cells for row in rows(table)]


def refusal(path: Path) -> Refused:
    """How the file is turned down, by the look at it or by its rows."""
    try:
        for _row in rows(sniff(path)):
            pass
    except Refused as refused:
        return refused
    raise AssertionError(f"{path.name} was accepted")
