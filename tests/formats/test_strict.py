"""Tables become values without coercion, and every fault comes out in one walk."""

from dataclasses import dataclass
from enum import StrEnum

from repdesk.formats.strict import LONGEST_TEXT, StrictReader


class Colour(StrEnum):
    """Some choice."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """A table inside a table."""

    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cart:
    """One field of every kind."""

    name: str
    colour: Colour
    wheels: tuple[Wheel, ...]
    is_sold: bool = False
    price: int | None = None
    horn: Wheel | None = None


GOOD = {"name": "Red one", "colour": "red", "wheels": [{"size": 3}]}


def faults(**changes: object) -> list[tuple[str, str]]:
    reader = StrictReader()
    reader.read(Cart, {**GOOD, **changes})
    return [(fault.path, fault.code) for fault in reader.faults]


def test_table_becomes_its_value() -> None:
    reader = StrictReader()
    cart = reader.read(Cart, {**GOOD, "horn": {"size": 1}, "price": 5})
    assert cart == Cart(name="Red one", colour=Colour.RED, wheels=(Wheel(size=3),), horn=Wheel(size=1), price=5)
    assert (reader.faults, reader.warnings) == ([], [])


def test_nothing_is_coerced() -> None:
    assert faults(name=3) == [("name", "value.not_text")]
    assert faults(price="3") == [("price", "value.not_whole")]
    assert faults(price=True) == [("price", "value.not_whole")]
    assert faults(price=3.0) == [("price", "value.not_whole")]
    assert faults(is_sold="false") == [("is_sold", "value.not_yes_no")]
    assert faults(wheels="abc") == [("wheels", "value.not_list")]
    assert faults(horn=[]) == [("horn", "value.not_table"), ("horn.size", "value.missing")]
    assert faults(colour="green") == [("colour", "value.unknown_choice")]
    assert faults(colour=["red"]) == [("colour", "value.unknown_choice")]


def test_all_faults_come_out_with_their_paths() -> None:
    found = faults(name=1, wheels=[{"size": 1}, {"size": "2"}, 3])
    assert found == [
        ("name", "value.not_text"),
        ("wheels[1].size", "value.not_whole"),
        ("wheels[2]", "value.not_table"),
        ("wheels[2].size", "value.missing"),
    ]


def test_everything_missing_is_named() -> None:
    reader = StrictReader()
    reader.read(Cart, {})
    assert [(fault.path, fault.code) for fault in reader.faults] == [
        ("name", "value.missing"),
        ("colour", "value.missing"),
        ("wheels", "value.missing"),
    ]


def test_unknown_key_is_a_warning_not_a_fault() -> None:
    reader = StrictReader()
    reader.read(Cart, {**GOOD, "colr": "red", "wheels": [{"size": 1, "spokes": 9}]})
    assert reader.faults == []
    assert [warning.path for warning in reader.warnings] == ["colr", "wheels[0].spokes"]


def test_text_is_cleaned_and_capped() -> None:
    assert StrictReader().read(Cart, {**GOOD, "name": " \u202eRed\none\x00 "}).name == "Red one"
    assert faults(name="x" * (LONGEST_TEXT + 1)) == [("name", "value.too_long")]
