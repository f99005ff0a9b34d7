"""What the program understands on its command line."""

from pathlib import Path

import pytest

from repdesk import arguments


@pytest.mark.parametrize("words", [(), ("--data", "some where")])
def test_usual_start_is_read_as_the_whole_parser_reads_it(words: tuple[str, ...]) -> None:
    assert arguments.parsed(words) == arguments._parser().parse_args(words)


@pytest.mark.parametrize("words", [("--data",), ("--data", ""), ("--data", "--screenshots"), ("--date", "x")])
def test_what_only_resembles_the_usual_start_is_wrong_usage(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments.parsed(words)
    assert ended.value.code == 2


def test_folder_may_stand_behind_an_equals_sign() -> None:
    assert arguments.parsed(["--data=here"]).data == Path("here")
