"""The board in one line, for the status bar."""

from PySide6.QtCore import QCoreApplication

from repdesk.domain.money import Money, short
from repdesk.domain.views import Summary
from repdesk.ui.page import Part


def status_parts(summary: Summary) -> tuple[Part, ...]:
    """All open deals: how many, worth what, and how many need a look."""
    totals = summary.totals
    parts = (
        Part(figure=f"{totals.count:,}", words=_tr("deal") if totals.count == 1 else _tr("deals")),
        Part(figure=_sum(totals.sums), words=_tr("open")),
        Part(figure=_sum(totals.weighted), words=_tr("weighted")),
        _warning(summary.without_next_step, _tr("{0} without a next step"), "warn"),
        _warning(summary.overdue, _tr("{0} overdue"), "danger"),
    )
    return tuple(p for p in parts if p is not None)


def _warning(count: int, words: str, tone: str) -> Part | None:
    return Part(words=words.format(f"{count:,}"), tone=tone) if count else None


def _sum(money: tuple[Money, ...]) -> str:
    return " + ".join(short(m) for m in money)


def _tr(text: str) -> str:
    return QCoreApplication.translate("BoardPage", text)
