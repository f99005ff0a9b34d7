"""`repdesk import`: deals from a table, by a mapping or by what its columns are called."""

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, Final

from repdesk.commands.desks import trying, writing
from repdesk.commands.out import aligned, say, say_json
from repdesk.domain.errors import Refused
from repdesk.domain.intake import Problem
from repdesk.domain.mapping import ImportMapping
from repdesk.domain.process import Process
from repdesk.formats.csv_table import TableFile
from repdesk.formats.mapping_file import read_mapping
from repdesk.formats.source import stamp
from repdesk.sentences import counted, problem
from repdesk.services.desk import Desk
from repdesk.services.transfer import ImportResult, Plan

_SHOWN: Final = 10
_UNPLACED: Final = frozenset({"import.stage_unknown", "import.stage_empty", "import.outcome_unknown"})


def run(options: argparse.Namespace) -> None:
    """Import the file in one step, or with `--dry-run` only say what that would do."""
    stamp(options.file)
    mapping = read_mapping(options.mapping) if options.mapping else None
    with _desk(options) as desk:
        plan = _plan(desk, options, mapping)
        result = None if options.dry_run else desk.transfer.run(plan)
        if result is not None:
            desk.transfer.take_currency(result)
    if options.json:
        say_json(_answer(plan, result))
    else:
        say(*_lines(plan, result))


def _desk(options: argparse.Namespace) -> AbstractContextManager[Desk]:
    return trying(options) if options.dry_run else writing(options)


def _plan(desk: Desk, options: argparse.Namespace, mapping: ImportMapping | None) -> Plan:
    table = desk.transfer.open(options.file)
    if mapping is not None:
        named = replace(mapping, process=options.process) if options.process else mapping
        return desk.transfer.check(table, named, where=tuple(options.where))
    plan = desk.transfer.check(table, _guessed(desk, table, options.process), where=tuple(options.where))
    _require_places(plan)
    return plan


def _guessed(desk: Desk, table: TableFile, key: str | None) -> ImportMapping:
    return desk.transfer.suggest(table, desk.transfer.survey(table), _process(desk, key))


def _process(desk: Desk, key: str | None) -> Process:
    """The named process, or the desk's only one."""
    adopted = {process.key: process.id for process in desk.processes.adopted()}
    if key is None and len(adopted) != 1:
        known = adopted or [process.key for process in desk.processes.templates()]
        raise Refused("import.process_unnamed", known=", ".join(known))
    chosen = key or next(iter(adopted))
    return desk.processes.current(adopted[chosen])[1] if chosen in adopted else desk.processes.template(chosen)


def _require_places(plan: Plan) -> None:
    """A guess must know where every row goes; only a mapping the rep wrote may leave rows behind."""
    unplaced = [p for p in plan.problems if p.code in _UNPLACED]
    if unplaced:
        column = unplaced[0].column
        found = dict.fromkeys(f"“{p.value}”" for p in unplaced if p.column == column)
        raise Refused("import.places_unclear", column=column, found=", ".join(found))


def _answer(plan: Plan, result: ImportResult | None) -> dict[str, Any]:
    return {
        **(result or plan).counts,
        "dry_run": result is None,
        "process": plan.process.key,
        "backup": str(result.backup) if result and result.backup else None,
        "first_problems": [_problem(p) for p in plan.problems[:_SHOWN]],
    }


def _problem(found: Problem) -> dict[str, Any]:
    where = {"line": found.line, "column": found.column, "value": found.value}
    return {**where, "code": found.code, "text": problem(found)}


def _lines(plan: Plan, result: ImportResult | None) -> Iterator[str]:
    counts = (result or plan).counts
    done = "would be read" if result is None else "read"
    yield f"{counted(counts['rows'], 'row')} of {plan.table.path.name} {done} into {plan.process.name}:"
    yield from aligned((name.replace("_", " "), f"{count:,}") for name, count in counts.items() if name != "rows")
    for found in plan.problems[:_SHOWN]:
        place = f"line {found.line}" + (f", {found.column}" if found.column else "")
        yield f"{place}: {problem(found)}" + (f" (“{found.value}”)" if found.value else "")
    if counts["problems"] > _SHOWN:
        yield f"and {counted(counts['problems'] - _SHOWN, 'more row', 'more rows')} with problems"
    if result and result.backup:
        yield f"A backup from before lies in {result.backup}"
