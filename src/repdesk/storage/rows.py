"""Every table of the desk, in the one place that knows their columns.

STRICT tables of INTEGER and TEXT only: amounts in minor units, shares in basis points, instants in epoch
milliseconds, dates as ISO text. Each table says whether the journal follows it (`info["journaled"]`).
"""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

metadata = MetaData()


def _table(name: str, *columns: Any, journaled: bool) -> Table:  # noqa: ANN401  (columns, constraints, indexes)
    return Table(
        name,
        metadata,
        *columns,
        info={"journaled": journaled},
        sqlite_strict=True,
        sqlite_autoincrement="id" in {c.name for c in columns if isinstance(c, Column)},
    )


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _uid() -> Column[str]:
    return Column("uid", Text, nullable=False, unique=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text("''"))


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _ref(name: str, target: str, *, nullable: bool = False, ondelete: str | None = None) -> Column[int]:
    return Column(name, Integer, ForeignKey(target, ondelete=ondelete), nullable=nullable)


process = _table(
    "process", _id(), _uid(), Column("key", Text, nullable=False, unique=True), _text("name"), _text("origin"),
    _count("position"), _count("created_at"), journaled=True,
)  # fmt: skip

process_version = _table(
    "process_version", _id(), _ref("process_id", "process.id", ondelete="CASCADE"),
    Column("number", Integer, nullable=False), _text("document"), _count("published_at"),
    UniqueConstraint("process_id", "number"), journaled=True,
)  # fmt: skip

stage = _table(
    "stage", _id(), _uid(), _ref("process_id", "process.id", ondelete="CASCADE"),
    Column("key", Text, nullable=False), UniqueConstraint("process_id", "key"), journaled=True,
)  # fmt: skip

company = _table(
    "company", _id(), _uid(), _text("name"), _text("industry"), Column("headcount", Integer), _text("tech_stack"),
    _text("website"), _count("rev"), journaled=True,
)  # fmt: skip

deal = _table(
    "deal", _id(), _uid(), _text("title"),
    _ref("company_id", "company.id", nullable=True),
    _ref("process_id", "process.id"), _ref("version_id", "process_version.id"), _ref("stage_id", "stage.id"),
    _text("rank"),
    Column("amount", Integer), _text("currency"), Column("expected_close", Text),
    Column("outcome", Text, nullable=False, server_default=text("'open'")),
    _text("outcome_reason"), _text("outcome_note"), Column("closed_at", Integer), Column("hold_until", Text),
    Column("probability", Integer),
    _text("next_kind"), _text("next_what"), _text("next_who"), Column("next_due", Text), _text("next_time"),
    _text("problem"), _text("source"), _text("budget_range"), _text("trigger"), _text("own"),
    Column("lead_state", Text, nullable=False, server_default=text("'none'")),
    Column("received_at", Integer), _count("inbound"),
    _text("external_source"), _text("external_id"),
    _count("created_at"), Column("stage_entered_at", Integer), Column("last_two_way_at", Integer),
    _count("pushes"), _count("checks_done"), _count("checks_total"), _count("checks_blocking"),
    _count("overridden_open"), _count("rev"), journaled=True,
)  # fmt: skip

deal_tag = _table(
    "deal_tag", _id(), _ref("deal_id", "deal.id", ondelete="CASCADE"), Column("name", Text, nullable=False),
    UniqueConstraint("deal_id", "name"), journaled=True,
)  # fmt: skip

tick = _table(
    "tick", _id(), _ref("deal_id", "deal.id", ondelete="CASCADE"), Column("key", Text, nullable=False),
    _count("at"), _text("value"), _text("evidence"), _text("who"), Column("on_date", Text),
    UniqueConstraint("deal_id", "key"), journaled=True,
)  # fmt: skip

stage_event = _table(
    "stage_event", _id(), _ref("deal_id", "deal.id", ondelete="CASCADE"), Column("seq", Integer, nullable=False),
    Column("kind", Text, nullable=False), _ref("from_stage_id", "stage.id", nullable=True),
    _ref("to_stage_id", "stage.id", nullable=True), _count("at"),
    Column("at_known", Integer, nullable=False, server_default=text("1")),
    Column("gate", Text, nullable=False, server_default=text("'none'")), _text("reason"), _text("open_keys"),
    Column("amount", Integer), _text("currency"), Column("probability", Integer),
    _ref("version_id", "process_version.id", nullable=True), Column("duration", Integer),
    UniqueConstraint("deal_id", "seq"), journaled=True,
)  # fmt: skip

deal_change = _table(
    "deal_change", _id(), _ref("deal_id", "deal.id", ondelete="CASCADE"), _count("at"),
    Column("field", Text, nullable=False), _text("before"), _text("after"), journaled=True,
)  # fmt: skip

import_batch = _table(
    "import_batch", _id(), _text("file_name"), _text("source"), _count("at"), _text("counts"), _count("step_id"),
    journaled=True,
)  # fmt: skip

setting = _table("setting", Column("key", Text, primary_key=True), _text("value"), journaled=False)

draft = _table("draft", Column("key", Text, primary_key=True), _text("body"), _count("at"), journaled=False)

step = _table(
    "step", _id(), Column("verb", Text, nullable=False), _text("args"), _count("at"),
    Column("state", Text, nullable=False, server_default=text("'done'")), _text("session"), _count("closed"),
    journaled=False,
)  # fmt: skip

journal = _table(
    "journal", _id(), _ref("step_id", "step.id", ondelete="CASCADE"), Column("tab", Text, nullable=False),
    Column("row_id", Integer, nullable=False), Column("op", Text, nullable=False), Column("before", Text),
    Column("after", Text), journaled=False,
)  # fmt: skip

Index("deal_by_rank", deal.c.process_id, deal.c.outcome, deal.c.stage_id, deal.c.rank, deal.c.id)
Index(
    "deal_sums", deal.c.process_id, deal.c.outcome, deal.c.stage_id, deal.c.version_id, deal.c.currency,
    deal.c.probability, deal.c.amount,
)  # fmt: skip
Index("deal_by_company", deal.c.company_id)
Index(
    "deal_without_next_step", deal.c.process_id,
    sqlite_where=text("outcome = 'open' AND next_what = ''"),
)  # fmt: skip
Index("deal_due", deal.c.process_id, deal.c.next_due, sqlite_where=text("outcome = 'open' AND next_due IS NOT NULL"))
Index(
    "deal_outside", deal.c.external_source, deal.c.external_id, unique=True,
    sqlite_where=text("external_id <> ''"),
)  # fmt: skip
Index(
    "stage_event_passages", stage_event.c.from_stage_id, stage_event.c.id, stage_event.c.duration,
    sqlite_where=text("duration IS NOT NULL"),
)  # fmt: skip
Index("deal_change_by_deal", deal_change.c.deal_id, deal_change.c.field)
Index("company_by_name", company.c.name)
Index("journal_by_step", journal.c.step_id)
Index("journal_by_row", journal.c.tab, journal.c.row_id)

FTS_DDL = (
    "CREATE VIRTUAL TABLE deal_fts USING fts5(title, company, next_what, "
    "tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
)
