"""Keeps `deal_fts` at what the deals say: no trigger may write it, so each step re-indexes what it touched."""

from sqlalchemy import Connection

from repdesk.storage.footprint import Footprint, Span

_IN_STEP = "j.step_id = :step AND j.id > :since"
_JOURNAL = "journal AS j INDEXED BY journal_by_step"

# A deal's words are its own and its company's name.
_REWORDED = f"""
    SELECT j.row_id FROM {_JOURNAL} WHERE {_IN_STEP} AND j.tab = 'deal' AND (
        j.op <> 'U' OR json_type(j.before, '$.title') IS NOT NULL
        OR json_type(j.before, '$.next_what') IS NOT NULL OR json_type(j.before, '$.company_id') IS NOT NULL)
    UNION
    SELECT d.id FROM {_JOURNAL} CROSS JOIN deal d ON d.company_id = j.row_id
    WHERE {_IN_STEP} AND j.tab = 'company' AND j.op = 'U' AND json_type(j.before, '$.name') IS NOT NULL"""

_INDEX = f"""
    INSERT OR REPLACE INTO deal_fts (rowid, title, company, next_what)
    SELECT d.id, d.title, coalesce(c.name, ''), d.next_what
    FROM deal d LEFT JOIN company c ON c.id = d.company_id WHERE d.id IN ({_REWORDED})"""

_FORGET = f"""
    DELETE FROM deal_fts WHERE rowid IN (
        SELECT j.row_id FROM {_JOURNAL} WHERE {_IN_STEP} AND j.tab = 'deal' AND j.op <> 'U'
        AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.id = j.row_id))"""


def refresh(connection: Connection, span: Span, touched: Footprint, *, gone: str) -> None:
    """Index the deals of `span` as they are now; `gone` is the op whose deals may be away, D done, I undone."""
    if touched.rows.keys() & {"deal", "company"}:
        connection.exec_driver_sql(_INDEX, span.values())
    if ("deal", gone) in touched.done:
        connection.exec_driver_sql(_FORGET, span.values())
