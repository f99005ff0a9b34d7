"""Puts values into a sentence."""

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

_OUTCOMES = {"on_hold": "on hold"}
_SHOWN_CHARACTERS = 200


class _Shown(dict[str, object]):
    """Values as a reader wants them; one that is not there reads "?", because a sentence never fails."""

    def __missing__(self, name: str) -> str:
        return "?"


def filled(template: str, values: Mapping[str, object]) -> str:
    """`template` with its names in braces replaced."""
    return template.format_map(_Shown({name: _shown(name, value) for name, value in values.items()}))


def day(text: str) -> str:
    """An ISO date as "20 Nov 2026"; any other text as it is."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{on.day} {on:%b %Y}"


def field_name(key: str) -> str:
    """The words for a field of the catalogue; an own field is called what she called it."""
    # The window has these sentences before its first paint, and the fields of a deal only with the desk.
    from repdesk.domain.fields import BY_KEY, OWN_PREFIX

    return BY_KEY[key].label if key in BY_KEY else key.removeprefix(OWN_PREFIX).replace("_", " ")


def _shown(name: str, value: object) -> str:
    match name:
        case "field":
            return field_name(str(value))
        case "outcome":
            return _OUTCOMES.get(str(value), str(value))
        case "due" | "until":
            return day(str(value))
        case "limit" | "size" | "columns":
            return f"{value:,}" if isinstance(value, int) else str(value)
        case _:
            return _cut(str(value)) if not isinstance(value, PurePath) else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
