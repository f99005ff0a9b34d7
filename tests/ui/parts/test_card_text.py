"""What a card says, and when it worries."""

from dataclasses import replace
from datetime import date
from typing import Any

from repdesk.domain.deal import Outcome
from repdesk.domain.health import Limits, Tone
from repdesk.ui.parts.card_text import CardText, card_text
from tests.ui.board.cards import SETTING, a_card, a_step, days_ago


def said(**different: Any) -> CardText:  # noqa: ANN401  (any field of a card)
    return card_text(a_card(**different), SETTING)


def test_company_leads_and_the_deal_follows() -> None:
    text = said()
    assert (text.headline, text.title, text.amount) == ("Acme", "Dock scheduling", "€36k")


def test_without_a_company_the_deal_itself_leads() -> None:
    text = said(company="")
    assert (text.headline, text.title) == ("Dock scheduling", "")


def test_a_deal_without_an_amount_shows_none() -> None:
    assert said(amount=None).amount == ""


def test_a_calm_card_wears_no_tint_and_no_badge() -> None:
    text = said()
    assert (text.tone, text.badges, text.days) == (Tone.CALM, (), "3 d")


def test_next_step_shows_what_and_when() -> None:
    text = said()
    assert (text.step, text.step_icon, text.due, text.due_ink) == ("Call Ilze", "phone", "Today", "accent_text")


def test_a_missing_next_step_is_said_in_amber() -> None:
    text = said(next_step=None)
    assert (text.step, text.step_ink, text.due, text.tone) == ("No next step", "warn", "", Tone.AMBER)


def test_a_late_next_step_is_said_in_red_and_tints_by_its_days() -> None:
    one, four = (said(next_step=a_step(due=date(2026, 11, day))) for day in (22, 19))
    assert (one.due, one.due_ink, one.tone) == ("1 d late", "danger", Tone.AMBER)
    assert (four.due, four.tone) == ("4 d late", Tone.RED)


def test_a_step_without_words_is_named_by_its_kind() -> None:
    assert said(next_step=a_step(what="")).step == "Call"


def test_too_long_in_a_stage_shows_on_the_days() -> None:
    amber, red = (said(stage_entered_at=days_ago(days)) for days in (19, 41))
    assert (amber.days, amber.days_tone) == ("19 d", Tone.AMBER)
    assert (red.days, red.days_tone, red.tone) == ("41 d", Tone.RED, Tone.RED)


def test_own_passages_decide_what_is_red() -> None:
    patient = Limits(expected_days=14, own_p80_days=50)
    text = card_text(a_card(stage_entered_at=days_ago(41)), replace(SETTING, limits=patient))
    assert text.days_tone is Tone.AMBER


def test_an_unknown_stage_entry_shows_no_days() -> None:
    text = said(stage_entered_at=None)
    assert (text.days, text.days_tone) == ("", Tone.CALM)


def test_two_pushes_are_said_and_three_worry() -> None:
    two, three = said(pushes=2), said(pushes=3)
    assert [b.text for b in two.badges] == ["Slipped 2×"]
    assert (two.tone, three.tone) == (Tone.CALM, Tone.AMBER)


def test_a_close_date_gone_by_is_said() -> None:
    text = said(expected_close=date(2026, 11, 20))
    assert [b.text for b in text.badges] == ["Close date passed"]
    assert text.tone is Tone.AMBER


def test_a_won_deal_can_no_longer_slip() -> None:
    text = said(outcome=Outcome.WON, pushes=4, expected_close=date(2026, 1, 1))
    assert (text.badges, text.tone) == ((), Tone.CALM)


def test_a_move_made_with_items_open_stays_on_the_card() -> None:
    assert [b.text for b in said(overridden_open=2).badges] == ["Moved with 2 open"]


def test_a_quiet_buyer_is_said_unless_a_dated_step_is_set() -> None:
    quiet = said(last_two_way_at=days_ago(20), next_step=a_step(due=None))
    assert [b.text for b in quiet.badges] == ["Quiet for 20 days"]
    assert said(last_two_way_at=days_ago(20)).badges == ()


def test_every_tint_is_also_said_in_words() -> None:
    worried = said(stage_entered_at=days_ago(41), pushes=3, next_step=None, last_two_way_at=days_ago(30))
    assert worried.tone is Tone.RED
    assert worried.days_tone is Tone.RED
    assert {b.text for b in worried.badges} == {"Slipped 3×", "Quiet for 30 days"}
