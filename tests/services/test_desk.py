"""A desk makes itself ready without a trace."""

from repdesk.services.desk import Desk
from tests.builders import a_deal
from tests.dump import dump


def test_an_empty_desk_warms_too(desk: Desk) -> None:
    before = dump(desk.path, with_history=True)
    desk.warm()
    desk.warm_sheets()
    assert dump(desk.path, with_history=True) == before


def test_warming_changes_no_deal(desk: Desk) -> None:
    a_deal(desk, "Acme")
    before = dump(desk.path, with_history=True)
    desk.warm()
    desk.warm_sheets()
    assert dump(desk.path, with_history=True) == before
