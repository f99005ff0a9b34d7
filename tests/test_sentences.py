"""Every code has a sentence, every sentence only values that come with its code."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import repdesk
from repdesk.domain.changes import Step
from repdesk.domain.errors import Refused, Unreadable
from repdesk.domain.faults import Fault
from repdesk.domain.gate import Because
from repdesk.sentences import because, problem, sentence, step_sentence
from repdesk.sentences.filling import _SYSTEM_REASONS, filled
from repdesk.sentences.findings import FINDINGS
from repdesk.sentences.problems import PROBLEMS
from repdesk.sentences.reasons import REASONS
from repdesk.sentences.refusals import OF_ANY_KIND, REFUSALS
from repdesk.sentences.steps import STEPS
from repdesk.storage import errors
from repdesk.storage.desk_file import FileState

_SOURCES = sorted(Path(repdesk.__file__).parent.rglob("*.py"))
_OF_ONE_VALUE = {"deal", "company", "criterion", "stage", "setting", "qt"}


def _calls(name: str) -> Iterator[ast.Call]:
    """Every call of a function or method with this name in the program."""
    for source in _SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name == getattr(node.func, "id", getattr(node.func, "attr", "")):
                yield node


def _code(call: ast.Call) -> str:
    """The code a call names in plain text, as its first argument or as `code=`."""
    named = [k.value for k in call.keywords if k.arg == "code"] or call.args
    return str(named[0].value) if named and isinstance(named[0], ast.Constant) else ""


def _codes(name: str) -> set[str]:
    return {code for call in _calls(name) if (code := _code(call))}


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


_TABLES = (REFUSALS, OF_ANY_KIND, PROBLEMS, REASONS, STEPS, FINDINGS)
_NAMES = {name for table in _TABLES for template in table.values() for name in _places(template)}


def test_every_refusal_has_a_sentence() -> None:
    codes = _codes("Refused") | {s.value for s in FileState if s is not FileState.READY}
    assert codes
    assert {c for c in codes - REFUSALS.keys() if c.partition(".")[2] not in OF_ANY_KIND} == set()


@pytest.mark.parametrize("subject", ["desk", "backup"])
def test_whatever_the_disk_does_has_a_sentence(subject: str) -> None:
    for table in (errors._BY_NAME, errors._BY_KIND, errors._BY_ERRNO):
        for what in table.values():
            assert f"{subject}.{what}" not in sentence(Refused(f"{subject}.{what}", path="x")), what


def test_every_fault_and_unreadable_value_has_a_clause() -> None:
    codes = _codes("Fault") | _codes("Unreadable")
    assert codes
    assert codes - PROBLEMS.keys() == set()


def test_every_because_has_a_line() -> None:
    assert _codes("Because") - REASONS.keys() == set()


def test_every_verb_of_the_store_has_a_line() -> None:
    verbs = {code for code in _codes("write") if code.isidentifier()}
    assert verbs
    assert verbs - STEPS.keys() == set()


def test_a_sentence_names_only_what_comes_with_its_code() -> None:
    for call in _calls("Refused"):
        given = {k.arg for k in call.keywords}
        if _code(call) in REFUSALS and None not in given:
            given_names = {str(name) for name in given} | ({"path"} if "file" in given else set())
            assert _places(REFUSALS[_code(call)]) <= given_names, _code(call)


def test_sentences_are_one_line_and_end_properly() -> None:
    for text in REFUSALS.values():
        assert "\n" not in text
        assert text[0].isupper() or text[0] in "{“"
        assert text.endswith((".", "}"))


def test_refusal_names_where_and_what_is_safe() -> None:
    said = sentence(Refused("desk.newer", path=Path("/home/ann/desk.sqlite")))
    assert said.startswith("/home/ann/desk.sqlite was made by a newer RepDesk")
    assert "left as it is" in said


@pytest.mark.parametrize("text", ["{title}", "<b>R&D</b>", "%s {0} {", "a" * 5000])
def test_the_reps_own_words_are_only_ever_filled_in(text: str) -> None:
    said = sentence(Refused("deal.is_open", title=text))
    assert said == f"“{text if len(text) < 200 else text[:199] + '…'}” is open already."


def test_an_unknown_code_still_makes_a_sentence() -> None:
    assert sentence(Refused("moon.full")) == "RepDesk did not do this (moon.full). Nothing was changed."


@pytest.mark.parametrize(
    "values", [{}, dict.fromkeys(_NAMES, "words"), dict.fromkeys(_NAMES, 1)], ids=["none", "words", "numbers"]
)
def test_no_sentence_fails_whatever_comes(values: dict[str, object]) -> None:
    for template in (text for table in _TABLES for text in table.values()):
        assert "{" not in filled(template, values)


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (Refused("gate.closed", open=1), "The gate is closed: 1 required line is open."),
        (Refused("gate.closed", open=2), "The gate is closed: 2 required lines are open."),
        (Refused("desk.disagrees", path=Path("d"), count=1), "d does not agree with itself in 1 place."),
        (Refused("desk.disagrees", path=Path("d"), count=1000), "d does not agree with itself in 1,000 places."),
    ],
)
def test_what_is_counted_agrees_with_its_number(refused: Refused, said: str) -> None:
    assert sentence(refused).startswith(said)


def test_who_has_the_desk_is_said_with_the_time_as_people_read_it() -> None:
    held = Refused("desk.already_open", path=Path("d"), host="LAURAS-LAPTOP", since="2026-11-20T09:05:00+0100")
    assert "in another window on LAURAS-LAPTOP since 20 Nov 2026, 09:05: d." in sentence(held)


@pytest.mark.parametrize("name", sorted({"", "ESTALE", *_SYSTEM_REASONS}))
def test_what_the_system_says_of_a_file_is_said_in_our_words(name: str) -> None:
    said = sentence(Refused("file.unreadable", path=Path("deals.csv"), errno=name))
    assert said.startswith("deals.csv cannot be read: ")
    assert name == "" or name not in said
    assert said.endswith(". Nothing was changed.")


def test_every_refusal_but_those_of_one_value_says_what_is_safe() -> None:
    every = {**REFUSALS, **OF_ANY_KIND}.items()
    said = [text for code, text in every if code.partition(".")[0] not in _OF_ONE_VALUE and "open in" not in text]
    safe = re.compile("unchanged|left as it|was (not )?(changed|written|made|replaced)|safe|stays|as it was|is written")
    assert [text for text in said if not safe.search(text)] == []


def test_choices_of_a_file_are_listed_in_words() -> None:
    fault = Fault(path="x", code="value.unknown_choice", values={"found": "may", "allowed": ("tick", "answer")})
    assert problem(fault) == "“may” is none of: tick, answer"


def test_a_value_that_did_not_come_is_a_question_mark() -> None:
    assert "open in another window on ? since ?" in sentence(Refused("desk.already_open"))


def test_a_file_with_many_faults_names_the_first_three() -> None:
    faults = tuple(Fault(path=f"stages[{n}]", code="process.no_text") for n in range(5))
    said = sentence(Refused("process.faulty", file="mine.repprocess", faults=faults))
    assert "stages[2]: there is no text; and 2 more" in said
    assert "mine.repprocess" in said


def test_a_broken_toml_file_of_any_kind_says_where() -> None:
    said = sentence(Refused("mapping.toml", file="maven.toml", line=3, column=7))
    assert said == "The mapping file maven.toml cannot be read at line 3, column 7. Nothing was changed."


def test_problem_takes_faults_and_unreadable_values() -> None:
    assert (
        problem(Fault(path="x", code="value.too_long", values={"limit": 2000}))
        == "this is longer than 2,000 characters"
    )
    assert problem(Unreadable("date.no_such_day")) == "the calendar has no such day"


def test_because_line_names_the_field_in_words() -> None:
    reason = Because(code="field_set", values={"field": "deal.budget_range", "value": "50–80k"})
    assert because(reason) == "because “Budget range” is filled in: 50–80k"
    due = Because(code="next_step", values={"what": "Call Ilze", "due": date(2026, 11, 24).isoformat()})
    assert because(due) == "because the next step is set: Call Ilze, 24 Nov 2026"


def _step(verb: str, **args: object) -> Step:
    return Step(id=1, verb=verb, args=args, at=0)


def test_step_is_told_in_the_reps_words() -> None:
    moved = _step("move_deal", deal=7, company="Acme", title="Press line", stage="Propose")
    assert step_sentence(moved) == "Moved Acme to Propose"
    assert step_sentence(_step("move_deal", deal=7, company="", title="Press line", stage="Won")) == (
        "Moved Press line to Won"
    )
    assert step_sentence(_step("end_deal", title="Press line", outcome="on_hold")) == "Marked Press line as on hold"


@pytest.mark.parametrize(
    ("counts", "news"),
    [
        ({"new": 1, "updated": 0}, "1 deal"),
        ({"new": 8_800, "updated": 1}, "8,800 deals and 1 change"),
        ({"new": 0, "updated": 2}, "2 changes"),
        ({"new": 0, "updated": 0}, "a process"),
    ],
)
def test_import_is_told_by_what_it_brought(counts: dict[str, int], news: str) -> None:
    assert step_sentence(_step("import_deals", file="crm.csv", **counts)) == f"Imported {news} from crm.csv"


def test_an_import_taken_back_is_told_by_its_file() -> None:
    assert step_sentence(_step("revert", step=3, file="crm.csv", new=7, updated=0)) == "Took back 7 deals of crm.csv"


def test_a_move_that_wins_says_so() -> None:
    won = _step("move_deal", company="Acme", stage="Onboarding", outcome="won")
    assert step_sentence(won) == "Marked Acme as won"


def test_edit_names_one_or_two_fields_and_counts_more() -> None:
    assert step_sentence(_step("edit_deal", title="Press", fields=["amount", "source"])) == (
        "Changed amount and source of Press"
    )
    assert step_sentence(_step("edit_deal", title="Press", fields=["a", "b", "c"])) == "Changed 3 fields of Press"
