"""A fixed question answers as the statement it was made from."""

from sqlalchemy import bindparam, func, select

from repdesk.storage import rows
from repdesk.storage.fixed import Fixed
from repdesk.storage.store import Store
from tests.storage.builders import a_deal

_TITLE = select(rows.deal.c.title, func.coalesce(rows.deal.c.amount, -1).label("worth"))
_BY_ID = Fixed(_TITLE.where(rows.deal.c.id == bindparam("deal")))


def test_each_asking_has_values_of_its_own(store: Store) -> None:
    crane, lift = a_deal(store, "Crane"), a_deal(store, "Lift")
    with store.read() as reader:
        assert [_BY_ID.ask(reader, deal=deal).scalar_one() for deal in (crane, lift)] == ["Crane", "Lift"]


def test_it_answers_by_name_as_the_statement_itself(store: Store) -> None:
    crane = a_deal(store, "Crane")
    with store.read() as reader:
        itself = reader.execute(_TITLE.where(rows.deal.c.id == crane)).mappings().one()
        assert dict(_BY_ID.ask(reader, deal=crane).mappings().one()) == dict(itself)
