"""The promise: whatever is typed or pasted is kept as clean words and shown as plain text."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from repdesk.domain.text import LINE_LIMIT, NAME_LIMIT, clean
from repdesk.ui.board.new_deal import NewDealSheet
from repdesk.ui.kit.field import TextField
from repdesk.ui.parts.deal_panel import DealPanel
from tests.real_data import real_data
from tests.stories.rep import Rep

WORSE = ("a\x00b", "x" * 10_000, "\u202eevil", '<b>Acme</b> <img src="file:///etc/passwd"> &amp; "R&D"')
_EVERY = 13
"""Of the five hundred strings, so many at a time; each test begins with another."""


def naughty(first: int) -> list[str]:
    """A share of the big list of naughty strings, and a few worse ones."""
    path: Path = real_data("naughty/blns.json")
    return [*json.loads(path.read_text(encoding="utf-8"))[first::_EVERY], *WORSE]


def paste(rep: Rep, words: str) -> None:
    """Replace what is in the focused field by the clipboard."""
    QGuiApplication.clipboard().setText(words)
    rep.focus.selectAll()  # type: ignore[attr-defined]  # a field has the focus
    rep.focus.paste()  # type: ignore[attr-defined]


def rich(root: QWidget) -> list[QLabel]:
    """Labels that might read their text as HTML."""
    shown = (each for each in root.findChildren(QLabel) if each.text())
    return [each for each in shown if each.textFormat() is not Qt.TextFormat.PlainText]


def test_new_deal_is_stored_clean_and_shown_plain(rep: Rep) -> None:
    for words in naughty(0):
        kept = clean(words.replace("\n", " "), NAME_LIMIT)
        rep.press("Ctrl+N")
        paste(rep, words)
        rep.press("Ctrl+Return")
        if not kept:
            assert rep.sheet(NewDealSheet).problem.isVisible(), repr(words)
            rep.press("Escape")
            continue
        deal = rep.board.page._cursor.deal
        assert deal is not None
        assert rep.desk.deals.get(deal).company == kept, repr(words)
    assert rich(rep.window) == []


def test_panel_keeps_what_is_pasted_clean_and_shows_it_plain(rep: Rep) -> None:
    rep.board.select("Acme")
    rep.press("Return")
    (panel,) = rep.window.findChildren(DealPanel)
    field = next(field for field in panel.findChildren(TextField) if field.accessibleName() == "Source")
    for words in naughty(1):
        field.setFocus()
        paste(rep, words)
        rep.press("Tab")
        kept = rep.desk.deals.get(rep.board.deal("Acme")).source
        assert field.text() == kept == clean(words.replace("\n", " "), LINE_LIMIT), repr(words)
    assert rich(panel) == []
