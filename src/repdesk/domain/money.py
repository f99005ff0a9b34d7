"""Amounts as integers of a currency's smallest unit, the rep's own rates, and sums that never mix currencies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

BASIS_POINTS = 10_000
LARGEST = 2**46
"""No amount goes past this (703 billion euro), so that every sum of a hundred thousand fits SQLite's 64 bits."""

_NO_MINOR_UNIT = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
_EXPONENTS = {**dict.fromkeys(_NO_MINOR_UNIT.split(), 0), **dict.fromkeys(_THREE_DIGITS.split(), 3)}

_COMMON = (
    "EUR USD GBP CHF AED ARS AUD BGN BHD BRL CAD CLP CNY COP CZK DKK EGP HKD HUF IDR ILS INR ISK JPY KRW KWD MAD "
    "MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD SAR SEK SGD THB TND TRY TWD UAH UYU VND ZAR"
)
CURRENCIES: tuple[str, ...] = tuple(_COMMON.split(" "))
"""Currencies offered in lists (ISO 4217); any three capital letters are accepted."""

SYMBOLS: Mapping[str, str] = {
    "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪", "UAH": "₴", "VND": "₫",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in minor units of its currency."""

    amount: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The rep's own exchange rates: how much one whole unit of a currency is worth in the desk's currency."""

    base: str
    worth: Mapping[str, Decimal] = field(default_factory=dict)

    def rate(self, currency: str) -> Decimal | None:
        """The worth of one unit, 1 for the desk's own currency, None where she set no rate."""
        return Decimal(1) if currency == self.base else self.worth.get(currency)

    def in_base(self, amount: int, currency: str) -> int | None:
        """`amount` minor units in minor units of the desk's currency, rounded half even; None without a rate."""
        if currency == self.base:
            return amount
        rate = self.rate(currency)
        return None if rate is None else round(self.scaled(amount, currency, rate))

    def scaled(self, amount: int, currency: str, rate: Decimal) -> Fraction:
        """`amount` minor units times the rate, in minor units of the desk's currency, not rounded."""
        return amount * Fraction(rate) * Fraction(10) ** (exponent(self.base) - exponent(currency))


def exponent(currency: str) -> int:
    """How many decimal digits the currency's smallest unit has (ISO 4217)."""
    return _EXPONENTS.get(currency, 2)


def is_currency(text: str) -> bool:
    """Whether `text` has the form of a currency code."""
    return len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()


def decimal_text(amount: int, currency: str) -> str:
    """The amount in whole units as plain decimal text: "1234.50", "980" for yen."""
    digits = exponent(currency)
    sign, size = ("-" if amount < 0 else ""), str(abs(amount)).rjust(digits + 1, "0")
    return sign + size if not digits else f"{sign}{size[:-digits]}.{size[-digits:]}"


def whole_units(amount: int, currency: str) -> int:
    """The amount in whole units of its currency, what is left over dropped."""
    return int(amount // 10 ** exponent(currency))


def total(amounts: Iterable[tuple[str, int]], rates: Rates, *, divisor: int = 1) -> tuple[Money, ...]:
    """Sums in the desk's currency first, then one for each currency without a rate.

    `amounts` are (currency, minor units × divisor); the division and the rates are exact until the one
    rounding, half even, at the end (as `round` does). Weighted sums pass amount × basis points with divisor 10,000.
    """
    base, apart = Fraction(0), dict[str, int]()
    seen_base = False
    for currency, amount in amounts:
        if not amount:
            continue
        rate = rates.rate(currency)
        if rate is None:
            apart[currency] = apart.get(currency, 0) + amount
        else:
            seen_base = True
            base += rates.scaled(amount, currency, rate)
    sums = [Money(amount=round(base / divisor), currency=rates.base)] if seen_base or not apart else []
    sums += [Money(amount=round(Fraction(apart[c], divisor)), currency=c) for c in sorted(apart)]
    return tuple(sums)


def full(money: Money) -> str:
    """The amount for reading: "€148,000", "€1,234.50", "CHF 980"."""
    whole, _, cents = decimal_text(abs(money.amount), money.currency).partition(".")
    digits = f"{int(whole):,}" + (f".{cents}" if cents.strip("0") else "")
    return _signed(money, digits)


def short(money: Money) -> str:
    """The amount for a card or header, three digits at most: "€36k", "€1.63M", "€950"."""
    units = Decimal(abs(money.amount)).scaleb(-exponent(money.currency))
    for size, letter in ((Decimal(10**9), "bn"), (Decimal(10**6), "M"), (Decimal(10**3), "k")):
        if units >= size * Decimal("0.9995"):
            return _signed(money, _three_digits(units / size) + letter)
    return _signed(money, _three_digits(units))


def _three_digits(value: Decimal) -> str:
    places = 0 if value >= Decimal("99.95") else 1 if value >= Decimal("9.995") else 2
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(money: Money, digits: str) -> str:
    symbol = SYMBOLS.get(money.currency, f"{money.currency} ".lstrip())
    return f"{'−' if money.amount < 0 else ''}{symbol}{digits}"
