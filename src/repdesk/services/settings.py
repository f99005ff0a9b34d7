"""What the rep can set, declared once: the settings page is built from this list."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from repdesk.domain.errors import Refused
from repdesk.domain.fields import number
from repdesk.domain.money import Rates, is_currency
from repdesk.storage import settings as rows
from repdesk.storage.store import Store


class OptionKind(StrEnum):
    """How an option is entered."""

    CHOICE = "choice"
    YES_NO = "yes_no"
    CURRENCY = "currency"
    RATES = "rates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting: its key in the desk, its English label, what may be chosen, what holds until she chooses."""

    key: str
    label: str
    kind: OptionKind
    default: str
    choices: tuple[tuple[str, str], ...] = ()
    """Value and English label of each choice."""

    @property
    def counts_money(self) -> bool:
        """Whether sums read differently once this changes."""
        return self.kind in {OptionKind.CURRENCY, OptionKind.RATES}


THEME: Final = Option(
    key="theme",
    label="Theme",
    kind=OptionKind.CHOICE,
    default="system",
    choices=(("system", "System"), ("light", "Light"), ("dark", "Dark")),
)
TEXT_SIZE: Final = Option(
    key="text_size",
    label="Text size",
    kind=OptionKind.CHOICE,
    default="100",
    choices=tuple((str(n), f"{n} %") for n in (80, 90, 100, 110, 125, 150)),
)
ANIMATIONS: Final = Option(
    key="animations",
    label="Animations",
    kind=OptionKind.CHOICE,
    default="system",
    choices=(("system", "Follow system"), ("on", "On"), ("off", "Off")),
)
CURRENCY: Final = Option(key="currency", label="Currency", kind=OptionKind.CURRENCY, default="EUR")
RATES: Final = Option(key="rates", label="Own rates", kind=OptionKind.RATES, default="{}")
WEEK_START: Final = Option(
    key="week_start",
    label="Week starts on",
    kind=OptionKind.CHOICE,
    default="monday",
    choices=(("monday", "Monday"), ("sunday", "Sunday"), ("saturday", "Saturday")),
)
SINGLE_KEYS: Final = Option(key="single_keys", label="Single-key shortcuts", kind=OptionKind.YES_NO, default="yes")

OPTIONS: Final = (THEME, TEXT_SIZE, ANIMATIONS, CURRENCY, RATES, WEEK_START, SINGLE_KEYS)

Listener = Callable[[Option], None]


class Settings:
    """The desk's settings, read once and written at every change; they are not part of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listeners: list[Listener] = []
        with store.read() as reader:
            self._values = rows.read_all(reader)

    def get(self, option: Option) -> str:
        """The chosen value, or the default where nothing valid was chosen."""
        value = self._values.get(option.key, option.default)
        return value if _is_valid(option, value) else option.default

    def is_chosen(self, option: Option) -> bool:
        """Whether she has ever set the option."""
        return option.key in self._values

    def set(self, option: Option, value: str) -> None:
        """Choose a value; Refused when the option does not know it."""
        if not _is_valid(option, value):
            raise Refused("setting.unknown_value", option=option.label, value=value)
        with self._store.write("set_option") as unit:
            rows.save(unit.connection, option.key, value)
        self._values[option.key] = value
        for listener in tuple(self._listeners):
            listener(option)

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every change, with the option that changed."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Stop calling `listener`."""
        self._listeners.remove(listener)

    @property
    def single_keys(self) -> bool:
        """Whether one-letter keys work."""
        return self.get(SINGLE_KEYS) == "yes"

    @property
    def currency(self) -> str:
        """The desk's own currency."""
        return self.get(CURRENCY)

    @property
    def rates(self) -> Rates:
        """What one unit of each other currency is worth in the desk's own."""
        worth = {c: Decimal(text) for c, text in json.loads(self.get(RATES)).items()}
        return Rates(base=self.currency, worth=worth)

    def set_rates(self, worth: Mapping[str, str]) -> None:
        """Keep the rep's own rates: currency code → worth of one unit as decimal text. Refused when one is neither."""
        for currency, text in worth.items():
            if not is_currency(currency):
                raise Refused("setting.not_a_currency", text=currency)
            if not _is_rate(text):
                raise Refused("setting.not_a_rate", currency=currency, text=text)
        self.set(RATES, json.dumps({c: str(number(t)) for c, t in sorted(worth.items())}))


def _is_valid(option: Option, value: str) -> bool:
    match option.kind:
        case OptionKind.CHOICE:
            return value in {choice for choice, _ in option.choices}
        case OptionKind.YES_NO:
            return value in {"yes", "no"}
        case OptionKind.CURRENCY:
            return is_currency(value)
        case OptionKind.RATES:
            return _are_rates(value)


def _are_rates(value: str) -> bool:
    try:
        found = json.loads(value)
    except ValueError:
        return False
    return isinstance(found, dict) and all(
        is_currency(c) and isinstance(t, str) and _is_rate(t) for c, t in found.items()
    )


def _is_rate(text: str) -> bool:
    try:
        rate = number(text)
    except ValueError:
        return False
    return Decimal("1e-9") <= rate <= Decimal("1e9")
