"""What the board shows: its columns with their totals, its cards, and the line below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
Stays = Mapping[StageId, Sequence[int]]
"""How long deals stayed in each stage lately, in milliseconds."""

FIRST_PAGE = 60
PASSAGES = 200
"""The own 80th percentile looks at this many of the latest stays: recent habits, at the same cost on any desk."""


class Board:
    """Questions only; nothing here writes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: _Sums | None = None

    def columns(self, process_id: ProcessId) -> tuple[Column, ...]:
        """The newest version's stages in order, then retired ones that still hold deals; totals over all deals."""
        with self._context.store.read() as reader:
            sums = self._sums(reader, process_id)
            stays = events.latest_passages(reader, process_id, PASSAGES)
            newest = self._context.process(reader, processes.newest_version(reader, process_id))
            shown = [self._column(reader, stage, sums, stays) for stage in newest.stages]
            return (*shown, *self._retired(reader, newest, sums, stays))

    def cards(
        self, process_id: ProcessId, column: Column, *, after: Card | None = None, limit: int = FIRST_PAGE
    ) -> tuple[Card, ...]:
        """A page of a column in manual order, below `after`."""
        with self._context.store.read() as reader:
            return board.page(reader, process_id, column.stage_id, _outcome(column), after=after, limit=limit)

    def first_cards(self, process_id: ProcessId, columns: Iterable[Column]) -> Mapping[StageId, Sequence[Card]]:
        """The first page of every column."""
        wanted = [(column.stage_id, _outcome(column)) for column in columns]
        with self._context.store.read() as reader:
            return board.first_pages(reader, process_id, wanted, FIRST_PAGE)

    def cards_of(self, ids: Iterable[DealId]) -> tuple[Card, ...]:
        """The cards of these deals that exist, in no order; their outcome says whether the board shows them."""
        with self._context.store.read() as reader:
            return board.cards(reader, ids)

    def summary(self, process_id: ProcessId) -> Summary:
        """All open deals of the process: how many, worth what, and how many need a look."""
        today = self._context.today.isoformat()
        with self._context.store.read() as reader:
            sums = self._sums(reader, process_id)
            bare, late = board.count_needing_a_look(reader, process_id, today)
            totals = self._totals(reader, sums, [g for g in sums.groups if g.outcome == Outcome.OPEN])
        return Summary(process_id=process_id, totals=totals, without_next_step=bare, overdue=late)

    def _sums(self, reader: Reader, process_id: ProcessId) -> "_Sums":
        """Read once for columns and line alike: over a hundred thousand deals nothing else takes as long.

        It must be the first question to a reader, so that no step is committed between revision and reading.
        """
        revision = self._context.store.revision
        kept = self._kept
        if kept is None or (kept.process_id, kept.revision) != (process_id, revision):
            kept = self._kept = _Sums(
                process_id=process_id,
                revision=revision,
                ids=self._context.stages(reader, process_id),
                groups=board.groups(reader, process_id, (Outcome.OPEN, Outcome.WON)),
            )
        return kept

    def _column(self, reader: Reader, stage: Stage, sums: "_Sums", stays: Stays) -> Column:
        stage_id = sums.ids[stage.key]
        outcome = Outcome.WON if stage.is_post_sale else Outcome.OPEN
        own = [g for g in sums.groups if g.stage_id == stage_id and g.outcome == outcome]
        return Column(
            stage_id=stage_id,
            key=stage.key,
            name=stage.name,
            is_post_sale=stage.is_post_sale,
            is_retired=False,
            probability=stage.probability.low if stage.probability else None,
            moves_forward_when=stage.moves_forward_when,
            limits=_limits(stage, stays[stage_id]),
            totals=self._totals(reader, sums, own),
        )

    def _retired(self, reader: Reader, newest: Process, sums: "_Sums", stays: Stays) -> Iterable[Column]:
        versions = {g.stage_id: g.version_id for g in sums.groups}
        for key, stage_id in sums.ids.items():
            if not newest.has(key) and stage_id in versions:
                stage = self._context.process(reader, versions[stage_id]).stage(key)
                column = self._column(reader, stage, sums, stays)
                if column.totals.count:
                    yield replace(column, is_retired=True)

    def _totals(self, reader: Reader, sums: "_Sums", groups: Sequence[Group]) -> Totals:
        rates = self._context.settings.rates
        keys = {stage_id: key for key, stage_id in sums.ids.items()}
        weighted = ((g.currency, g.amount * self._probability(reader, g, keys[g.stage_id])) for g in groups)
        return Totals(
            count=sum(g.count for g in groups),
            sums=money.total(((g.currency, g.amount) for g in groups), rates),
            weighted=money.total(weighted, rates, divisor=BASIS_POINTS),
        )

    def _probability(self, reader: Reader, group: Group, key: str) -> int:
        stage = self._context.process(reader, group.version_id).stage(key)
        return effective_probability(group.outcome, group.probability, stage_probability(stage)) or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    """What the totals of one process are made of, at one revision of the desk."""

    process_id: ProcessId
    revision: int
    ids: StageIds
    groups: Sequence[Group]


def _limits(stage: Stage, stays: Sequence[int]) -> Limits:
    if stage.is_post_sale:
        return Limits()
    return Limits(expected_days=stage.expected_days, quiet_days=stage.quiet_days, own_p80_days=percentile_80(stays))


def _outcome(column: Column) -> Outcome:
    """Columns after the sale hold won deals, all others open ones."""
    return Outcome.WON if column.is_post_sale else Outcome.OPEN
