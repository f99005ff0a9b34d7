"""Where the real files lie that some tests read; they are not part of the product."""

import os
from pathlib import Path

import pytest

_DEFAULT = Path(__file__).parents[2] / "shared" / "data"


def real_data(name: str) -> Path:
    """The real file or folder `name`; the test is skipped where it is absent."""
    path = Path(os.environ.get("REPDESK_REAL_DATA", _DEFAULT)) / name
    if not path.exists():
        pytest.skip(f"the real data {name} is not on this computer (set REPDESK_REAL_DATA)")
    return path
