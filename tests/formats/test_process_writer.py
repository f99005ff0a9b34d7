"""A written process file reads back as the same process, and reads well."""

from hypothesis import given, settings

from repdesk.domain.process import Process
from repdesk.formats.process_file import read_process_file
from repdesk.formats.process_writer import write_process
from tests.domain.test_process_document import SMALL
from tests.process_strategies import processes


@settings(max_examples=20)
@given(processes())
def test_written_process_reads_back_the_same_and_without_warnings(process: Process) -> None:
    read = read_process_file(write_process(process).encode())
    assert read.process == process
    assert read.warnings == ()


def test_file_holds_only_what_differs_from_the_defaults() -> None:
    assert write_process(SMALL).split("\n") == [
        'schema = "repdesk.process/1"',
        'key = "small"',
        'name = "Small"',
        "",
        "[[stages]]",
        'key = "talk"',
        'name = "Talk"',
        'phase = "contact"',
        "",
        "[[stages.exit]]",
        'key = "s.said-yes"',
        'text = "They said yes"',
        'when = {tag = "new"}',
        "",
    ]
