"""What the check of a desk found, one line each."""

from collections.abc import Mapping
from typing import Protocol

from repdesk.sentences.filling import filled

FINDINGS: dict[str, str] = {
    "check.damaged": "The file is damaged: a page, an index or a reference is not as it should be",
    "check.other_process": "{deal}: its stage or version belongs to another process",
    "check.no_such_stage": "{deal}: its process has no stage “{stage}”",
    "check.rank_form": "{deal}: “{rank}” is no place in a column",
    "check.rank_twice": "{deal}: another deal of its column has the same place “{rank}”",
    "check.differs": "{deal}: {name} is stored as {stored}, its log and checklist say {expected}",
    "check.search": "{deal}: search does not find it by its own words",
}

_UNKNOWN = "{deal}: something does not agree ({code})"


class Found(Protocol):
    """Anything that names a deal and carries a code with values."""

    @property
    def code(self) -> str:
        """What does not agree."""

    @property
    def deal(self) -> int | None:
        """Which deal."""

    @property
    def title(self) -> str:
        """What it is called, empty where that is not known."""

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the line."""


def finding_sentence(found: Found) -> str:
    """The finding in one line without a full stop."""
    deal = f"Deal {found.deal} “{found.title}”" if found.title else f"Deal {found.deal}"
    return filled(FINDINGS.get(found.code, _UNKNOWN), {**found.values, "code": found.code, "deal": deal})
