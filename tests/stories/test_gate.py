"""The promise: a closed gate writes nothing, and what it asks is filled in right there."""

from tests.dump import dump
from tests.stories.rep import Rep

BUDGET, BUYER, CLOSE_DATE = "Budget confirmed", "Economic buyer named", "Expected close set"
NEEDS = "Top three needs written down"


def test_closed_gate_writes_nothing(rep: Rep) -> None:
    before = dump(rep.desk.path, with_history=True)
    rep.board.drag("Acme", to="Propose")
    assert rep.gate.rows == [BUDGET, BUYER, CLOSE_DATE, NEEDS]
    assert not rep.gate.may_move
    rep.press("Ctrl+Return", "Escape")
    assert not rep.has_sheet()
    assert rep.board.cards("Qualify") == ["Acme", "Birch", "Corvin"]
    assert dump(rep.desk.path, with_history=True) == before


def test_sheet_completes_it_and_the_deal_moves(rep: Rep) -> None:
    rep.board.drag("Acme", to="Propose")
    for item, words in ((BUDGET, "They have 50k"), (BUYER, "Per signs"), (NEEDS, "Speed, price, support")):
        rep.gate.confirm(item, words)
    rep.gate.press_button("Move to Propose")
    rep.wait()
    assert rep.board.cards("Propose") == ["Acme", "Dorn"]
    assert rep.told == "Moved Acme to Propose"


def test_the_focus_follows_the_card_through_the_sheet(rep: Rep) -> None:
    rep.board.select("Acme")
    rep.press("Ctrl+Shift+Right")
    rep.wait()
    for item, words in ((BUDGET, "They have 50k"), (BUYER, "Per signs"), (NEEDS, "Speed, price, support")):
        rep.gate.confirm(item, words)
    rep.gate.press_button("Move to Propose")
    rep.wait()
    assert rep.focus is rep.board.column("Propose").view


def test_what_was_filled_in_stays_when_she_leaves(rep: Rep) -> None:
    rep.board.drag("Acme", to="Propose")
    rep.gate.confirm(BUDGET, "They have 50k")
    rep.press("Escape")
    rep.board.drag("Acme", to="Propose")
    assert rep.gate.ticked == [BUDGET]
