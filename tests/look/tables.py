"""The file of the import scenes, like what a CRM exports."""

from collections.abc import Iterator
from pathlib import Path

_HEAD = (
    "Title", "Organization", "Value", "Currency", "Stage", "Status", "Expected close", "Won time", "Lost reason",
    "Label", "Source", "Deal ID", "Visible to",
)  # fmt: skip
_STAGES = ("Lead In", "Contact Made", "Demo Scheduled", "Proposal Made", "Negotiations Started")
_FIRMS = ("Norrland Timber", "Halvorsen Marine", "Ravel Foods", "Sable Ins. Group", "Kestrel Air", "Ulmer Werke")
_ROWS = 300


def crm_file(folder: Path, *, calm: bool = False, ambiguous: bool = False) -> Path:
    """Three hundred deals; unless `calm`, some without a stage and some closing on the 31st of February."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pipedrive-deals-2026-11-22.csv"
    lines = (";".join(row) for row in (_HEAD, *_rows(calm=calm, ambiguous=ambiguous)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _rows(*, calm: bool, ambiguous: bool) -> Iterator[tuple[str, ...]]:
    for number in range(_ROWS):
        status = ("open", "open", "won", "lost", "open", "deleted")[number % 6]
        stage = _STAGES[number % len(_STAGES)] if calm or number % 41 else ""
        close = "31.02.2026" if not calm and number % 97 == 3 else _close(number, ambiguous=ambiguous)
        yield (
            f"Harvest planning {number}", f"{_FIRMS[number % len(_FIRMS)]} {number // 12}", f"{126000 + number},00",
            "EUR", stage, status, close, "04.11.2026" if status == "won" and not ambiguous else "",
            "Price" if status == "lost" else "", ("HOT", "WARM", "")[number % 3], ("Referral", "Web form")[number % 2],
            str(10_233 + number), ("Owner", "Everyone")[number % 2],
        )  # fmt: skip


def _close(number: int, *, ambiguous: bool) -> str:
    return f"{number % 12 + 1:02}/{number % 11 + 1:02}/2026" if ambiguous else f"{number % 28 + 1:02}.12.2026"
