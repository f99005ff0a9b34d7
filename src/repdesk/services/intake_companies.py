"""The companies of an import: found by name, made when new, their empty fields filled in."""

from collections.abc import Mapping, Set
from typing import Any

from repdesk.domain.deal import CompanyId
from repdesk.services.deal_fields import COMPANY_FIELDS
from repdesk.storage import companies, imports, rows
from repdesk.storage.bulk import insert_many
from repdesk.storage.imports import Ids
from repdesk.storage.store import Unit


class Companies:
    """Every company of the desk by name while an import runs; what the desk knows is never overwritten."""

    def __init__(self, unit: Unit) -> None:
        self._connection = unit.connection
        self._step_id = unit.step_id
        self._ids: dict[str, CompanyId] = {}
        self._filled: dict[str, set[str]] = {}
        self._given = Ids(unit.connection, rows.company)
        self._new: list[dict[str, Any]] = []
        self.grown: set[CompanyId] = set()
        """Companies that learned something after a deal of theirs was counted."""
        for company in companies.all_of(unit.connection):
            self._ids[company.name] = company.id
            self._filled[company.name] = {"name", *(f for f in COMPANY_FIELDS if getattr(company, f) not in {"", None})}

    def id_of(self, name: str, fields: Mapping[str, Any]) -> CompanyId:
        """The company's id; it may still have to be written."""
        if name not in self._ids:
            return self._make(name, fields)
        if news := {f: value for f, value in fields.items() if f not in self._filled[name]}:
            self._learn(name, news)
        return self._ids[name]

    def filled(self, name: str) -> Set[str]:
        """Field keys that this company has filled, as criteria name them."""
        return {f"company.{field}" for field in self._filled.get(name, ())}

    def write_new(self) -> None:
        """Write the companies made since the last time, before the deals that point to them."""
        insert_many(self._connection, rows.company, self._new)
        self._new = []

    def _make(self, name: str, fields: Mapping[str, Any]) -> CompanyId:
        company_id = CompanyId(self._given.next())
        self._ids[name], self._filled[name] = company_id, {"name", *fields}
        blank = {"industry": "", "headcount": None, "tech_stack": "", "website": "", "rev": self._step_id}
        self._new.append({"id": company_id, "uid": imports.new_uid(), "name": name, **blank, **fields})
        return company_id

    def _learn(self, name: str, news: Mapping[str, Any]) -> None:
        self.write_new()
        companies.change(self._connection, self._ids[name], news)
        self._filled[name] |= news.keys()
        self.grown.add(self._ids[name])
