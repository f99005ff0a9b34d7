"""The desk in numbers, as `repdesk.report/1`: what other programs read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from repdesk.domain import money
from repdesk.domain.deal import Outcome, ProcessId
from repdesk.domain.money import Money, decimal_text
from repdesk.domain.views import AdoptedProcess, Column
from repdesk.services.board import Board
from repdesk.services.context import Context
from repdesk.storage import processes
from repdesk.storage.queries import board
from repdesk.storage.queries.board import Group

REPORT_SCHEMA: Final = "repdesk.report/1"

OTHER_CURRENCIES: Final = "other_currencies"
"""Sums in currencies the rep set no rate for, by currency; left out where there are none."""


class Report:
    """The board's own counts and sums, of every process at once."""

    def __init__(self, context: Context, columns: Board) -> None:
        self._context = context
        self._board = columns

    def report(self) -> dict[str, Any]:
        """Every process by stage and by outcome; amounts are decimal text in whole units of the desk's currency.

        A stage counts what its column on the board shows: open deals, and won ones after the sale.
        """
        with self._context.store.read() as reader:
            adopted = processes.adopted(reader)
        return {
            "schema": REPORT_SCHEMA,
            "currency": self._context.settings.currency,
            "processes": [self._process(process) for process in adopted],
        }

    def _process(self, process: AdoptedProcess) -> dict[str, Any]:
        return {
            "key": process.key,
            "name": process.name,
            "stages": [self._stage(column) for column in self._board.columns(process.id)],
            "outcomes": self._outcomes(process.id),
        }

    def _stage(self, column: Column) -> dict[str, Any]:
        totals = column.totals
        sums = {"amount": totals.sums, "weighted": totals.weighted}
        return {"key": column.key, "name": column.name, "count": totals.count, **self._worth(sums)}

    def _outcomes(self, process_id: ProcessId) -> dict[str, Any]:
        with self._context.store.read() as reader:
            groups = board.groups(reader, process_id, tuple(Outcome))
        return {str(outcome): self._outcome([g for g in groups if g.outcome == outcome]) for outcome in Outcome}

    def _outcome(self, groups: Iterable[Group]) -> dict[str, Any]:
        found = tuple(groups)
        sums = money.total(((g.currency, g.amount) for g in found), self._context.settings.rates)
        return {"count": sum(g.count for g in found), **self._worth({"amount": sums})}

    def _worth(self, sums: Mapping[str, Sequence[Money]]) -> dict[str, Any]:
        """Each sum in the desk's currency; what has no rate stands apart."""
        base = self._context.settings.currency
        apart: dict[str, dict[str, str]] = {}
        worth: dict[str, Any] = dict.fromkeys(sums, decimal_text(0, base))
        for name, parts in sums.items():
            for part in parts:
                place = worth if part.currency == base else apart.setdefault(part.currency, {})
                place[name] = decimal_text(part.amount, part.currency)
        return worth | ({OTHER_CURRENCIES: apart} if apart else {})
