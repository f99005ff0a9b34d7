"""Puts values into a sentence."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath

from repdesk.sentences.calendar import MONTHS

_OUTCOMES = {"on_hold": "on hold"}
_SHOWN_CHARACTERS = 200

_SYSTEM_REASONS = {
    "EACCES": "you have no right to it",
    "EPERM": "you have no right to it",
    "EROFS": "its disk takes no changes",
    "ENOSPC": "its disk is full",
    "EDQUOT": "your share of its disk is used up",
    "EFBIG": "it would be larger than its disk allows",
    "ELOOP": "it is a link that leads back to itself",
    "ENAMETOOLONG": "its name is too long",
    "ENOENT": "its folder is not there",
    "ENOTDIR": "its folder is not there",
    "EISDIR": "it is a folder",
    "EMFILE": "too many files are open",
    "ENFILE": "too many files are open",
}
"""What a system says of a file, by the name of its error: the system's own words may be in any language."""

_ANY_SYSTEM_REASON = "its disk did not answer properly"


class _Words(str):
    """Text in a sentence; where the sentence would count, it stands as it is."""

    __slots__ = ()

    def __format__(self, nouns: str) -> str:
        return str(self)


class _Number(int):
    """A number that brings its noun: "{open:line is|lines are}" reads "1 line is" or "2,000 lines are"."""

    def __format__(self, nouns: str) -> str:
        return counted(int(self), *nouns.split("|")) if nouns else str(int(self))


class _Shown(dict[str, object]):
    """Values as a reader wants them; one that is not there reads "?", because a sentence never fails."""

    def __missing__(self, name: str) -> str:
        return _Words("?")


def filled(template: str, values: Mapping[str, object]) -> str:
    """`template` with its names in braces replaced; "{rows:row|rows}" names what is counted."""
    return template.format_map(_Shown({name: _shown(name, value) for name, value in values.items()}))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 deal", "8,800 deals"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(text: str) -> str:
    """An ISO date as "20 Nov 2026"; any other text as it is."""
    try:
        return _named(date.fromisoformat(text))
    except ValueError:
        return text


def field_name(key: str) -> str:
    """The words for a field of the catalogue; an own field is called what she called it."""
    # The window has these sentences before its first paint, and the fields of a deal only with the desk.
    from repdesk.domain.fields import BY_KEY, OWN_PREFIX

    return BY_KEY[key].label if key in BY_KEY else key.removeprefix(OWN_PREFIX).replace("_", " ")


def _shown(name: str, value: object) -> object:
    match name:
        case "field":
            return _Words(field_name(str(value)))
        case "outcome":
            return _Words(_OUTCOMES.get(str(value), str(value)))
        case "due" | "until":
            return _Words(day(str(value)))
        case "since":
            return _Words(_moment(str(value)))
        case "errno":
            return _Words(_SYSTEM_REASONS.get(str(value), _ANY_SYSTEM_REASON))
        case "limit" | "size" | "columns" if isinstance(value, int):
            return _Words(f"{value:,}")
        case _:
            return _plain(value)


def _plain(value: object) -> object:
    match value:
        case None:
            return _Words("nothing")
        case PurePath():
            return _Words(value)
        case int():
            return _Number(value)
        case tuple():
            return _Words(_cut(", ".join(map(str, value))))
        case _:
            return _Words(_cut(str(value)))


def _moment(text: str) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{_named(at)}, {at:%H:%M}"


def _named(on: date) -> str:
    return f"{on.day} {MONTHS[on.month - 1][:3]} {on.year}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
