"""Companies: found by name, made when new."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from repdesk.domain.deal import Company, CompanyId, DealId
from repdesk.storage import rows


def find(connection: Connection, name: str) -> CompanyId | None:
    """The oldest company of exactly this name."""
    query = select(rows.company.c.id).where(rows.company.c.name == name).order_by(rows.company.c.id).limit(1)
    found = connection.scalar(query)
    return None if found is None else CompanyId(found)


def find_or_add(connection: Connection, name: str) -> CompanyId:
    """The company of this name, made when the desk has none."""
    return find(connection, name) or add(connection, {"name": name})


def add(connection: Connection, fields: Mapping[str, Any]) -> CompanyId:
    """Write a new company from fields of `Company` by name."""
    values = {"uid": uuid4().hex, **fields}
    return CompanyId(connection.scalars(insert(rows.company).returning(rows.company.c.id), values).one())


def change(connection: Connection, company_id: CompanyId, fields: Mapping[str, Any]) -> None:
    """Write fields of `Company` by name."""
    connection.execute(update(rows.company).where(rows.company.c.id == company_id).values(dict(fields)))


def all_of(connection: Connection) -> Iterator[Company]:
    """Every company of the desk, newest first."""
    columns = [c for c in rows.company.c if c.name != "rev"]
    for row in connection.execute(select(*columns).order_by(rows.company.c.id.desc())).mappings():
        yield Company(**row)


def deals_of(connection: Connection, ids: Iterable[CompanyId]) -> Sequence[DealId]:
    """The deals of these companies."""
    query = "SELECT id FROM deal WHERE company_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [DealId(i) for (i,) in connection.exec_driver_sql(query, (json.dumps(list(ids)),))]
