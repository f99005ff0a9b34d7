"""An open desk of its own for each test of the services."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from repdesk.services.desk import Desk
from tests.builders import Clock, open_desk


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk", clock=clock) as desk:
        yield desk
