"""Every desk that ever left the house opens for ever, with all that was in it.

The desks lie in `tests/data/formats`. A new format adds one (`uv run python -m tests.data.formats`); a change of the
tables before that format is out means making it again, which `test_the_newest_format_is_frozen_as_it_is` asks for.
"""

import shutil
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from repdesk.services.desk import Desk
from repdesk.storage.marks import FORMAT
from tests.builders import a_desk
from tests.data.formats import FOLDER
from tests.data.formats.contents import contents
from tests.dump import dump

FROZEN = sorted(file.stem for file in FOLDER.glob("*.sqlite"))
NEWEST = f"{FORMAT:02}"


def _recorded(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _copied(name: str, folder: Path) -> Desk:
    shutil.copy(FOLDER / f"{name}.sqlite", folder / "desk.sqlite")
    return a_desk(folder)


@pytest.fixture(params=FROZEN)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A copy of each, opened by this program."""
    with closing(_copied(request.param, tmp_path)) as desk:
        yield desk


@pytest.fixture
def newest(tmp_path: Path) -> Iterator[Desk]:
    """A copy of the newest alone: the steps of older ones can only be read."""
    with closing(_copied(NEWEST, tmp_path)) as desk:
        yield desk


def _holds(found: object, recorded: object) -> bool:
    """Whether all that was recorded is still there; later formats add tables and parts of the report."""
    if isinstance(recorded, Mapping) and isinstance(found, Mapping):
        return all(_holds(found.get(key), value) for key, value in recorded.items())
    if isinstance(recorded, list) and isinstance(found, list):
        return len(found) == len(recorded) and all(map(_holds, found, recorded))
    return found == recorded


def test_the_newest_format_is_frozen_as_it_is() -> None:
    assert FROZEN[-1] == NEWEST


@pytest.mark.parametrize("name", FROZEN)
def test_counts_and_totals_are_as_recorded(name: str, tmp_path: Path) -> None:
    with closing(_copied(name, tmp_path)) as desk:
        assert _holds(contents(desk), _recorded(name))


def test_it_agrees_with_itself(desk: Desk) -> None:
    assert desk.check.run() == ()


def test_an_edit_is_undone(desk: Desk) -> None:
    before = dump(desk.path)
    card = next(
        c
        for p in desk.processes.adopted()
        for column in desk.board.columns(p.id)
        for c in desk.board.cards(p.id, column)
    )
    desk.deals.edit(card.id, title="Another name")
    assert desk.history.undo() is not None
    assert dump(desk.path) == before


def test_everything_is_undone_and_done_again(newest: Desk) -> None:
    assert newest.history.redo() is not None  # the step that was undone when it was frozen
    last = dump(newest.path)
    while newest.history.undo() is not None:
        pass
    assert not any(rows for table, rows in dump(newest.path).items())
    while newest.history.redo() is not None:
        pass
    assert dump(newest.path) == last


def test_its_import_is_taken_back(newest: Desk) -> None:
    (batch,) = newest.transfer.batches()
    newest.transfer.revert(batch)
    assert newest.transfer.batches() == ()
    assert newest.check.run() == ()
