"""The command line: what it answers, what it refuses in one line, and that it is there whole or not at all."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from repdesk import __version__
from repdesk.app import main
from repdesk.storage.lock import DeskLock
from tests.builders import a_deal, open_desk
from tests.real_data import real_data

MAPPING = Path(__file__).parent / "data" / "maven-mapping.toml"
NOBODY = 65534
TABLE = "Deal - Title,Deal - Value,Deal - Stage\nAcme roll-out,1200,Qualify\nBirch,80,Propose\n"

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with the short process and one deal, closed."""
    with open_desk(tmp_path / "desk") as desk:
        a_deal(desk, "Acme")
    return tmp_path / "desk"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "deals.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def _run(*arguments: object) -> int:
    return main([str(a) for a in arguments])


def _json(out: Output) -> dict[str, Any]:
    return dict(json.loads(out.readouterr().out))


def _refused(out: Output, *arguments: object) -> str:
    """The one line a refused command writes."""
    assert _run(*arguments) == 1
    said = out.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("repdesk: ")
    assert "Traceback" not in said.err
    return said.err


def test_version(capsys: Output) -> None:
    assert _run("--version") == 0
    assert capsys.readouterr().out == f"repdesk {__version__}\n"


@pytest.mark.parametrize("command", ["import", "report", "check", "backup"])
def test_help_names_every_command(capsys: Output, command: str) -> None:
    assert _run("--help") == 0
    assert f"    {command} " in capsys.readouterr().out
    assert _run(command, "--help") == 0
    assert "--data DIR" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("report", "--frobnicate"),
        ("--dat", "x", "report"),
        ("import",),
        ("import", "a.csv", "b.csv"),
        ("import", "-deals.csv"),
        ("import", "a.csv", "--where", "no equals sign"),
        ("import", "a.csv", "--where", "=value"),
        ("report", "--data", ""),
        ("report", "--data"),
        ("backup", "a", "b"),
        ("--screenshots", "x", "report"),
    ],
)
def test_wrong_usage_ends_with_two(capsys: Output, arguments: tuple[str, ...]) -> None:
    assert _run(*arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: repdesk")
    assert "Traceback" not in said.err


def test_data_stands_before_or_after_the_command(folder: Path, capsys: Output) -> None:
    assert _run("--data", folder, "report", "--json") == 0
    before = _json(capsys)
    assert _run("report", "--json", "--data", folder) == 0
    assert _json(capsys) == before


def test_report_as_json_is_the_report_of_the_desk(folder: Path, capsys: Output) -> None:
    assert _run("report", "--json", "--data", folder) == 0
    found = _json(capsys)
    assert found["schema"] == "repdesk.report/1"
    assert found["processes"][0]["outcomes"]["open"] == {"count": 1, "amount": "12000.00"}


def test_report_for_people_stands_in_columns(folder: Path, capsys: Output) -> None:
    assert _run("report", "--data", folder) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Short"
    assert lines[2:4] == ["Stage         Deals        EUR  Weighted", "Qualify           1  12,000.00  1,200.00"]


def test_check_says_that_everything_agrees(folder: Path, capsys: Output) -> None:
    assert _run("check", "--data", folder) == 0
    assert capsys.readouterr().out.startswith("Everything agrees: 1 deal,")


def test_check_lists_what_does_not_agree(folder: Path, capsys: Output) -> None:
    with open_desk(folder) as desk, desk.context.store.write("edit_deal") as unit:
        unit.connection.exec_driver_sql("UPDATE deal SET pushes = 3")
    assert _run("check", "--data", folder) == 1
    said = capsys.readouterr()
    assert said.out == "Deal 1 “Acme roll-out”: pushes is stored as 3, its log and checklist say 0\n"
    assert "does not agree with itself in 1 place" in said.err


@pytest.mark.parametrize("command", ["report", "check", "backup"])
def test_reading_commands_make_no_desk(tmp_path: Path, capsys: Output, command: str) -> None:
    assert "no desk" in _refused(capsys, command, "--data", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_backup_lies_where_it_was_asked_for(folder: Path, tmp_path: Path, capsys: Output) -> None:
    assert _run("backup", tmp_path / "kept.sqlite", "--data", folder) == 0
    assert capsys.readouterr().out == f"1 deal saved and checked: {tmp_path / 'kept.sqlite'}\n"
    assert "already" in _refused(capsys, "backup", tmp_path / "kept.sqlite", "--data", folder)


def test_backup_without_a_name_or_into_a_folder_gets_a_dated_one(folder: Path, tmp_path: Path) -> None:
    assert _run("backup", "--data", folder) == 0
    assert _run("backup", tmp_path, "--data", folder) == 0
    assert len(list((folder / "backups").glob("desk-20*.sqlite"))) == 1
    assert len(list(tmp_path.glob("desk-20*.sqlite"))) == 1


# Import


def test_import_by_the_names_of_the_columns(folder: Path, table: Path, capsys: Output) -> None:
    assert _run("import", table, "--data", folder, "--json") == 0
    found = _json(capsys)
    assert {k: found[k] for k in ("rows", "new", "updated", "unchanged", "left_out", "problems")} == {
        "rows": 2, "new": 2, "updated": 0, "unchanged": 0, "left_out": 0, "problems": 0
    }  # fmt: skip
    assert Path(found["backup"]).is_file()


def test_import_counts_for_people(folder: Path, table: Path, capsys: Output) -> None:
    assert _run("import", table, "--data", folder) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["2 rows of deals.csv read into Short:", "new        2"]


def test_dry_run_writes_nothing(folder: Path, table: Path, capsys: Output) -> None:
    before = (folder / "desk.sqlite").read_bytes()
    assert _run("import", table, "--data", folder, "--dry-run") == 0
    assert "would be read into Short" in capsys.readouterr().out
    assert (folder / "desk.sqlite").read_bytes() == before


def test_dry_run_without_a_desk_leaves_none(tmp_path: Path, table: Path, capsys: Output) -> None:
    assert _run("import", table, "--data", tmp_path / "new", "--dry-run", "--json", "--process", "three-phase") == 1
    assert "no stage is called that" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_import_lists_the_first_problems_with_their_place(folder: Path, table: Path, capsys: Output) -> None:
    table.write_text(TABLE + "Cedar,lots,Qualify\n", encoding="utf-8")
    assert _run("import", table, "--data", folder) == 0
    assert "line 4, Deal - Value: this is not a number (“lots”)" in capsys.readouterr().out


def test_only_rows_of_one_value_come_in(folder: Path, table: Path, capsys: Output) -> None:
    assert _run("import", table, "--data", folder, "--json", "--where", "Deal - Stage=Propose") == 0
    found = _json(capsys)
    assert (found["new"], found["left_out"]) == (1, 1)


def test_a_condition_on_no_column_is_refused(folder: Path, table: Path, capsys: Output) -> None:
    assert "“Owner”" in _refused(capsys, "import", table, "--data", folder, "--where", "Owner=Jane")


def test_a_stage_that_is_none_is_asked_for(folder: Path, table: Path, capsys: Output) -> None:
    table.write_text(TABLE + "Cedar,5,Limbo\n", encoding="utf-8")
    assert "“Deal - Stage” says “Limbo”" in _refused(capsys, "import", table, "--data", folder)
    assert _run("report", "--data", folder, "--json") == 0
    assert _json(capsys)["processes"][0]["outcomes"]["open"]["count"] == 1


def test_an_empty_desk_asks_which_process(tmp_path: Path, table: Path, capsys: Output) -> None:
    said = _refused(capsys, "import", table, "--data", tmp_path / "new")
    assert "--process and one of: entry-exit" in said


def test_an_unknown_process_is_refused(folder: Path, table: Path, capsys: Output) -> None:
    assert "no process “frob”" in _refused(capsys, "import", table, "--data", folder, "--process", "frob")


def test_import_waits_for_no_window_but_says_so(folder: Path, table: Path, capsys: Output) -> None:
    with DeskLock(folder / "desk.sqlite"):
        assert "open in another window" in _refused(capsys, "import", table, "--data", folder)


def test_reading_goes_on_beside_a_window(folder: Path, tmp_path: Path, capsys: Output) -> None:
    with DeskLock(folder / "desk.sqlite"), open_desk(folder) as desk:
        a_deal(desk, "Birch")
        for command in (["report", "--json"], ["check"], ["backup", tmp_path / "kept.sqlite"]):
            assert _run(*command, "--data", folder) == 0
        a_deal(desk, "Cedar")
    said = capsys.readouterr()
    assert '"count": 2' in said.out
    assert "2 deals saved" in said.out
    assert said.err == ""


def test_the_maven_file_comes_in_whole_and_once(tmp_path: Path, capsys: Output) -> None:
    source = real_data("maven/sales_pipeline.csv")
    for expected in ("new", "unchanged"):
        assert _run("import", source, "--mapping", MAPPING, "--data", tmp_path / "desk", "--json") == 0
        found = _json(capsys)
        assert (found["rows"], found[expected], found["problems"]) == (8800, 8800, 0)
    assert _run("report", "--json", "--data", tmp_path / "desk") == 0
    outcomes = _json(capsys)["processes"][0]["outcomes"]
    assert {name: part["count"] for name, part in outcomes.items() if part["count"]} == {
        "open": 2089, "won": 4238, "lost": 2473
    }  # fmt: skip
    assert "10005534.00" in json.dumps(outcomes["won"])
    assert _run("check", "--data", tmp_path / "desk") == 0


def test_ambiguous_dates_are_asked_for(tmp_path: Path, capsys: Output) -> None:
    source = real_data("maven-dmy/sales_pipeline.csv")
    unordered = tmp_path / "mapping.toml"
    lines = MAPPING.read_text(encoding="utf-8").splitlines(keepends=True)
    unordered.write_text("".join(line for line in lines if "date_order" not in line), encoding="utf-8")
    assert "which number is the day" in _refused(
        capsys, "import", source, "--mapping", unordered, "--data", tmp_path / "desk"
    )


# Paths


def _loop(folder: Path) -> Path:
    first, second = folder / "loop-a", folder / "loop-b"
    first.symlink_to(second)
    second.symlink_to(first)
    return first


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def _dangling(folder: Path) -> Path:
    (folder / "dangling").symlink_to(folder / "nowhere")
    return folder / "dangling"


def _empty(folder: Path) -> Path:
    (folder / "empty.csv").touch()
    return folder / "empty.csv"


BAD_FILES: dict[str, Callable[[Path], object]] = {
    "missing": lambda _: "missing.csv",
    "missing folder": lambda _: "no/such/folder/deals.csv",
    "folder": lambda folder: folder,
    "nul": lambda _: "de\0als.csv",
    "300 characters": lambda _: "a" * 300,
    "signs": lambda _: "? # % ' \" ; & .csv",
    "emoji": lambda _: "💼 déals.csv",
    "dash": lambda _: "./-deals.csv",
    "memory": lambda _: ":memory:",
    "reserved": lambda _: "CON",
    "unc": lambda _: "//host/share/deals.csv",
    "loop": _loop,
    "dangling link": _dangling,
    "pipe": _pipe,
    "device": lambda _: "/dev/zero",
    "empty": _empty,
    "line break": lambda _: "deals\n\x1b[31m.csv",
    "not text in this locale": lambda _: os.fsdecode(b"deals-\xff.csv"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_cannot_be_imported_is_one_line(folder: Path, capsys: Output, kind: str) -> None:
    path = BAD_FILES[kind](folder.parent)
    _refused(capsys, "import", path, "--data", folder)
    _refused(capsys, "import", path, "--data", folder, "--dry-run", "--json")
    _refused(capsys, "import", folder / "desk.sqlite", "--mapping", path, "--data", folder)


@pytest.mark.parametrize("command", [["report"], ["check"], ["backup"]], ids=lambda c: c[0])
@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_folder_without_a_desk_is_one_line(tmp_path: Path, capsys: Output, kind: str, command: list[str]) -> None:
    _refused(capsys, *command, "--data", BAD_FILES[kind](tmp_path))


@pytest.mark.parametrize("kind", ["missing folder", "nul", "300 characters", "loop", "pipe", "device", "empty"])
def test_a_folder_where_no_desk_can_be_made_is_one_line(
    tmp_path: Path, table: Path, capsys: Output, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _refused(capsys, "import", table, "--process", "entry-exit", "--data", BAD_FILES[kind](tmp_path))


@pytest.mark.parametrize("name", ["? # % ' \" ; &", "💼 désk", "-desk", ":memory:", "CON", "a=b", "x" * 250])
def test_a_folder_of_any_name_holds_a_desk(tmp_path: Path, table: Path, capsys: Output, name: str) -> None:
    where = tmp_path / name
    table.write_text(TABLE.replace("Qualify", "Qualifying").replace("Propose", "Closing"), encoding="utf-8")
    assert _run("import", table, "--process", "entry-exit", f"--data={where}") == 0
    assert _run("backup", where / "kept ?#%.sqlite", f"--data={where}") == 0
    assert _run("check", f"--data={where}") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("kind", ["missing folder", "nul", "300 characters", "loop", "dangling link", "pipe", "device"])
def test_a_backup_that_cannot_be_written_is_one_line(folder: Path, capsys: Output, kind: str) -> None:
    _refused(capsys, "backup", BAD_FILES[kind](folder.parent), "--data", folder)


def test_a_backup_over_the_desk_is_refused(folder: Path, capsys: Output) -> None:
    _refused(capsys, "backup", folder / "desk.sqlite", "--data", folder)
    assert _run("check", "--data", folder) == 0


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """A folder that its reader has no right to; root gives up being root, for it may read everything."""
    folder.chmod(0)
    before = os.geteuid()
    os.seteuid(before or NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)
        folder.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="rights work differently on Windows")
@pytest.mark.parametrize("command", ["report", "check", "backup", "import"])
def test_a_folder_nobody_may_enter_is_one_line(folder: Path, table: Path, capsys: Output, command: str) -> None:
    named = [table] if command == "import" else []
    _refused(capsys, "report", "--data", "nowhere")  # what is loaded here cannot be loaded by nobody
    with _locked(folder):
        said = _refused(capsys, command, *named, "--data", folder)
    assert "may not" in said or "no right" in said


@pytest.mark.skipif(os.name == "nt", reason="two slashes name a server on Windows")
def test_a_path_that_begins_with_two_slashes_is_the_same_desk(folder: Path, capsys: Output) -> None:
    assert _run("report", "--json", "--data", f"/{folder}") == 0
    assert _json(capsys)["processes"][0]["outcomes"]["open"]["count"] == 1


def _naughty() -> list[str]:
    strings = json.loads(real_data("naughty/blns.json").read_text(encoding="utf-8"))
    return [*strings, "a\0b", "\udfff", "x" * 1_000_000, "%", "_", "\u202eevil"]


def test_naughty_strings_come_in_by_the_command(folder: Path, tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "naughty.csv"
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        rows = [(clean_id, words[:100_000], "Qualify") for clean_id, words in enumerate(_naughty())]
        csv.writer(file).writerows([("Id", "Title", "Stage"), *rows])
    assert _run("import", path, "--data", folder, "--json") == 0
    counts = _json(capsys)
    assert counts["rows"] == counts["new"] + counts["problems"] == len(rows)
    assert counts["problems"] < 10  # those of which nothing is left once they are cleaned
    assert _run("check", "--data", folder) == 0


def test_naughty_words_on_the_command_line_are_one_line_each(folder: Path, table: Path, capsys: Output) -> None:
    for words in _naughty()[::9]:
        _refused(capsys, "import", table, "--data", folder, f"--process={words or 'x'}", f"--where=Column {words}=x")


# The process around it


def _process(*arguments: object, **environment: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "repdesk", *map(str, arguments)]
    return subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8", "cp1252"])
def test_a_terminal_of_few_letters_gets_an_answer(folder: Path, encoding: str) -> None:
    with open_desk(folder) as desk:
        a_deal(desk, "Ångström 💼 日本")
        with desk.context.store.write("edit_deal") as unit:
            unit.connection.exec_driver_sql("UPDATE deal SET pushes = 3")
    process = _process("check", "--data", folder, PYTHONIOENCODING=encoding)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert len(out.splitlines()) == 2
    assert len(err.splitlines()) == 1


def test_a_reader_that_leaves_early_hears_no_complaint(folder: Path) -> None:
    process = _process("report", "--data", folder)
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_answer_that_finds_no_room_is_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "repdesk", "report", "--data", str(folder)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent as a signal")
@pytest.mark.parametrize("moment", [0.0, 0.3, 0.8])
def test_ctrl_c_leaves_all_or_nothing(tmp_path: Path, folder: Path, capsys: Output, moment: float) -> None:
    rows = (f"Deal {n},{n},Qualify\n" for n in range(60_000))
    (tmp_path / "many.csv").write_text("Title,Value,Stage\n" + "".join(rows), encoding="utf-8")
    process = _process("import", tmp_path / "many.csv", "--data", folder)
    while not list(folder.glob("backups/*.sqlite")):  # the import itself follows
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130 or moment > 0  # a fast computer may be done by then
    assert err in {b"", b"repdesk: Stopped. What was being written is there whole or not at all.\n"}
    assert _run("check", "--data", folder) == 0
    capsys.readouterr()
    assert _run("report", "--json", "--data", folder) == 0
    assert _json(capsys)["processes"][0]["outcomes"]["open"]["count"] in {1, 60_001}
