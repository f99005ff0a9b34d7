"""The promise: whatever was done can be undone to the first state and redone to the last, also tomorrow."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repdesk.services.desk import Desk
from tests.builders import Clock, a_deal, open_desk
from tests.dump import Dump, dump
from tests.services.tables import a_row, a_table, bring_in
from tests.verbs import VERBS, run

verbs = st.tuples(st.sampled_from([*VERBS]), st.integers(0, 60))
days = st.lists(verbs, max_size=20)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with three deals, closed."""
    folder = tmp_path_factory.mktemp("blank")
    with open_desk(folder) as desk:
        for name in ("Acme", "Birch", "Cedar"):
            a_deal(desk, name)
    return folder


@contextmanager
def a_copy(blank: Path) -> Iterator[Path]:
    """The desk in a folder of its own."""
    with TemporaryDirectory() as folder:
        shutil.copy(blank / "desk.sqlite", folder)
        yield Path(folder)


def do(desk: Desk, clock: Clock, done: list[tuple[str, int]], *, base: int) -> None:
    """One verb after the other, some within one burst of typing, some a while later; no undo past the beginning."""
    for name, number in done:
        if name == "undo":
            undo_some(desk, 1, down_to=base)
        else:
            run(desk, name, number)
        clock.now += timedelta(seconds=number)


def undo_some(desk: Desk, most: int, *, down_to: int) -> None:
    """Take back `most` steps, but none that was there before."""
    for _ in range(most):
        step = desk.history.next_undo()
        if step is None or step.id <= down_to:
            return
        desk.history.undo()


def redo_some(desk: Desk, most: int) -> None:
    """Bring back `most` steps."""
    for _ in range(most):
        if desk.history.redo() is None:
            return


def back_and_forth(folder: Path, clock: Clock, base: int, half: int) -> tuple[Dump, Dump]:
    """Undo all with a restart in the middle, then redo all likewise: the first state and the last."""
    with open_desk(folder, clock=clock) as desk:
        undo_some(desk, half, down_to=base)
    with open_desk(folder, clock=clock) as desk:
        undo_some(desk, 1000, down_to=base)
        assert desk.check.run() == ()
        first = dump(desk.path)
        redo_some(desk, half)
    with open_desk(folder, clock=clock) as desk:
        redo_some(desk, 1000)
        return first, dump(desk.path)


@settings(max_examples=20, deadline=None)
@given(days, st.integers(0, 20))
def test_undo_all_is_the_first_state_and_redo_all_the_last_across_restarts(
    blank: Path, done: list[tuple[str, int]], half: int
) -> None:
    clock = Clock()
    with a_copy(blank) as folder:
        with open_desk(folder, clock=clock) as desk:
            clock.pass_days(1)
            base, first = desk.history.steps()[0].id, dump(desk.path)
            do(desk, clock, done, base=base)
            redo_some(desk, 1000)
            last = dump(desk.path)
            assert desk.check.run() == ()
        assert back_and_forth(folder, clock, base, half) == (first, last)


@settings(max_examples=8, deadline=None)
@given(days, days)
def test_a_reverted_import_can_be_undone_and_redone_with_all_around_it(
    blank: Path, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    clock = Clock()
    with a_copy(blank) as folder:
        with open_desk(folder, clock=clock) as desk:
            clock.pass_days(1)
            base, first = desk.history.steps()[0].id, dump(desk.path)
            bring_in(desk, a_table(folder, *(a_row(id=str(n), firm=f"F{n}", industry="Steel") for n in range(4))))
            do(desk, clock, before, base=base + 1)
            for batch in desk.transfer.batches()[-1:]:
                desk.transfer.revert(batch)
            assert desk.check.run() == ()
            do(desk, clock, after, base=desk.history.steps()[0].id)
            redo_some(desk, 1000)
            last = dump(desk.path)
        assert back_and_forth(folder, clock, base, half=5) == (first, last)
