"""The stored text of a process gives the same process back."""

from hypothesis import given, settings

from repdesk.domain.process import Condition, Criterion, Phase, Process, Stage
from repdesk.domain.process_document import document, from_document
from tests.process_strategies import processes

SMALL = Process(
    key="small",
    name="Small",
    stages=(
        Stage(
            key="talk",
            name="Talk",
            phase=Phase.CONTACT,
            exit=(Criterion(key="s.said-yes", text="They said yes", when=Condition(tag="new")),),
        ),
    ),
)


@settings(max_examples=20)
@given(processes())
def test_document_gives_the_same_process_back_and_is_the_same_for_it(process: Process) -> None:
    again = from_document(document(process))
    assert again == process
    assert document(again) == document(process)


def test_document_says_defaults_but_not_what_is_empty() -> None:
    text = document(SMALL)
    assert '"quiet_days":14' in text
    assert '"owner"' not in text
    assert '"when":{"tag":"new"}' in text


def test_required_field_is_kept_even_when_empty() -> None:
    empty = Process(key="", name="", stages=())
    assert from_document(document(empty)) == empty
