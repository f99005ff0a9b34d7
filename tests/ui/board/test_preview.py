"""What a card over a column is told it would be asked there."""

from repdesk.domain.deal import DealId
from repdesk.domain.gate import WON, GateReport, Item, Side
from repdesk.domain.process import Level
from repdesk.ui.board.preview import OpenItem, blocked_words, preview

NAMES = {"evaluate": "Evaluate", "propose": "Propose"}


def an_item(number: int, *, done: bool = False, level: Level = Level.BLOCKS, side: Side = Side.EXIT) -> Item:
    return Item(key=f"k{number}", text=f"Item {number}", stage_key="evaluate", side=side, level=level, is_done=done)


def a_report(*items: Item, to: str = "propose") -> GateReport:
    return GateReport(deal_id=DealId(1), from_stage="evaluate", to_stage=to, items=items)


def test_open_items_are_listed_required_ones_first() -> None:
    shown = preview(a_report(an_item(1, done=True), an_item(2, level=Level.WARNS), an_item(3)), NAMES)
    assert (shown.title, shown.progress) == ("Leaving Evaluate", "1 of 3 done, 2 still open")
    assert shown.items == (OpenItem(text="Item 3", is_required=True), OpenItem(text="Item 2", is_required=False))
    assert shown.hint == "Drop to fill them in"


def test_a_long_list_is_cut_and_counted() -> None:
    shown = preview(a_report(*(an_item(n) for n in range(7))), NAMES)
    assert [i.text for i in shown.items] == ["Item 0", "Item 1", "Item 2", "Item 3"]
    assert shown.more == "and 3 more"


def test_a_free_way_says_so() -> None:
    shown = preview(a_report(an_item(1, done=True), an_item(2, done=True)), NAMES)
    assert (shown.progress, shown.items, shown.hint) == ("All 2 done", (), "Drop to move")


def test_a_way_without_a_gate_names_its_goal() -> None:
    assert preview(a_report(), NAMES).title == "To Propose"
    assert preview(a_report(to=WON), NAMES).title == "To Won"


def test_what_only_hints_is_not_counted() -> None:
    hint = an_item(2, level=Level.HINT, side=Side.TASK)
    assert preview(a_report(an_item(1, done=True), hint), NAMES).progress == "Done"


def test_the_menu_counts_what_is_required() -> None:
    assert blocked_words(a_report(an_item(1), an_item(2, level=Level.WARNS))) == "1 open"
    assert blocked_words(a_report(an_item(1, done=True))) == ""
