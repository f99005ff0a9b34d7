"""The places on the rail, and where each page's code lies.

A page brings the desk's services along, so its code is loaded when the desk is there, not with the window.
"""

from collections.abc import Callable
from dataclasses import dataclass

from repdesk.ui.actions import Act
from repdesk.ui.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One button of the rail."""

    key: str
    word: str
    icon: str
    act: Act
    page: Callable[[], type[Page]]
    at_foot: bool = False


def _board() -> type[Page]:
    from repdesk.ui.board.page import BoardPage

    return BoardPage


def _import() -> type[Page]:
    from repdesk.ui.transfer.page import ImportPage

    return ImportPage


def _first_run() -> type[Page]:
    from repdesk.ui.firstrun.page import FirstRunPage

    return FirstRunPage


def _settings() -> type[Page]:
    from repdesk.ui.settings.page import SettingsPage

    return SettingsPage


FIRST_RUN = "firstrun"
"""The page that stands alone, without the rail, until a process is chosen."""

PLACES: tuple[Place, ...] = (
    Place(key="board", word="Board", icon="square-kanban", act=Act.BOARD, page=_board),
    Place(key="import", word="Import", icon="arrow-down-up", act=Act.IMPORT, page=_import, at_foot=True),
    Place(key="settings", word="Settings", icon="settings-2", act=Act.SETTINGS, page=_settings, at_foot=True),
)


def page_class(key: str) -> type[Page]:
    """The class of the page with this key."""
    loaders = {place.key: place.page for place in PLACES} | {FIRST_RUN: _first_run}
    return loaders[key]()
