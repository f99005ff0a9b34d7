"""The promise: she may move anyway, and the reason and what was left open are kept."""

from PySide6.QtWidgets import QRadioButton

from repdesk.domain.deal import GateResult
from tests.stories.rep import Rep
from tests.ui.parts.driver import click, last_event

REASON = "Buyer asked to go faster"


def test_override_is_kept_and_shown_on_the_card_until_it_is_healed(rep: Rep) -> None:
    deal = rep.board.deal("Acme")
    rep.board.drag("Acme", to="Propose")
    rep.gate.press_button("Move anyway, with a reason")
    click(next(b for b in rep.gate.sheet.findChildren(QRadioButton) if b.text() == REASON))
    rep.gate.press_button("Move anyway")
    rep.wait()
    event = last_event(rep.desk, deal)
    assert (event.gate, event.reason) == (GateResult.OVERRIDDEN, REASON)
    assert badges(rep) == ["Moved with 3 open"]

    for key in ("s.1.budget", "s.1.buyer", "s.2.needs"):
        rep.desk.deals.tick(deal, key, value="x", evidence="They said so")
    assert badges(rep) == []


def badges(rep: Rep) -> list[str]:
    """What stands at the foot of Acme's card."""
    column = rep.board.column("Propose")
    card = next(card for card in column.model.cards if card.company == "Acme")
    return [badge.text for badge in column.view.delegate.pixmaps.text(card, column.model.setting).badges]
