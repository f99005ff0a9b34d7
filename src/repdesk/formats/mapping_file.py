"""Import mappings in and out of `repdesk.mapping/1` files."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

import tomlkit

from repdesk.domain.dates import DateOrder
from repdesk.domain.errors import Refused
from repdesk.domain.faults import Fault
from repdesk.domain.mapping import MAPPING_SCHEMA, ImportMapping
from repdesk.domain.money import is_currency
from repdesk.domain.numbers import DecimalNotation
from repdesk.domain.text import NAME_LIMIT, clean
from repdesk.formats.toml_file import read_toml

_TABLES: Final = ("columns", "stages", "outcomes", "dates")
_WORDS: Final = ("process", "source", "currency", "title")
_MOST_LINES: Final = 1_000

Choice = TypeVar("Choice", bound=StrEnum)


def read_mapping(source: bytes | Path) -> ImportMapping:
    """The mapping in a file; Refused names every fault with its place."""
    found = read_toml(source, schema=MAPPING_SCHEMA)
    faults = tuple(_faults(found))
    if faults:
        raise Refused("mapping.faulty", file=source.name if isinstance(source, Path) else "", faults=faults)
    words = {name: clean(found.get(name, ""), NAME_LIMIT) for name in _WORDS}
    tables = {name: dict(found.get(name, {})) for name in _TABLES}
    return ImportMapping(
        process=words["process"],
        source=words["source"],
        currency=words["currency"],
        title=words["title"],
        date_order=_choice(DateOrder, found.get("date_order", "")),
        decimal=_choice(DecimalNotation, found.get("decimal", "")),
        columns=tables["columns"],
        stages=tables["stages"],
        outcomes=tables["outcomes"],
        dates=tables["dates"],
    )


def write_mapping(mapping: ImportMapping) -> str:
    """The mapping as a file that people can read and edit."""
    document = tomlkit.document()
    document["schema"] = MAPPING_SCHEMA
    for name in (*_WORDS, "date_order", "decimal"):
        if value := getattr(mapping, name):
            document[name] = str(value)
    for name in _TABLES:
        if lines := getattr(mapping, name):
            document[name] = _table(lines)
    return tomlkit.dumps(document)


def _table(lines: Mapping[str, str]) -> tomlkit.items.Table:
    table = tomlkit.table()
    for key, value in lines.items():
        table.add(key, value)
    return table


def _faults(found: Mapping[str, Any]) -> Iterator[Fault]:
    for name in found.keys() - {"schema", *_WORDS, *_TABLES, "date_order", "decimal"}:
        yield Fault(path=name, code="value.unknown_key")
    for name in _WORDS:
        if not isinstance(found.get(name, ""), str):
            yield Fault(path=name, code="value.not_text")
    if not found.get("process"):
        yield Fault(path="process", code="value.missing")
    currency = found.get("currency", "")
    if currency and not (isinstance(currency, str) and is_currency(currency)):
        yield Fault(path="currency", code="mapping.not_a_currency", values={"found": str(currency)[:NAME_LIMIT]})
    for name, kind in (("date_order", DateOrder), ("decimal", DecimalNotation)):
        if name in found and found[name] not in {str(choice) for choice in kind}:
            yield Fault(path=name, code="value.not_a_choice", values={"choices": ", ".join(kind)})
    for name in _TABLES:
        yield from _table_faults(name, found.get(name, {}))


def _table_faults(name: str, table: Any) -> Iterator[Fault]:  # noqa: ANN401  (whatever the file holds)
    if not isinstance(table, dict):
        yield Fault(path=name, code="value.not_table")
        return
    if len(table) > _MOST_LINES:
        yield Fault(path=name, code="value.too_many", values={"most": _MOST_LINES})
    for key, value in table.items():
        if not isinstance(value, str):
            yield Fault(path=f"{name}.{key}", code="value.not_text")


def _choice(kind: type[Choice], text: str) -> Choice | None:
    return kind(text) if text else None
