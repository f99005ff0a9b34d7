"""The second log of a deal: its amount, close date and probability before and after, and how often it was put off."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from repdesk.domain.deal import DealChange, DealId
from repdesk.domain.retrace import pushes
from repdesk.services.deal_fields import LOGGED
from repdesk.storage import events
from repdesk.storage.store import Unit


def log_changes(unit: Unit, deal_id: DealId, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, int]:
    """Write what `after` changes of the logged fields; gives the deal's pushes where they changed.

    While she is still typing, one line goes from what stood there first to what stands there now: five clicks on
    "a day later" are one push.
    """
    pushed = 0
    for name in LOGGED:
        if name in after and after[name] != before[name]:
            pushed += _write(unit, _line(unit, deal_id, name, before[name], after[name]))
    return {"pushes": before["pushes"] + pushed} if pushed else {}


def _write(unit: Unit, line: DealChange) -> int:
    """How many pushes more, or fewer, the log has with this line."""
    typed = events.take_change(unit.connection, line, since=unit.step.at) if unit.joins else None
    line = replace(line, before=typed.before) if typed else line
    events.add_change(unit.connection, line)
    return pushes([line]) - (pushes([typed]) if typed else 0)


def _line(unit: Unit, deal_id: DealId, name: str, before: object, after: object) -> DealChange:
    return DealChange(deal_id=deal_id, at=unit.at, field=name, before=_text(before), after=_text(after))


def _text(value: object) -> str:
    return "" if value is None else str(value)
