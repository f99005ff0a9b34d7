"""What the import page says of counts, encodings, orders and problems."""

from collections.abc import Mapping
from typing import Final

from repdesk.domain.dates import DateOrder
from repdesk.domain.deal import Outcome
from repdesk.domain.intake import Problem
from repdesk.domain.mapping import LEAVE_OUT, Moment
from repdesk.domain.numbers import DecimalNotation
from repdesk.domain.process import Process
from repdesk.sentences import counted
from repdesk.sentences import problem as what_is_wrong
from repdesk.services.transfer import Plan

ENCODING_WORDS: Final[Mapping[str, str]] = {
    "utf-8": "UTF-8",
    "cp1252": "Windows Western",
    "cp1250": "Windows Central European",
    "cp1251": "Windows Cyrillic",
    "cp1253": "Windows Greek",
    "cp1254": "Windows Turkish",
    "cp1257": "Windows Baltic",
    "mac-roman": "Mac Roman",
    "iso-8859-2": "ISO 8859-2",
    "iso-8859-15": "ISO 8859-15",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32",
}
DELIMITER_WORDS: Final[Mapping[str, str]] = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
ORDER_WORDS: Final[Mapping[DateOrder, str]] = {DateOrder.DMY: "d.m.y", DateOrder.MDY: "m/d/y", DateOrder.YMD: "y-m-d"}
DECIMAL_WORDS: Final[Mapping[DecimalNotation, str]] = {
    DecimalNotation.POINT: "decimal point",
    DecimalNotation.COMMA: "decimal comma",
}
MOMENT_WORDS: Final[Mapping[str, str]] = {
    Moment.CREATED: "Created",
    Moment.CLOSED: "Closed on",
    Moment.STAGE_ENTERED: "Stage entered",
}
PLACE_WORDS: Final[Mapping[str, str]] = {
    Outcome.WON: "Won",
    Outcome.LOST: "Lost",
    Outcome.DISQUALIFIED: "Disqualified",
    Outcome.ON_HOLD: "On hold",
    Outcome.OPEN: "Open",
    LEAVE_OUT: "Don’t import",
}
PLACE_ICONS: Final[Mapping[str, str]] = {
    Outcome.WON: "trophy",
    Outcome.LOST: "circle-slash",
    Outcome.DISQUALIFIED: "user-x",
    Outcome.ON_HOLD: "pause",
}

_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "import.stage_unknown": ("row has a stage you did not match", "rows have a stage you did not match"),
    "import.stage_empty": ("row has no stage", "rows have no stage"),
    "import.outcome_unknown": ("row has a status you did not match", "rows have a status you did not match"),
    "import.title_empty": ("row has no name and no company", "rows have no name and no company"),
    "import.too_many_cells": ("row is longer than the header", "rows are longer than the header"),
    "import.twice_in_file": ("row repeats an outside ID", "rows repeat an outside ID"),
}
_KINDS_BY_SUBJECT: Final[Mapping[str, tuple[str, str]]] = {
    "date": ("date cannot be read", "dates cannot be read"),
    "number": ("number cannot be read", "numbers cannot be read"),
    "amount": ("amount is too large", "amounts are too large"),
    "currency": ("currency cannot be read", "currencies cannot be read"),
}
_ANY_KIND: Final = ("value cannot be read", "values cannot be read")


def place_words(place: str, process: Process) -> str:
    """What a stage value leads to, by its name on the board."""
    return process.stage(place).name if process.has(place) else PLACE_WORDS.get(place, "")


def kind_words(code: str, number: int) -> str:
    """A kind of problem with how many rows have it: "3 dates cannot be read"."""
    subject = code.partition(".")[0]
    one, many = _KINDS.get(code) or _KINDS_BY_SUBJECT.get(subject, _ANY_KIND)
    return counted(number, one, many)


def first_of(plan: Plan, code: str, column: str) -> Problem | None:
    """The first row of the file with this problem; None where a thousand others stand before it."""
    return next((p for p in plan.problems if (p.code, p.column) == (code, column)), None)


def place_of(problem: Problem) -> str:
    """Where a problem stands and what stands there: "Line 212, Expected close: 31.02.2026"."""
    where = f"Line {problem.line:,}" + (f", {problem.column}" if problem.column else "")
    return f"{where}: {problem.value}" if problem.value else where


def problem_line(problem: Problem) -> str:
    """A problem in one line of text: where, what stands there, what is wrong with it."""
    return f"{place_of(problem)} – {what_is_wrong(problem)}"


def problem_text(plan: Plan) -> str:
    """Every listed problem, one a line, to be copied."""
    lines = [problem_line(problem) for problem in plan.problems]
    more = plan.counts["problems"] - len(lines)
    return "\n".join([*lines, f"and {more:,} more"] if more else lines)
