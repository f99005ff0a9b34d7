"""Writes a process file (`repdesk.process/1`) the way a rep would: in reading order, defaults left out."""

# Walks dataclasses of any kind, so that a new field needs no line here: Any is meant.
# ruff: noqa: ANN401

from dataclasses import fields, is_dataclass
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item, Table

from repdesk.domain.process import PROCESS_SCHEMA, Process, Stage
from repdesk.domain.process_document import plain

_HEADED = {
    Process: ("rules", "figures", "mistakes", "stages"),
    Stage: ("entry", "exit", "tasks"),
}
"""Lists whose entries each get a [[heading]]; other lists stand in brackets."""


def write_process(process: Process) -> str:
    """The text of a process file; reading it gives the same process back."""
    file = tomlkit.document()
    file.add("schema", tomlkit.item(PROCESS_SCHEMA))
    _fill(file, process)
    return tomlkit.dumps(file)


def _fill(table: tomlkit.TOMLDocument | Table | InlineTable, value: Any) -> None:
    """Add every field that differs from its default; headed lists come last, as TOML wants it."""
    headed = _HEADED.get(type(value), ())
    told = [field.name for field in fields(value) if getattr(value, field.name) != field.default]
    for name in sorted(told, key=headed.__contains__):
        found = getattr(value, name)
        table.add(name, _headed(found) if name in headed else _item(found))


def _headed(values: tuple[Any, ...]) -> AoT:
    listed = tomlkit.aot()
    for value in values:
        table = tomlkit.table()
        _fill(table, value)
        listed.append(table)
    return listed


def _item(value: Any) -> Item:
    if is_dataclass(value):
        return _in_braces(value)
    return _in_brackets(value) if isinstance(value, tuple) else tomlkit.item(plain(value))


def _in_braces(value: Any) -> InlineTable:
    table = tomlkit.inline_table()
    _fill(table, value)
    return table


def _in_brackets(values: tuple[Any, ...]) -> Array:
    """Short lists on one line, notes one a line."""
    listed = tomlkit.array()
    for value in values:
        listed.append(_item(value))
    return listed.multiline(multiline=any(map(is_dataclass, values)))
