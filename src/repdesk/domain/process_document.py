"""A process as the text the desk stores: compact JSON, the same text for the same process."""

# Walks dataclasses of any kind, so that a new field needs no line here: Any is meant.
# ruff: noqa: ANN401

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from repdesk.domain.process import Process

_NOTHING = ("", None, ())


def document(process: Process) -> str:
    """The canonical text of `process`. What is empty is left out, what is a default is not: defaults may change."""
    return json.dumps(plain(process), ensure_ascii=False, separators=(",", ":"))


def from_document(text: str) -> Process:
    """The process that `document` made this text of."""
    process: Process = _reader(Process)(json.loads(text))
    return process


def plain(value: Any) -> Any:
    """A domain value as tables, lists and bare values, without what is empty."""
    if is_dataclass(value):
        found = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(inner) for field, inner in found if not _is_left_out(field, inner)}
    if isinstance(value, tuple):
        return [plain(inner) for inner in value]
    return str(value) if isinstance(value, StrEnum) else value


def _is_left_out(field: Field[Any], value: object) -> bool:
    return field.default is not MISSING and value == field.default and value in _NOTHING


@cache
def field_kinds(kind: type) -> dict[str, Any]:
    """The type of each field of a dataclass, `X | None` as `X`."""
    return {name: _without_none(hint) for name, hint in get_type_hints(kind).items()}


def _without_none(hint: Any) -> Any:
    return get_args(hint)[0] if isinstance(hint, UnionType) else hint


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    if is_dataclass(kind):
        return _table_reader(kind)
    if get_origin(kind) is tuple:
        read = _reader(get_args(kind)[0])
        return lambda found: tuple(map(read, found))
    return kind if issubclass(kind, StrEnum) else _as_found


def _table_reader(kind: Any) -> Callable[[dict[str, Any]], Any]:
    readers = {name: _reader(inner) for name, inner in field_kinds(kind).items()}
    return lambda found: kind(**{name: readers[name](inner) for name, inner in found.items()})


def _as_found(found: object) -> object:
    return found
