"""One row of a table read as a deal, or what is wrong with it, or that it stays out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

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
_DEAL, _COMPANY, _OWN = "deal", "company", "own"
# A file of a hundred thousand rows names a few dozen stages and outcomes.
_STANDINGS: Final = 1_000


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


class _Standing(NamedTuple):
    """Where a row belongs."""

    stage: str
    names_stage: bool
    outcome: Outcome


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
        self._day = cells.day_parser(self._order)
        self._title = tuple((before, places[column]) for before, column in title_parts(mapping.title))
        self._dates = tuple((column, places[column], Moment(m)) for column, m in mapping.dates.items())
        self._apart = {key: (column, places[column]) for column, key in mapping.columns.items() if key in _READ_APART}
        read = ((column, key) for column, key in mapping.columns.items() if key not in _READ_APART)
        self._columns = tuple((column, places[column], *_target(key), self._parser(key)) for column, key in read)
        self._names_money = bool(self._apart.keys() & {_AMOUNT, _CURRENCY})
        self._names_step = any(field in _NEXT_STEP for _, _, _, field, _ in self._columns)
        self._standing = lru_cache(_STANDINGS)(self._read_standing)

    def read(self, line: int, row: Sequence[str]) -> Intake | LeftOut | Problem:
        """What becomes of one row, whose first line in the file is `line`."""
        try:
            return self._read(line, row)
        except _Unfit as unfit:
            return Problem(line=line, column=unfit.column, code=unfit.code, value=unfit.value)

    def _read(self, line: int, row: Sequence[str]) -> Intake | LeftOut:
        standing = self._standing(self._cell(row, STAGE), self._cell(row, OUTCOME))
        if isinstance(standing, str):
            return LeftOut(line=line, value=standing)
        stage, names_stage, outcome = standing
        deal, company = self._fields(row)
        moments = self._moments(row)
        if outcome not in _ENDED and (closes := moments.pop(Moment.CLOSED, None)):
            deal.setdefault("expected_close", closes)
        return Intake(
            line=line,
            stage=stage,
            names_stage=names_stage,
            outcome=outcome,
            external_id=clean(self._cell(row, OUTSIDE_ID), NAME_LIMIT),
            deal=deal,
            company=company,
            moments=moments,
        )

    def _read_standing(self, in_stage: str, in_outcome: str) -> _Standing | str:
        """Where a row with these two cells belongs; its own word for it where it is left out."""
        stage, status = self._stage(in_stage, in_outcome), self._status(in_outcome)
        if LEAVE_OUT in {stage, status}:
            return clean(in_outcome if status == LEAVE_OUT else in_stage, NAME_LIMIT)
        outcome, names_stage = self._outcome(stage, status), self._process.has(stage)
        return _Standing(stage if names_stage else self._usual_stage(outcome), names_stage, outcome)

    def _stage(self, in_stage: str, in_outcome: str) -> str:
        if STAGE not in self._apart:
            return ""
        value = clean(in_stage, NAME_LIMIT)
        stage = self._mapping.stages.get(value, "")
        if not stage and not self._is_ended(in_outcome):
            raise _Unfit(self._apart[STAGE][0], "import.stage_unknown" if value else "import.stage_empty", value)
        return stage

    def _status(self, in_outcome: str) -> str:
        if OUTCOME not in self._apart:
            return Outcome.OPEN
        value = clean(in_outcome, NAME_LIMIT)
        status = self._mapping.outcomes.get(value, "" if value else Outcome.OPEN)
        if not status:
            raise _Unfit(self._apart[OUTCOME][0], "import.outcome_unknown", value)
        return status

    def _is_ended(self, in_outcome: str) -> bool:
        """Whether the outcome column alone says where the row belongs."""
        return OUTCOME in self._apart and self._status(in_outcome) != Outcome.OPEN

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
        """Fields of `Deal` and of `Company` by name."""
        found = self._filled(row)
        deal = found[_DEAL]
        if self._names_money:
            deal |= self._money(row)
        deal["title"] = self._named(row, deal)
        if found[_OWN]:
            deal["own"] = found[_OWN]
        if self._names_step:
            _fold_next_step(deal)
        return deal, found[_COMPANY]

    def _filled(self, row: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What the cells say, sorted into what it is about."""
        found: dict[str, dict[str, Any]] = {_DEAL: {}, _COMPANY: {}, _OWN: {}}
        column = text = ""
        try:
            for column, index, subject, name, parse in self._columns:  # noqa: B007  (the refusal below names it)
                text = row[index]
                if text and _says(text) and (value := parse(text)) not in _NOTHING:
                    found[subject][name] = value
        except Unreadable as unreadable:
            raise _Unfit(column, unreadable.code, text) from unreadable
        return found

    def _named(self, row: Sequence[str], deal: Mapping[str, Any]) -> str:
        name = deal.get("title") or self._built_title(row) or deal.get("company", "")
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
        named = self._read_apart(row, _CURRENCY, self._currency_in)
        usual = named or self._currency
        amount = self._read_apart(row, _AMOUNT, lambda text: cells.amount(text, self._notation, usual))
        if amount is not None:
            return {"amount": amount.amount, "currency": amount.currency}
        return {"currency": named} if named else {}

    def _read_apart(self, row: Sequence[str], key: str, parse: Callable[[str], Any]) -> Any:  # noqa: ANN401
        text = self._cell(row, key)
        return _read_cell(self._apart[key][0], text, parse) if text and _says(text) else None

    def _moments(self, row: Sequence[str]) -> dict[Moment, date]:
        read = [(moment, column, row[index]) for column, index, moment in self._dates]
        return {m: _read_cell(column, text, self._day) for m, column, text in read if text and _says(text)}

    def _cell(self, row: Sequence[str], key: str) -> str:
        place = self._apart.get(key)
        return "" if place is None else row[place[1]]

    def _currency_in(self, text: str) -> str:
        return cells.currency(text, self._currency)

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


def _target(key: str) -> tuple[str, str]:
    """What a field key is about, and the field's name there."""
    if key == "company.name":
        return _DEAL, "company"
    subject, dot, name = key.partition(".")
    return (subject, name) if dot else (_OWN, key)


def _fold_next_step(deal: dict[str, Any]) -> None:
    what, due, who = (deal.pop(name, None) for name in _NEXT_STEP)
    if what:
        deal["next_step"] = NextStep(what=what, due=due, who=who or "")
