"""What text may come in."""

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from repdesk.domain.text import FILE_NAME_BYTES, NOTE_LIMIT, TITLE_LIMIT, clean, safe_file_name
from tests.real_data import real_data

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
HIDDEN = "\0\x07\x1b\x7f\x9f\ufeff\ufffe\uffff\ufdd0\U0001fffe\u202e\u2066\u2069"


@pytest.mark.parametrize("text", ["Acme", "Müller GmbH", "日本語", "👩‍👩‍👧 team", "a & <b>", "R&D 100%"])
def test_ordinary_text_is_kept_as_it_is(text: str) -> None:
    assert clean(text, TITLE_LIMIT) == text


def test_a_line_loses_its_breaks_and_the_blanks_around_it() -> None:
    assert clean(" Acme\r\nNorth\rSouth\u2028Yard\t2\n", TITLE_LIMIT) == "Acme North South Yard 2"


def test_a_note_keeps_its_lines_and_tabs() -> None:
    assert clean("one\r\n\ttwo\rthree\u2029", NOTE_LIMIT, multiline=True) == "one\n\ttwo\nthree\n"


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_hidden_character_is_dropped(hidden: str) -> None:
    assert clean(f"Ac{hidden}me", TITLE_LIMIT) == "Acme"


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    assert clean("Ac\ud800me", TITLE_LIMIT) == "Ac?me"


def test_one_letter_has_one_spelling() -> None:
    assert clean("Mu\u0308ller", TITLE_LIMIT) == "M\u00fcller"


def test_text_is_capped() -> None:
    assert clean("x" * 300, TITLE_LIMIT) == "x" * 200
    assert clean("x" * 100_001, NOTE_LIMIT, multiline=True) == "x" * 100_000


def test_a_cap_between_words_leaves_no_blank_at_the_end() -> None:
    assert clean("abc def", 4) == "abc"


def test_a_tower_of_accents_is_cut_to_thirty() -> None:
    assert len(clean("a" + "\u0316\u0315" * 500_000, NOTE_LIMIT)) == 31


@given(ANY_TEXT, st.integers(1, 50), st.booleans())
def test_cleaned_text_can_be_stored_and_shown(text: str, limit: int, multiline: bool) -> None:
    cleaned = clean(text, limit, multiline=multiline)
    assert len(cleaned) <= limit
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set(cleaned.encode().decode()) & set(HIDDEN)
    assert multiline or not set(cleaned) & set("\n\r\t")


@given(ANY_TEXT, st.integers(1, 50), st.booleans())
def test_cleaning_twice_changes_nothing(text: str, limit: int, multiline: bool) -> None:
    once = clean(text, limit, multiline=multiline)
    assert clean(once, limit, multiline=multiline) == once


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=50))
def test_what_can_be_seen_is_never_lost(text: str) -> None:
    assert clean(text, TITLE_LIMIT, multiline=True) == unicodedata.normalize("NFC", text)


def test_naughty_strings_become_storable() -> None:
    for text in json.loads(real_data("naughty/blns.json").read_text("utf-8")):
        assert clean(clean(text, NOTE_LIMIT), NOTE_LIMIT) == clean(text, NOTE_LIMIT)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acme: offer 3/4", "Acme offer 34"),
        ("..\\..\\secret", "secret"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("Console", "Console"),
        ("Offer. . .", "Offer"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("a\u200bb", "ab"),
        ("???", "untitled"),
        ("", "untitled"),
    ],
)
def test_file_names_are_safe_everywhere(text: str, name: str) -> None:
    assert safe_file_name(text) == name


def test_a_long_file_name_is_cut_between_characters() -> None:
    assert safe_file_name("😀" * 80) == "😀" * (FILE_NAME_BYTES // 4)


@example("0\xa0\ud7fc")
@given(ANY_TEXT)
def test_a_file_name_is_never_empty_nor_too_long(text: str) -> None:
    name = safe_file_name(text)
    assert 0 < len(name.encode()) <= FILE_NAME_BYTES
    assert name == safe_file_name(name)
