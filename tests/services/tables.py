"""Small tables to import, and the mapping that fits them."""

from pathlib import Path

from repdesk.domain.deal import Deal
from repdesk.domain.mapping import OUTCOME, OUTSIDE_ID, STAGE, ImportMapping
from repdesk.services.desk import Desk
from repdesk.services.transfer import ImportResult, Plan
from repdesk.storage import deals
from tests.services.reading import every_deal

HEADERS = ("id", "firm", "title", "stage", "status", "worth", "closes", "what", "tags", "industry", "region")
MAPPING = ImportMapping(
    process="short",
    source="crm",
    columns={
        "id": OUTSIDE_ID,
        "firm": "company.name",
        "title": "deal.title",
        "stage": STAGE,
        "status": OUTCOME,
        "worth": "deal.amount",
        "closes": "deal.expected_close",
        "what": "deal.next_what",
        "tags": "deal.tags",
        "industry": "company.industry",
        "region": "x_region",
    },
    stages={"Q": "qualify", "P": "propose", "C": "close", "On": "onboard", "": "qualify"},
    outcomes={"Open": "open", "Won": "won", "Lost": "lost", "Held": "on_hold", "Gone": "leave_out"},
)


def a_row(**cells: str) -> str:
    """One line of the table; what is not named stays empty."""
    quoted = (cells.get(name, "").replace('"', '""') for name in HEADERS)
    return ",".join(f'"{cell}"' for cell in quoted)


def a_table(folder: Path, *rows: str, name: str = "deals.csv") -> Path:
    """A CSV file with these lines below the header."""
    path = folder / name
    path.write_text("\n".join((",".join(HEADERS), *rows)) + "\n", encoding="utf-8")
    return path


def plan(desk: Desk, path: Path, mapping: ImportMapping = MAPPING) -> Plan:
    """The dry run."""
    return desk.transfer.check(desk.transfer.open(path), mapping)


def bring_in(desk: Desk, path: Path, mapping: ImportMapping = MAPPING) -> ImportResult:
    """The whole import."""
    return desk.transfer.run(plan(desk, path, mapping))


def counts(result: ImportResult | Plan) -> tuple[int, int, int, int, int]:
    """New, updated, unchanged, left out, problems."""
    c = result.counts
    return c["new"], c["updated"], c["unchanged"], c["left_out"], c["problems"]


def by_outside_id(desk: Desk, outside: str) -> Deal:
    """The deal that came with this id."""
    with desk.context.store.read() as reader:
        found = [deal for deal, _ in deals.some(reader, every_deal(desk)) if deal.external_id == outside]
    assert len(found) == 1
    return found[0]
