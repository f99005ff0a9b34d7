"""What a screen reader says of a card."""

from datetime import date

from repdesk.domain.deal import StepKind
from repdesk.ui.board.card_sentence import card_description, card_name, column_name
from tests.ui.board.cards import SETTING, TODAY, a_card, a_column, a_step, days_ago


def test_a_card_is_one_sentence() -> None:
    card = a_card(amount=1_200_000, next_step=a_step("call", date(2026, 11, 24)), checks_done=2, checks_total=5)
    spoken = card_name(card, "Qualify", TODAY)
    assert spoken == "Acme, 12,000 euro, next step call on Tuesday, in stage Qualify, 2 of 5 done"


def test_what_is_not_there_is_left_out() -> None:
    card = a_card(company="", amount=None, next_step=None, checks_total=0)
    assert card_name(card, "Qualify", TODAY) == "Dock scheduling, no next step, in stage Qualify"


def test_cents_and_rare_currencies_are_spoken() -> None:
    card = a_card(amount=123_450, currency="PLN", next_step=a_step("", None, StepKind.EMAIL), checks_total=0)
    assert card_name(card, "Qualify", TODAY) == "Acme, 1,234.50 PLN, next step E-mail, in stage Qualify"


def test_the_description_holds_the_deal_its_age_and_its_warnings() -> None:
    card = a_card(stage_entered_at=days_ago(19), pushes=2)
    spoken = card_description(card, SETTING)
    assert spoken == "Dock scheduling. 19 days in this stage, 14 days expected. Slipped 2×"


def test_a_column_says_how_many_deals_it_holds() -> None:
    assert column_name(a_column()) == "Qualify, 5 deals"
