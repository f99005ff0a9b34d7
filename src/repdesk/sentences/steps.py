"""What a step of the history did: one line a verb, for undo, toasts and the history."""

from collections.abc import Mapping, Sequence

from repdesk.domain.changes import Step
from repdesk.sentences.filling import counted, field_name, filled

STEPS: dict[str, str] = {
    "create_deal": "Added {deal}",
    "edit_deal": "Changed {fields} of {deal}",
    "delete_deal": "Deleted {deal}",
    "move_deal": "Moved {deal} to {stage}",
    "reorder_deal": "Moved {deal} within its stage",
    "end_deal": "Marked {deal} as {outcome}",
    "reopen_deal": "Reopened {deal}",
    "tick": "Ticked “{item}” for {deal}",
    "untick": "Took the tick off “{item}” for {deal}",
    "adopt_process": "Started with {name}",
    "set_option": "Changed a setting",
    "import_deals": "Imported {news} from {file}",
    "keep_drafts": "Kept what was typed",
    "revert": "Took an earlier step back",
}

_TOLD = frozenset({"move_deal", "end_deal", "reopen_deal", "delete_deal"})
_UNKNOWN = "Changed the desk"
_WON = "Marked {deal} as won"
_TAKEN_BACK = "Took back {news} of {file}"
_FIELDS_NAMED = 2


def step_sentence(step: Step) -> str:
    """The step in one line without a full stop."""
    return filled(_template(step), _values(step.args))


def is_told(step: Step) -> bool:
    """Whether the window says the step in a toast with "Undo": those that take a card from its place."""
    return step.verb in _TOLD


def _template(step: Step) -> str:
    match step.verb, step.args:
        case "move_deal", {"outcome": "won"}:
            return _WON
        case "revert", {"file": _}:
            return _TAKEN_BACK
    return STEPS.get(step.verb, _UNKNOWN)


def _values(args: Mapping[str, object]) -> dict[str, object]:
    named = args.get("company") or args.get("title") or "a deal"
    fields = args.get("fields")
    named_fields = _fields(fields) if isinstance(fields, (list, tuple)) else "the fields"
    return {**args, "deal": named, "fields": named_fields, "news": _news(args)}


def _news(args: Mapping[str, object]) -> str:
    """What an import brought: "3 deals and 1 change"."""
    counts = {noun: args.get(name) for noun, name in (("deal", "new"), ("change", "updated"))}
    return " and ".join(counted(n, noun) for noun, n in counts.items() if isinstance(n, int) and n) or "a process"


def _fields(keys: Sequence[str]) -> str:
    """The names of one or two fields, the number of more."""
    if len(keys) > _FIELDS_NAMED:
        return f"{len(keys)} fields"
    names = [field_name(key if "." in key or key.startswith("x_") else f"deal.{key}") for key in keys]
    return " and ".join(name[:1].lower() + name[1:] for name in names) or "the fields"
