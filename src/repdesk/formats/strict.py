"""Plain tables become frozen values: nothing is coerced, and every fault is noted with its path in one walk."""

# Walks dataclasses of any kind, so that a new field needs no line here: Any is meant.
# ruff: noqa: ANN401

from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin

from repdesk.domain.faults import Fault
from repdesk.domain.process_document import field_kinds
from repdesk.domain.text import clean

LONGEST_TEXT = 2000

T = TypeVar("T")

_NOT = {str: "value.not_text", int: "value.not_whole", bool: "value.not_yes_no"}


class StrictReader:
    """Reads tables into dataclasses of text, whole numbers, yes/no, choices and lists.

    A faulty value is replaced by a stand-in and reading goes on, so that all faults come out at once:
    after `read`, the value counts only when `faults` is empty.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []

    def read(self, kind: type[T], table: object) -> T:
        """The value of dataclass `kind` that `table` describes."""
        value: T = self._value(kind, table, "")
        return value

    def _value(self, kind: Any, found: object, path: str) -> Any:
        if is_dataclass(kind):
            return self._table(kind, found, path)
        if get_origin(kind) is tuple:
            return self._list(get_args(kind)[0], found, path)
        if issubclass(kind, StrEnum):
            return self._choice(kind, found, path)
        return self._bare(kind, found, path)

    def _table(self, kind: Any, found: object, path: str) -> Any:
        if not isinstance(found, dict):
            self._fault(path, "value.not_table")
            found = {}
        kinds = field_kinds(kind)
        self._warn_of_unknown(found.keys() - kinds.keys(), path)
        read = {name: self._value(kinds[name], found[name], _join(path, name)) for name in kinds if name in found}
        return kind(**self._stand_ins(kind, found, path), **read)

    def _stand_ins(self, kind: Any, found: dict[str, object], path: str) -> dict[str, Any]:
        """Something empty for each field that must be there and is not."""
        missing = [f.name for f in fields(kind) if f.name not in found and f.default is MISSING]
        for name in missing:
            self._fault(_join(path, name), "value.missing")
        return {name: _empty(field_kinds(kind)[name]) for name in missing}

    def _list(self, kind: Any, found: object, path: str) -> tuple[Any, ...]:
        if not isinstance(found, list):
            self._fault(path, "value.not_list")
            return ()
        return tuple(self._value(kind, inner, f"{path}[{index}]") for index, inner in enumerate(found))

    def _choice(self, kind: type[StrEnum], found: object, path: str) -> StrEnum:
        allowed = tuple(str(choice) for choice in kind)
        if isinstance(found, str) and found in allowed:
            return kind(found)
        self._fault(path, "value.unknown_choice", found=str(found)[:80], allowed=allowed)
        return next(iter(kind))

    def _bare(self, kind: type, found: object, path: str) -> object:
        if type(found) is not kind:  # not isinstance: true is an int to Python
            self._fault(path, _NOT[kind])
            return kind()
        return self._text(found, path) if isinstance(found, str) else found

    def _text(self, found: str, path: str) -> str:
        if len(found) > LONGEST_TEXT:
            self._fault(path, "value.too_long", limit=LONGEST_TEXT)
        return clean(found, LONGEST_TEXT)

    def _warn_of_unknown(self, names: set[str], path: str) -> None:
        found = (Fault(path=_join(path, name[:80]), code="value.unknown_key") for name in sorted(names))
        self.warnings.extend(found)

    def _fault(self, path: str, code: str, **values: object) -> None:
        self.faults.append(Fault(path=path, code=code, values=values))


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _empty(kind: Any) -> Any:
    if get_origin(kind) is tuple:
        return ()
    return next(iter(kind)) if issubclass(kind, StrEnum) else kind()
