"""Date order and decimal sign are read from whole columns, without holding them."""

import tracemalloc
from pathlib import Path

import pytest

from repdesk.domain.dates import DateOrder
from repdesk.domain.errors import Refused
from repdesk.domain.mapping import ImportMapping
from repdesk.domain.numbers import DecimalNotation
from repdesk.formats.csv_table import sniff
from repdesk.services.settling import settled
from tests.formats.tables import a_file

MAPPING = ImportMapping(process="short", columns={"worth": "deal.amount"}, dates={"made": "created", "done": "closed"})


def _settled(folder: Path, *rows: str, mapping: ImportMapping = MAPPING) -> ImportMapping:
    return settled(sniff(a_file(folder, "\n".join(("worth;made;done", *rows)))), mapping)


def test_the_last_row_of_another_column_may_decide(tmp_path: Path) -> None:
    found = _settled(tmp_path, *["1;03/04/2026;" for _ in range(1_000)], "1,5;;31/12/2026")
    assert (found.date_order, found.decimal) == (DateOrder.DMY, DecimalNotation.COMMA)


def test_what_she_said_is_not_looked_for(tmp_path: Path) -> None:
    said = ImportMapping(process="short", dates={"made": "created"}, date_order=DateOrder.MDY)
    assert _settled(tmp_path, "1;31/12/2026;", mapping=said) is said


def test_a_column_without_dates_needs_no_order(tmp_path: Path) -> None:
    assert _settled(tmp_path, "1;;").date_order is None


@pytest.mark.parametrize(
    ("row", "code", "values"),
    [
        ("1;03/04/2026;04/03/2026", "import.date_order_unclear", {"column": "made", "samples": "03/04/2026"}),
        ("1;;soon", "import.date_order_unclear", {"column": "done", "samples": "soon", "orders": ()}),
        ("1.234;2026-01-01;", "import.decimal_unclear", {"column": "worth", "samples": "1.234"}),
    ],
)
def test_what_stays_open_is_asked_with_samples(tmp_path: Path, row: str, code: str, values: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        _settled(tmp_path, row)
    assert refused.value.code == code
    assert values.items() <= refused.value.values.items()


def test_columns_of_ever_new_values_are_not_held(tmp_path: Path) -> None:
    rows = (f"{n},5;2026-11-20 10:00:00.{n:020};2026-11-21 10:00:00.{n:021}" for n in range(20_000))
    table = sniff(a_file(tmp_path, "\n".join(("worth;made;done", *rows))))
    tracemalloc.start()
    try:
        settled(table, MAPPING)
        assert tracemalloc.get_traced_memory()[1] < 6 * 1024 * 1024
    finally:
        tracemalloc.stop()
