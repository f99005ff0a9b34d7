"""A deal in the hand: what a drag carries, readable only by the window it came from."""

import os
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from repdesk.domain.deal import DealId, StageId

MIME = "application/x-repdesk-deal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dragged:
    """The deal being dragged and the stage it comes from."""

    deal: DealId
    stage: StageId


def packed(dragged: Dragged) -> QMimeData:
    """What a drag of this deal carries."""
    mime = QMimeData()
    # Ids mean nothing on another desk, so the process is named beside them.
    mime.setData(MIME, f"{os.getpid()}:{dragged.deal}:{dragged.stage}".encode())
    return mime


def unpacked(mime: QMimeData) -> Dragged | None:
    """The deal a drag carries, None when it carries anything else or comes from another window."""
    parts = bytes(mime.data(MIME).data()).split(b":")
    if len(parts) != 3 or parts[0] != str(os.getpid()).encode():
        return None
    return Dragged(deal=DealId(int(parts[1])), stage=StageId(int(parts[2])))
