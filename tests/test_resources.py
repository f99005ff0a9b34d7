"""What the rep reads besides the window holds true: help, changes, README."""

import re
import shlex
from pathlib import Path

import pytest

from repdesk import __version__
from repdesk.arguments import parsed
from repdesk.domain.dates import DateOrder
from repdesk.domain.fields import CATALOGUE
from repdesk.domain.mapping import PLACES, STATUSES, Moment, faults
from repdesk.domain.numbers import DecimalNotation
from repdesk.formats.mapping_file import read_mapping
from repdesk.formats.process_file import read_folder
from repdesk.paths import resource, resources
from repdesk.qt_check import ANY, X11
from repdesk.services.report import REPORT_SCHEMA
from repdesk.ui.kit.help import blocks, has_help
from repdesk.ui.shell.places import FIRST_RUN
from repdesk.ui.shell.places import PLACES as PAGES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAPPING_HELP = resource("help/mapping-format.md").read_text(encoding="utf-8")
IN_WINDOW = ("board", "firstrun", "gates", "import", "settings")


def test_every_page_has_help() -> None:
    assert all(has_help(place.key) for place in PAGES)
    assert has_help(FIRST_RUN)


@pytest.mark.parametrize("page", IN_WINDOW)
def test_help_in_the_window_is_words_alone(page: str) -> None:
    text = resource(f"help/{page}.md").read_text(encoding="utf-8")
    title, *rest = blocks(text)
    assert title.mark == "#"
    assert rest
    assert not re.search(r"[`|<\[*]", "".join(block.words for block in rest))


def test_links_of_the_help_lead_to_help_in_the_window() -> None:
    linked = {b.page for page in IN_WINDOW for b in blocks(resource(f"help/{page}.md").read_text(encoding="utf-8"))}
    assert linked - {""}
    assert linked - {""} <= set(IN_WINDOW)


def test_the_example_of_a_mapping_is_read_and_fits() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", MAPPING_HELP, re.DOTALL)
    mapping = read_mapping(example.encode())
    process = next(p for p in read_folder(resources() / "processes") if p.key == mapping.process)
    headers = [*mapping.columns, *mapping.dates, *mapping.title_columns]
    assert faults(mapping, headers, process) == ()


def test_the_help_on_mappings_names_every_word() -> None:
    importable = {f.key for f in CATALOGUE if f.is_importable}
    words = {*importable, *PLACES, *STATUSES, *Moment, *DateOrder, *DecimalNotation}
    assert {word for word in words if f"`{word}`" not in MAPPING_HELP} == set()


def test_the_newest_changes_are_of_this_version() -> None:
    changes = resource("CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)$", changes, re.MULTILINE)
    assert newest is not None
    assert __version__.startswith(newest[1])


def test_every_command_of_the_readme_is_understood() -> None:
    lines = re.findall(r"^repdesk (.+)$", README, re.MULTILINE)
    assert len(lines) > 5
    for line in lines:
        if line != "--version":
            parsed(shlex.split(line))


def test_the_readme_names_all_libraries_qt_needs() -> None:
    (line,) = re.findall(r"^sudo apt install (.+)$", README, re.MULTILINE)
    assert set(line.split()) == {library.package for library in (*ANY, *X11)}


def test_every_file_the_readme_names_exists() -> None:
    named = re.findall(r"\]\(([^)]+)\)", README) + re.findall(r"`((?:src|tests|resources|\.ci)/[^`\s]*)`", README)
    missing = [path for path in named if "://" not in path and not (ROOT / path).exists()]
    assert named
    assert missing == []


def test_the_readme_says_how_to_run_and_test() -> None:
    assert "`uv run repdesk`" in README
    assert "`uv run pytest`" in README
    assert REPORT_SCHEMA in README
