"""Companies: found by name, made when new."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from repdesk.domain.deal import CompanyId
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


def names(connection: Connection) -> dict[str, CompanyId]:
    """Name → oldest company of that name, of the whole desk."""
    query = select(rows.company.c.name, rows.company.c.id).order_by(rows.company.c.id.desc())
    return {row.name: CompanyId(row.id) for row in connection.execute(query)}
