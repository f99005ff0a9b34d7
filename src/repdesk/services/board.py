"""What the board shows: its columns with their totals, its cards, and the line below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from repdesk.domain import money
from repdesk.domain.deal import DealId, Outcome, ProcessId, StageId
from repdesk.domain.forecast import effective_probability, stage_probability
from repdesk.domain.health import Limits, percentile_80
from repdesk.domain.money import BASIS_POINTS
from repdesk.domain.process import Process, Stage
from repdesk.domain.views import Card, Column, Summary, Totals
from repdesk.services.context import Context
from repdesk.storage import events, processes
from repdesk.storage.engine import Reader
from repdesk.storage.queries import board
from repdesk.storage.queries.board import Group

StageIds = Mapping[str, StageId]

FIRST_PAGE = 60
PASSAGES = 200
"""The own 80th percentile looks at this many of the latest stays: recent habits, at the same cost on any desk."""


class Board:
    """Questions only; nothing here writes."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def columns(self, process_id: ProcessId) -> tuple[Column, ...]:
        """The newest version's stages in order, then retired ones that still hold deals; totals over all deals."""
        with self._context.store.read() as reader:
            newest = self._context.process(reader, processes.newest_version(reader, process_id))
            ids = self._context.stages(reader, process_id)
            groups = board.groups(reader, process_id, (Outcome.OPEN, Outcome.WON))
            shown = [self._column(reader, stage, ids, groups) for stage in newest.stages]
            return (*shown, *self._retired(reader, newest, ids, groups))

    def cards(
        self, process_id: ProcessId, column: Column, *, after: Card | None = None, limit: int = FIRST_PAGE
    ) -> tuple[Card, ...]:
        """A page of a column in manual order, below `after`."""
        with self._context.store.read() as reader:
            return board.page(reader, process_id, column.stage_id, _outcome(column), after=after, limit=limit)

    def cards_of(self, ids: Iterable[DealId]) -> tuple[Card, ...]:
        """The cards of these deals that exist, in no order; their outcome says whether the board shows them."""
        with self._context.store.read() as reader:
            return board.cards(reader, ids)

    def summary(self, process_id: ProcessId) -> Summary:
        """All open deals of the process: how many, worth what, and how many need a look."""
        with self._context.store.read() as reader:
            groups = board.groups(reader, process_id, (Outcome.OPEN,))
            ids = self._context.stages(reader, process_id)
            return Summary(
                process_id=process_id,
                totals=self._totals(reader, ids, groups),
                without_next_step=board.count_without_next_step(reader, process_id),
                overdue=board.count_overdue(reader, process_id, self._context.today.isoformat()),
            )

    def _column(self, reader: Reader, stage: Stage, ids: StageIds, groups: Sequence[Group]) -> Column:
        stage_id = ids[stage.key]
        outcome = Outcome.WON if stage.is_post_sale else Outcome.OPEN
        own = [g for g in groups if g.stage_id == stage_id and g.outcome == outcome]
        return Column(
            stage_id=stage_id,
            key=stage.key,
            name=stage.name,
            is_post_sale=stage.is_post_sale,
            is_retired=False,
            probability=stage.probability.low if stage.probability else None,
            moves_forward_when=stage.moves_forward_when,
            limits=self._limits(reader, stage, stage_id),
            totals=self._totals(reader, ids, own),
        )

    def _limits(self, reader: Reader, stage: Stage, stage_id: StageId) -> Limits:
        if stage.is_post_sale:
            return Limits()
        passages = events.latest_passages(reader, stage_id, PASSAGES)
        return Limits(
            expected_days=stage.expected_days,
            quiet_days=stage.quiet_days,
            own_p80_days=percentile_80(passages),
        )

    def _retired(self, reader: Reader, newest: Process, ids: StageIds, groups: Sequence[Group]) -> Iterable[Column]:
        held = {g.stage_id: g for g in groups if g.outcome == Outcome.OPEN}
        for key, stage_id in ids.items():
            if not newest.has(key) and stage_id in held:
                stage = self._context.process(reader, held[stage_id].version_id).stage(key)
                yield replace(self._column(reader, stage, ids, groups), is_retired=True)

    def _totals(self, reader: Reader, ids: StageIds, groups: Sequence[Group]) -> Totals:
        rates = self._context.settings.rates
        keys = {stage_id: key for key, stage_id in ids.items()}
        weighted = ((g.currency, g.amount * self._probability(reader, g, keys[g.stage_id])) for g in groups)
        return Totals(
            count=sum(g.count for g in groups),
            sums=money.total(((g.currency, g.amount) for g in groups), rates),
            weighted=money.total(weighted, rates, divisor=BASIS_POINTS),
        )

    def _probability(self, reader: Reader, group: Group, key: str) -> int:
        stage = self._context.process(reader, group.version_id).stage(key)
        return effective_probability(group.outcome, group.probability, stage_probability(stage)) or 0


def _outcome(column: Column) -> Outcome:
    """Columns after the sale hold won deals, all others open ones."""
    return Outcome.WON if column.is_post_sale else Outcome.OPEN
