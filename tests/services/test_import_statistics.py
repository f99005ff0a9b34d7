"""After many rows came in, SQLite knows how they are spread, and the board is asked as before."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from repdesk.services.desk import Desk
from tests.bench.counting import counted, plans_gone_wrong
from tests.builders import the_process
from tests.services.tables import a_row, a_table, bring_in

MANY, FEW = 1_001, 1_000


def _import(desk: Desk, folder: Path, rows: int) -> None:
    lines = (a_row(id=str(n), firm=f"Firm {n}", stage="QPC"[n % 3], status="Open", worth="12") for n in range(rows))
    bring_in(desk, a_table(folder, *lines))


def _knows(desk: Desk) -> bool:
    with closing(sqlite3.connect(desk.path)) as connection:
        return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").fetchone() is not None


def _ask_all(desk: Desk) -> None:
    """What the board asks: columns and first cards, a page further down, the line below."""
    process = the_process(desk)
    columns = desk.board.columns(process)
    for card in desk.board.first_cards(process, columns)[columns[0].stage_id][-1:]:
        desk.board.cards(process, columns[0], after=card)
    desk.board.summary(process)


@pytest.mark.parametrize(("rows", "knows"), [(MANY, True), (FEW, False)])
def test_only_a_large_import_is_worth_statistics(desk: Desk, tmp_path: Path, rows: int, knows: bool) -> None:
    _import(desk, tmp_path, rows)
    assert _knows(desk) is knows


def test_no_question_of_the_board_sorts_or_reads_every_deal(desk: Desk, tmp_path: Path) -> None:
    _import(desk, tmp_path, MANY)
    with counted() as seen:
        _ask_all(desk)
    questions = seen.questions()
    assert len(questions) > 3
    with closing(sqlite3.connect(desk.path)) as connection:
        assert plans_gone_wrong(connection, questions) == []
