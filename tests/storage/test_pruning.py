"""The history loses its oldest steps, whole and from its beginning, and never one that may still be needed."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repdesk.domain.changes import StepState
from repdesk.domain.errors import Refused
from repdesk.storage.pruning import IMPORT_MS, KEPT_STEPS, MOST_BYTES, STEP_MS, Weight, to_prune
from repdesk.storage.store import Store
from tests.storage.builders import START, Clock, a_deal, ask, dump, published, run

DAY = 24 * 60 * 60
YEAR_MS = 365 * DAY * 1000
NOW = START + 10 * YEAR_MS

_ages = st.integers(0, 3 * YEAR_MS)
_sizes = st.sampled_from((0, 500, MOST_BYTES // 3, MOST_BYTES * 2))
_steps = st.lists(st.tuples(_ages, _sizes, st.sampled_from(("tick", "import_deals"))), max_size=12)


def _step(number: int, age: int = 0, size: int = 0, verb: str = "tick", state: StepState = StepState.DONE) -> Weight:
    return Weight(id=number, at=NOW - age, verb=verb, state=state, bytes=size)


def _history(old: Sequence[tuple[int, int, str]]) -> list[Weight]:
    """These steps, and after them as many new ones as always stay."""
    aged = sorted(old, reverse=True)
    steps = [_step(number, age, size, verb) for number, (age, size, verb) in enumerate(aged, 1)]
    return steps + [_step(len(steps) + number) for number in range(1, KEPT_STEPS + 1)]


def _do(store: Store, count: int) -> None:
    for number in range(count):
        run(store, f"UPDATE company SET headcount = {number}")


def test_what_is_older_than_400_days_goes() -> None:
    steps = _history([(STEP_MS + 1, 10, "tick"), (STEP_MS, 10, "tick")])
    assert to_prune(steps, NOW) == (1,)


def test_the_last_200_steps_stay_however_old() -> None:
    steps = [_step(number, 5 * YEAR_MS, MOST_BYTES) for number in range(1, KEPT_STEPS + 3)]
    assert to_prune(steps, NOW) == (1, 2)


def test_what_is_too_much_goes_oldest_first_and_no_more_than_needed() -> None:
    steps = _history([(30, MOST_BYTES // 2, "tick"), (20, MOST_BYTES // 2, "tick"), (10, 1, "tick")])
    assert to_prune(steps, NOW) == (1,)


def test_an_import_stays_for_90_days_and_keeps_what_follows_it() -> None:
    steps = _history([(IMPORT_MS - 1, MOST_BYTES * 2, "import_deals"), (20, 10, "tick")])
    assert to_prune(steps, NOW) == ()


def test_an_old_import_that_is_too_much_goes() -> None:
    steps = _history([(IMPORT_MS, MOST_BYTES * 2, "import_deals")])
    assert to_prune(steps, NOW) == (1,)


def test_what_was_undone_stays_for_redo() -> None:
    steps = [_step(n, 2 * STEP_MS, state=StepState.UNDONE) for n in range(1, KEPT_STEPS + 10)]
    assert to_prune(steps, NOW) == ()


@given(_steps)
def test_only_a_beginning_of_the_history_goes_and_only_for_a_reason(old: list[tuple[int, int, str]]) -> None:
    steps = _history(old)
    gone = to_prune(steps, NOW)
    assert gone == tuple(step.id for step in steps[: len(gone)])
    left_when_judged = sum(step.bytes for step in steps[max(len(gone) - 1, 0) :])
    assert not gone or NOW - steps[len(gone) - 1].at > STEP_MS or left_when_judged > MOST_BYTES
    assert all(step.verb != "import_deals" or NOW - step.at >= IMPORT_MS for step in steps[: len(gone)])


@given(_steps)
def test_a_clock_set_back_five_years_prunes_nothing_more(old: list[tuple[int, int, str]]) -> None:
    steps = _history(old)
    back = to_prune(steps, NOW - 5 * YEAR_MS)
    assert set(back) <= set(to_prune(steps, NOW))


@given(st.integers(1, 20))
def test_steps_made_while_the_clock_was_back_are_not_old(count: int) -> None:
    before = [_step(number, age=DAY * 1000) for number in range(1, 4)]
    meanwhile = [_step(3 + number, age=5 * YEAR_MS) for number in range(1, count + 1)]
    after = [_step(3 + count + number) for number in range(1, KEPT_STEPS + 1)]
    assert to_prune([*before, *meanwhile, *after], NOW) == ()


def test_pruning_takes_steps_with_their_rows_and_changes_nothing_else(store: Store, clock: Clock) -> None:
    _do(store, KEPT_STEPS + 4)
    clock.pass_seconds(500 * DAY)
    before, (newest, *_) = dump(store), store.steps()
    with published(store) as heard:
        assert store.prune(clock()) == 5  # with the step that made the desk
    assert heard == []
    assert dump(store) == before
    assert store.steps(1_000)[0] == newest
    assert len(store.steps(1_000)) == KEPT_STEPS
    assert ask(store, "SELECT count(*) FROM journal WHERE step_id NOT IN (SELECT id FROM step)") == [(0,)]


def test_after_pruning_undo_goes_back_as_far_as_the_history_reaches(store: Store, clock: Clock) -> None:
    _do(store, KEPT_STEPS + 4)
    clock.pass_seconds(500 * DAY)
    store.prune(clock())
    undone = 0
    while store.undo():
        undone += 1
    assert undone == KEPT_STEPS
    assert ask(store, "SELECT headcount FROM company") == [(3,)]
    while store.redo():
        undone -= 1
    assert undone == 0
    assert ask(store, "SELECT headcount FROM company") == [(KEPT_STEPS + 3,)]


def test_a_pruned_number_is_never_given_again(store: Store, clock: Clock) -> None:
    _do(store, KEPT_STEPS)
    last = store.steps(1)[0].id
    clock.pass_seconds(500 * DAY)
    store.prune(clock())
    run(store, "UPDATE company SET name = 'Birch'")
    assert store.steps(1)[0].id == last + 1


def test_a_pruned_step_can_no_longer_be_reverted(store: Store, clock: Clock) -> None:
    deal = a_deal(store, "Crane")
    step = store.steps(1)[0].id
    _do(store, KEPT_STEPS)
    clock.pass_seconds(500 * DAY)
    store.prune(clock())
    with pytest.raises(Refused, match=r"history\.unknown"):
        store.revert(step)
    assert ask(store, "SELECT id FROM deal") == [(deal,)]


def test_a_desk_that_is_young_and_small_is_left_alone(store: Store, clock: Clock) -> None:
    _do(store, KEPT_STEPS + 1)
    assert store.prune(clock()) == 0
    assert len(store.steps(1_000)) == KEPT_STEPS + 2


def test_pruning_waits_for_nobody(store: Store, clock: Clock) -> None:
    with store.write("tick"), pytest.raises(Refused, match=r"desk\.busy"):
        store.prune(clock())
