"""One row of a table read as a deal, or what is wrong with it, or that it stays out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from repdesk.domain import cells
from repdesk.domain.dates import DateOrder
from repdesk.domain.deal import NextStep, Outcome
from repdesk.domain.errors import Unreadable
from repdesk.domain.mapping import LEAVE_OUT, OUTCOME, OUTSIDE_ID, STAGE, ImportMapping, Moment, title_parts
from repdesk.domain.numbers import DecimalNotation
from repdesk.domain.process import Process
from repdesk.domain.text import NAME_LIMIT, TITLE_LIMIT, clean

_AMOUNT: Final = "deal.amount"
_CURRENCY: Final = "deal.currency"
_READ_APART: Final = frozenset({STAGE, OUTCOME, OUTSIDE_ID, _AMOUNT, _CURRENCY})
_ENDED: Final = frozenset({Outcome.WON, Outcome.LOST, Outcome.DISQUALIFIED})
_NOTHING: Final = ("", ())
_NEXT_STEP: Final = ("next_what", "next_due", "next_who")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a row cannot come in: where it stands, and what is wrong there."""

    line: int
    column: str
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that stays out, because the mapping says so or because the file holds it twice."""

    line: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A row as the deal it becomes. An empty cell leaves its field out, so that nothing filled is emptied."""

    line: int
    stage: str
    names_stage: bool
    """Whether the file itself names the stage, or it follows from the outcome."""
    outcome: Outcome
    external_id: str
    deal: Mapping[str, Any] = field(default_factory=dict)
    """Fields of `Deal` by name; `company` is the company's name."""
    company: Mapping[str, Any] = field(default_factory=dict)
    moments: Mapping[Moment, date] = field(default_factory=dict)


class _Unfit(Exception):
    """A cell that cannot be read; it never leaves this module."""

    def __init__(self, column: str, code: str, value: str) -> None:
        super().__init__(code)
        self.column, self.code, self.value = column, code, clean(value, NAME_LIMIT)


class RowReader:
    """Reads the rows of one table with one mapping; `currency` is the desk's own, for files that name none."""

    def __init__(self, mapping: ImportMapping, headers: Sequence[str], process: Process, currency: str) -> None:
        places = {header: index for index, header in enumerate(headers)}
        self._mapping = mapping
        self._process = process
        self._currency = mapping.currency or currency
        self._notation = mapping.decimal or DecimalNotation.POINT
        self._order = mapping.date_order or DateOrder.YMD
        self._title = tuple((before, places[column]) for before, column in title_parts(mapping.title))
        self._dates = tuple((column, places[column], Moment(m)) for column, m in mapping.dates.items())
        self._apart = {key: (column, places[column]) for column, key in mapping.columns.items() if key in _READ_APART}
        read = ((column, key) for column, key in mapping.columns.items() if key not in _READ_APART)
        self._columns = tuple((column, places[column], key, self._parser(key)) for column, key in read)

    def read(self, line: int, row: Sequence[str]) -> Intake | LeftOut | Problem:
        """What becomes of one row, whose first line in the file is `line`."""
        try:
            return self._read(line, row)
        except _Unfit as unfit:
            return Problem(line=line, column=unfit.column, code=unfit.code, value=unfit.value)

    def _read(self, line: int, row: Sequence[str]) -> Intake | LeftOut:
        stage, status = self._stage(row), self._status(row)
        if LEAVE_OUT in {stage, status}:
            column = OUTCOME if status == LEAVE_OUT else STAGE
            return LeftOut(line=line, value=clean(self._cell(row, column), NAME_LIMIT))
        outcome = self._outcome(stage, status)
        names_stage = self._process.has(stage)
        deal, company = self._fields(row)
        moments = self._moments(row)
        if outcome not in _ENDED and (closes := moments.pop(Moment.CLOSED, None)):
            deal.setdefault("expected_close", closes)
        return Intake(
            line=line,
            stage=stage if names_stage else self._usual_stage(outcome),
            names_stage=names_stage,
            outcome=outcome,
            external_id=clean(self._cell(row, OUTSIDE_ID), NAME_LIMIT),
            deal=deal,
            company=company,
            moments=moments,
        )

    def _stage(self, row: Sequence[str]) -> str:
        if STAGE not in self._apart:
            return ""
        value = clean(self._cell(row, STAGE), NAME_LIMIT)
        stage = self._mapping.stages.get(value, "")
        if not stage and not self._is_ended(row):
            raise _Unfit(self._apart[STAGE][0], "import.stage_unknown" if value else "import.stage_empty", value)
        return stage

    def _status(self, row: Sequence[str]) -> str:
        if OUTCOME not in self._apart:
            return Outcome.OPEN
        value = clean(self._cell(row, OUTCOME), NAME_LIMIT)
        status = self._mapping.outcomes.get(value, "" if value else Outcome.OPEN)
        if not status:
            raise _Unfit(self._apart[OUTCOME][0], "import.outcome_unknown", value)
        return status

    def _is_ended(self, row: Sequence[str]) -> bool:
        """Whether the outcome column alone says where the row belongs."""
        return OUTCOME in self._apart and self._status(row) != Outcome.OPEN

    def _outcome(self, stage: str, status: str) -> Outcome:
        if status != Outcome.OPEN:
            return Outcome(status)
        if self._process.has(stage):
            return Outcome.WON if self._process.stage(stage).is_post_sale else Outcome.OPEN
        return Outcome(stage) if stage else Outcome.OPEN

    def _usual_stage(self, outcome: Outcome) -> str:
        """Where a deal stood whose file does not say: won ones came to the last stage before the signature."""
        stages = self._process.open_stages
        return stages[-1 if outcome is Outcome.WON else 0].key

    def _fields(self, row: Sequence[str]) -> tuple[dict[str, Any], dict[str, Any]]:
        found: dict[str, Any] = {}
        for column, index, key, parse in self._columns:
            text = row[index]
            if _says(text) and (value := _read_cell(column, text, parse)) not in _NOTHING:
                found[key] = value
        if _AMOUNT in self._apart or _CURRENCY in self._apart:
            found |= self._money(row)
        return _sorted_out(found, self._named(row, found))

    def _named(self, row: Sequence[str], found: Mapping[str, Any]) -> str:
        name = found.get("deal.title") or self._built_title(row) or found.get("company.name", "")
        if not name:
            column = self._mapping.column_of("deal.title") or ", ".join(self._mapping.title_columns)
            raise _Unfit(column or self._mapping.column_of("company.name") or "", "import.title_empty", "")
        return clean(name, TITLE_LIMIT)

    def _built_title(self, row: Sequence[str]) -> str:
        title = ""
        for before, index in self._title:
            if part := clean(row[index], NAME_LIMIT):
                title = f"{title}{before}{part}" if title else part
        return title

    def _money(self, row: Sequence[str]) -> dict[str, Any]:
        named = self._read_apart(row, _CURRENCY, lambda text: cells.currency(text, self._currency))
        usual = named or self._currency
        amount = self._read_apart(row, _AMOUNT, lambda text: cells.amount(text, self._notation, usual))
        if amount is not None:
            return {_AMOUNT: amount.amount, _CURRENCY: amount.currency}
        return {_CURRENCY: named} if named else {}

    def _read_apart(self, row: Sequence[str], key: str, parse: Callable[[str], Any]) -> Any:  # noqa: ANN401
        text = self._cell(row, key)
        return _read_cell(self._apart[key][0], text, parse) if _says(text) else None

    def _moments(self, row: Sequence[str]) -> dict[Moment, date]:
        read = ((moment, column, row[index]) for column, index, moment in self._dates)
        return {m: _read_cell(column, text, self._day) for m, column, text in read if _says(text)}

    def _cell(self, row: Sequence[str], key: str) -> str:
        place = self._apart.get(key)
        return "" if place is None else row[place[1]]

    def _day(self, text: str) -> date:
        return cells.day(text, self._order)

    def _parser(self, key: str) -> Callable[[str], Any]:
        return cells.parser(key, self._notation, self._order)


def _says(text: str) -> bool:
    """Whether anything is left of a cell once it is cleaned."""
    return bool(text) and not text.isspace() and (text.isprintable() or clean(text, NAME_LIMIT) != "")


def _read_cell(column: str, text: str, parse: Callable[[str], Any]) -> Any:  # noqa: ANN401
    try:
        return parse(text)
    except Unreadable as unreadable:
        raise _Unfit(column, unreadable.code, text) from unreadable


def _sorted_out(found: Mapping[str, Any], title: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Field keys as names of `Deal` and of `Company`."""
    deal: dict[str, Any] = {"title": title}
    company: dict[str, Any] = {}
    own = {key: value for key, value in found.items() if "." not in key}
    for key, value in found.items():
        subject, _, name = key.partition(".")
        if subject == "deal":
            deal[name] = value
        elif key == "company.name":
            deal["company"] = value
        elif subject == "company":
            company[name] = value
    return _with_next_step(deal | ({"own": own} if own else {}) | {"title": title}), company


def _with_next_step(deal: dict[str, Any]) -> dict[str, Any]:
    if any(name in deal for name in _NEXT_STEP):
        what, due, who = (deal.pop(name, None) for name in _NEXT_STEP)
        if what:
            deal["next_step"] = NextStep(what=what, due=due, who=who or "")
    return deal
