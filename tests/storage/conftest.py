"""An open desk of its own for each test of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from repdesk.storage.store import Store
from tests.storage.builders import Clock, a_store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = a_store(tmp_path, clock)
    yield store
    store.close()
