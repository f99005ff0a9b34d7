"""Why a line of the checklist counts as done without a tick."""

from typing import TYPE_CHECKING

from repdesk.sentences.filling import day, filled

if TYPE_CHECKING:
    # The window has these sentences before its first paint, and the rules of a gate only with the desk.
    from repdesk.domain.gate import Because

REASONS: dict[str, str] = {
    "field_set": "because “{field}” is filled in: {value}",
    "next_step": "because the next step is set: {what}, {due}",
}

_UNKNOWN = "because the deal says so"


def because(reason: "Because") -> str:
    """The line under the item, "because …"."""
    shown = {name: day(str(value)) if name == "value" else value for name, value in reason.values.items()}
    return filled(REASONS.get(reason.code, _UNKNOWN), shown)
