"""The promise: RepDesk opens no internet socket, whatever she does."""

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.stories.rep import Rep

INTERNET = (socket.AF_INET, socket.AF_INET6)


class Blocked(socket.socket):
    """A socket that is anything but an internet socket."""

    def __init__(self, family: int = socket.AF_INET, *more: Any, **named: Any) -> None:  # noqa: ANN401  (as the original)
        if family in INTERNET or family == -1:
            raise AssertionError("an internet socket was opened")
        super().__init__(family, *more, **named)


@pytest.fixture(autouse=True)
def _blocked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", Blocked)


def open_internet_sockets() -> set[str]:
    """The internet sockets this program has open, Qt's too, by their inode."""
    known = {line.split()[9] for table in Path("/proc/net").glob("[tu][cd]p*") for line in lines(table)}
    return known & set(own_sockets())


def lines(table: Path) -> list[str]:
    return table.read_text().splitlines()[1:]


def own_sockets() -> Iterator[str]:
    for handle in Path("/proc/self/fd").iterdir():
        target = handle.readlink().name if handle.is_symlink() else ""
        if target.startswith("socket:["):
            yield target[8:-1]


def test_the_block_holds() -> None:
    with pytest.raises(AssertionError, match="internet"):
        socket.create_connection(("127.0.0.1", 9))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which sockets a program has open")
def test_an_open_socket_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with socket.socket(socket.AF_INET) as opened:
        opened.bind(("127.0.0.1", 0))
        opened.listen()
        assert str(os.fstat(opened.fileno()).st_ino) in open_internet_sockets()


def test_a_day_at_the_desk_opens_none(rep: Rep) -> None:
    rep.board.drag("Acme", to="Propose")
    rep.press("Escape")
    rep.desk.deals.lose(rep.board.deal("Birch"), "Price")
    rep.go("import")
    rep.go("settings")
    rep.go("board")
    rep.press("F1", "Escape", "Ctrl+Z")
    assert open_internet_sockets() == set()
