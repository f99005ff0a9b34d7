"""A desk whose cells another program filled beyond all measure: it opens, shows what fits, or is refused."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from repdesk.domain.deal import DealId
from repdesk.domain.errors import Refused
from repdesk.domain.text import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT
from repdesk.services.desk import Desk
from repdesk.storage.plain import ALONE, LONGEST_VALUE, plain_connection
from tests.builders import a_deal, a_desk, a_step, open_desk, the_process

_EVERYWHERE = (
    "UPDATE deal SET title = :cell, next_what = :cell, problem = :cell, source = :cell, outcome_note = :cell",
    "UPDATE company SET name = :cell, website = :cell",
)


def _fill(folder: Path, size: int) -> DealId:
    """A desk in which every text is `size` characters long."""
    with open_desk(folder) as desk:
        deal = a_deal(desk, "Acme", next_step=a_step())
    with plain_connection(folder / "desk.sqlite", pragmas=ALONE) as connection:
        for statement in _EVERYWHERE:
            connection.execute(statement, {"cell": "<b>x" * (size // 4)})
    return deal


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk of cells of four megabytes."""
    _fill(tmp_path, 4_000_000)
    with closing(a_desk(tmp_path)) as desk:
        yield desk


def test_cells_of_megabytes_are_cut_as_they_would_be_on_their_way_in(desk: Desk) -> None:
    (card,) = desk.board.cards(the_process(desk), desk.board.columns(the_process(desk))[0])
    assert card.next_step is not None
    assert [len(text) for text in (card.title, card.company, card.next_step.what)] == [
        TITLE_LIMIT,
        NAME_LIMIT,
        TITLE_LIMIT,
    ]
    deal, company = desk.deals.with_company(card.id)
    assert company is not None
    assert [len(deal.source), len(deal.problem), len(company.website)] == [LINE_LIMIT, NOTE_LIMIT, LINE_LIMIT]


def test_an_edit_of_another_field_leaves_them_as_they_are(desk: Desk) -> None:
    (card,) = desk.board.cards(the_process(desk), desk.board.columns(the_process(desk))[0])
    desk.deals.edit(card.id, amount=7)
    with desk.context.store.read() as reader:
        assert reader.exec_driver_sql("SELECT length(title) FROM deal").scalar_one() == 4_000_000


def test_a_cell_that_would_fill_the_memory_is_never_loaded(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        a_deal(desk, "Acme")
    with plain_connection(tmp_path / "desk.sqlite", pragmas=ALONE) as connection:
        connection.setlimit(0, 10**9)
        connection.execute("UPDATE deal SET problem = replace(hex(zeroblob(?)), '0', 'x')", (LONGEST_VALUE,))
    with pytest.raises(Refused) as refused, open_desk(tmp_path) as desk:
        desk.deals.with_company(DealId(1))
    assert refused.value.code == "desk.damaged"
