"""What a card over a column would be asked there, in the words of the panel that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from repdesk.domain.gate import WON, GateReport, Item
from repdesk.domain.process import Level

SHOWN = 4
"""So many open items are listed; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One line of the list; what is not required stands back."""

    text: str
    is_required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The panel at the top of a column while a card is held over it."""

    title: str
    progress: str
    items: tuple[OpenItem, ...] = ()
    more: str = ""
    hint: str = ""


def preview(report: GateReport, names: Mapping[str, str]) -> Preview:
    """What the gate in `report` asks; `names` has the name of every stage by its key."""
    if not report.counted:
        return _free(report, names)
    still_open = sorted((i for i in report.counted if not i.is_done), key=_weight)
    listed = still_open[:SHOWN]
    unlisted = len(still_open) - len(listed)
    return Preview(
        title=f"Leaving {_name(report.from_stage, names)}",
        progress=_progress(report, len(still_open)),
        items=tuple(OpenItem(text=i.text, is_required=i.is_missing) for i in listed),
        more=f"and {unlisted:,} more" if listed and unlisted else "",
        hint="Drop to move" if report.may_pass else "Drop to fill them in",
    )


def blocked_words(report: GateReport) -> str:
    """The gate of a stage as a hint in a menu: "2 open", or nothing where the way is free."""
    missing = len(report.missing)
    return f"{missing:,} open" if missing else ""


def _free(report: GateReport, names: Mapping[str, str]) -> Preview:
    return Preview(title=f"To {_name(report.to_stage, names)}", progress="Nothing to fill in", hint="Drop to move")


def _progress(report: GateReport, still_open: int) -> str:
    total = len(report.counted)
    if not still_open:
        return f"All {total:,} done" if total > 1 else "Done"
    return f"{report.done:,} of {total:,} done, {still_open:,} still open"


def _name(key: str, names: Mapping[str, str]) -> str:
    return "Won" if key == WON else names.get(key, key)


def _weight(item: Item) -> int:
    return list(Level).index(item.level)
