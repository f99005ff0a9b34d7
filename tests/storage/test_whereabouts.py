"""A file that is taken away while the desk is open is noticed before anything is called saved."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from repdesk.domain.errors import Refused
from repdesk.storage import desk_file
from repdesk.storage.files import log_of
from repdesk.storage.store import Store
from tests.storage.builders import Clock, a_deal, a_store, ask, opened_again

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move an open file")


def _titles(store: Store) -> list[tuple[object, ...]]:
    return ask(store, "SELECT title FROM deal ORDER BY id")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A desk with one deal, in its log only."""
    store = a_store(tmp_path, Clock())
    a_deal(store, "Acme")
    assert _titles(store) == [("Acme",)]
    yield store
    store.close()


def _refused(store: Store) -> str:
    with pytest.raises(Refused) as refused:
        a_deal(store, "Birch")
    return refused.value.code


@pytest.mark.parametrize("take_away", [Path.unlink, lambda path: path.rename(path.with_name("elsewhere"))])
def test_a_desk_that_is_gone_takes_nothing_more(store: Store, take_away: object) -> None:
    assert callable(take_away)
    take_away(store.path)
    assert [_refused(store), _refused(store)] == ["desk.moved"] * 2
    assert _titles(store) == [("Acme",)]


def test_a_desk_that_came_back_goes_on(store: Store) -> None:
    away = store.path.rename(store.path.with_name("elsewhere"))
    assert _refused(store) == "desk.moved"
    away.rename(store.path)
    a_deal(store, "Birch")
    assert _titles(opened_again(store)) == [("Acme",), ("Birch",)]


def test_another_file_of_that_name_is_left_alone(store: Store) -> None:
    store.path.rename(store.path.with_name("elsewhere"))
    desk_file.create(store.path)
    before = store.path.read_bytes()
    assert _refused(store) == "desk.moved"
    assert store.path.read_bytes() == before


def test_what_was_saved_goes_along_with_the_file(store: Store, tmp_path: Path) -> None:
    away = store.path.rename(store.path.with_name("elsewhere"))
    assert _refused(store) == "desk.moved"
    alone = Path(shutil.copy(away, tmp_path / "copy.sqlite"))
    found = Store(alone, now=Clock(), session="tuesday")
    assert _titles(found) == [("Acme",)]
    found.close()


def test_a_deleted_log_costs_one_refusal_and_nothing_else(store: Store) -> None:
    log_of(store.path).unlink()
    assert _refused(store) == "desk.log_gone"
    a_deal(store, "Cedar")
    assert _titles(store) == _titles(opened_again(store)) == [("Acme",), ("Cedar",)]
