"""No icon is carried that no screen shows."""

from pathlib import Path

import repdesk
from repdesk.paths import resource

SOURCE = "".join(path.read_text(encoding="utf-8") for path in Path(repdesk.__file__).parent.rglob("*.py"))


def test_each_icon_is_named_in_the_program() -> None:
    carried = {path.stem for path in resource("icons").glob("*.svg")}
    assert {name for name in carried if f'"{name}"' not in SOURCE} == set()
