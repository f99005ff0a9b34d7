"""Words that want to be more than words, and a desk full of them."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from repdesk.domain.deal import DealId
from repdesk.domain.mapping import ImportMapping
from repdesk.domain.process import Process
from repdesk.services.desk import Desk
from tests.builders import a_deal, a_desk, a_step, short_process

MAGENTA = bytes((255, 0, 255, 255))
"""A px of the colour nobody uses, as an image keeps it."""


def canary(folder: Path) -> str:
    """Words that draw a magenta picture, and nest tables without end, wherever they are read as HTML."""
    picture = folder / "m.png"
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill("magenta")
    image.save(str(picture))
    return f'<img src="{picture.as_uri()}">' + "<table><tr><td>" * 20 + "&amp;"


VARIANTS = {
    "bidi": "\u202edlrow\u202c \u2066hello\u2069 שלום مرحبا \u200f42\u200e",
    "zalgo": "Z" + "\u0335\u0321\u0327\u0348\u0301\u0302\u0303" * 60 + "algo",
    "endless": "W" * 10_000,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇪🇺" * 40,
}


def hostile_process(words: str) -> Process:
    """The short process, called and asking nothing but these words."""
    stages = [
        replace(
            stage,
            name=f"{words} {stage.key}",
            moves_forward_when=words,
            exit=tuple(
                replace(c, text=f"{words} {c.key}", ask=words, source=(words,), given=False) for c in stage.exit
            ),
            tasks=tuple(replace(t, text=f"{words} {t.key}", how=words) for t in stage.tasks),
        )
        for stage in short_process().stages
    ]
    return replace(short_process(), name=words, summary=words, stages=tuple(stages))


def hostile_deal(desk: Desk, words: str) -> DealId:
    """A deal with these words in every field, and in what was said of it."""
    deal = a_deal(
        desk, words, problem=words, source=words, trigger=words, budget_range=words, tags=(words,),
        industry=words, tech_stack=words, website=words, own={"x_note": words}, next_step=a_step(words),
    )  # fmt: skip
    desk.deals.set_next_step(deal, replace(a_step(words), who=words))
    desk.deals.edit(deal, problem=f"{words} too")
    desk.deals.tick(deal, "s.1.buyer", value=words, evidence=words, who=words)
    return deal


def hostile_desk(folder: Path, words: str) -> Desk:
    """Three deals: one open, one lost, one that came in a file of such a name."""
    desk = a_desk(folder, process=hostile_process(words))
    hostile_deal(desk, words)
    desk.deals.lose(hostile_deal(desk, words), words, words)
    desk.deals.move(hostile_deal(desk, words), "propose", override=words)
    file = folder / f"{words[:60].replace('/', '-')}.csv"
    quoted = words.replace('"', '""')
    file.write_text(f'Deal,Company,Id\n"{quoted}","{quoted}","{quoted}"\n', encoding="utf-8")
    columns = {"Deal": "deal.title", "Company": "company.name", "Id": "deal.external_id"}
    mapping = ImportMapping(process="short", source=words, columns=columns)
    desk.transfer.run(desk.transfer.check(desk.transfer.open(file), mapping))
    return desk


def magenta(widget: QWidget) -> int:
    """How many px of a widget are magenta."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits()).count(MAGENTA)


def tooltips(root: QObject) -> list[str]:
    """The tooltips of a window."""
    return [widget.toolTip() for widget in root.findChildren(QWidget) if widget.toolTip()]
