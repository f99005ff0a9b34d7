"""`repdesk report`: counts and sums by process, stage and outcome."""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from repdesk.commands.desks import reading
from repdesk.commands.out import aligned, grouped, say, say_json
from repdesk.services.report import OTHER_CURRENCIES


def run(options: argparse.Namespace) -> None:
    """Print the report of the desk, aligned or as `repdesk.report/1`."""
    with reading(options) as desk:
        found = desk.report.report()
    if options.json:
        say_json(found)
        return
    for process in found["processes"]:
        say(process["name"], "", *aligned(_rows(process, found["currency"])), "")
    if not found["processes"]:
        say("There is no process on this desk yet.")


def _rows(process: Mapping[str, Any], currency: str) -> Iterator[tuple[str, ...]]:
    yield "Stage", "Deals", currency, "Weighted"
    for stage in process["stages"]:
        yield from _lines(stage["name"], stage)
    yield "", "", "", ""
    yield "Outcome", "Deals", currency, ""
    for outcome, worth in process["outcomes"].items():
        yield from _lines(outcome.replace("_", " ").capitalize(), worth)


def _lines(name: str, worth: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """One line, and one more for each currency the rep set no rate for."""
    yield name, f"{worth['count']:,}", *_figures(worth)
    for currency, part in worth.get(OTHER_CURRENCIES, {}).items():
        yield f"  in {currency}", "", *_figures(part)


def _figures(worth: Mapping[str, str]) -> tuple[str, str]:
    amount, weighted = (grouped(worth[name]) if name in worth else "" for name in ("amount", "weighted"))
    return amount, weighted
