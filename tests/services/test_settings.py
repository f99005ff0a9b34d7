"""What the rep sets is kept, checked, and told to whoever listens."""

from decimal import Decimal
from pathlib import Path

import pytest

from repdesk.domain.errors import Refused
from repdesk.services.desk import Desk
from repdesk.services.settings import CURRENCY, OPTIONS, RATES, SINGLE_KEYS, THEME, Option, OptionKind
from tests.builders import a_deal, open_desk
from tests.services.reading import wrong_counts


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_has_a_default_that_may_be_chosen(desk: Desk, option: Option) -> None:
    assert desk.settings.get(option) == option.default
    desk.settings.set(option, option.default)
    assert desk.settings.get(option) == option.default


def test_a_choice_is_still_there_tomorrow(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.settings.set(THEME, "dark")
        desk.settings.set_rates({"USD": " 0.92 ", "JPY": "1e-3"})
    with open_desk(tmp_path) as desk:
        assert desk.settings.get(THEME) == "dark"
        assert desk.settings.rates.worth == {"USD": Decimal("0.92"), "JPY": Decimal("0.001")}


def test_settings_are_no_step_to_undo(desk: Desk) -> None:
    before = desk.history.steps()
    desk.settings.set(SINGLE_KEYS, "no")
    assert desk.history.steps() == before
    assert not desk.settings.single_keys


@pytest.mark.parametrize(("option", "value"), [(THEME, "pink"), (SINGLE_KEYS, ""), (CURRENCY, "Euro"), (RATES, "[]"),
                                               (RATES, '{"USD": 1}'), (RATES, "{")])  # fmt: skip
def test_an_unknown_value_is_refused_and_the_old_one_kept(desk: Desk, option: Option, value: str) -> None:
    with pytest.raises(Refused, match=r"setting\.unknown_value"):
        desk.settings.set(option, value)
    assert desk.settings.get(option) == option.default


@pytest.mark.parametrize(
    ("worth", "code"),
    [
        ({"dollar": "1"}, "setting.not_a_currency"), ({"USD": "0"}, "setting.not_a_rate"),
        ({"USD": "-1"}, "setting.not_a_rate"), ({"USD": "NaN"}, "setting.not_a_rate"),
        ({"USD": "1e10"}, "setting.not_a_rate"), ({"USD": "much"}, "setting.not_a_rate"),
    ],
)  # fmt: skip
def test_a_rate_is_a_number_above_zero_for_a_currency(desk: Desk, worth: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.settings.set_rates(worth)
    assert refused.value.code == code
    assert desk.settings.rates.worth == {}


def test_whoever_listens_hears_which_option_changed(desk: Desk) -> None:
    heard: list[Option] = []
    desk.settings.subscribe(heard.append)
    desk.settings.set(CURRENCY, "USD")
    desk.settings.unsubscribe(heard.append)
    desk.settings.set(THEME, "dark")
    assert heard == [CURRENCY]
    assert {o.kind for o in OPTIONS} <= set(OptionKind)


def test_another_currency_or_rate_leaves_every_checklist_as_it_was(tmp_path: Path) -> None:
    with open_desk(tmp_path, process="entry-exit") as desk:
        for currency in ("EUR", "USD", "JPY"):
            a_deal(desk, currency, stage="closing", amount=6_000_000, currency=currency)
        desk.settings.set_rates({"USD": "0.1"})
        desk.settings.set(CURRENCY, "JPY")
        assert wrong_counts(desk) == {}
