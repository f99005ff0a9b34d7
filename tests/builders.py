"""A real desk in a folder of its own, and the deals a test needs on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from repdesk.domain.deal import DealId, NextStep, ProcessId, StepKind
from repdesk.domain.process import Criterion, Evidence, Kind, Level, Phase, Probability, Process, Stage, StageKind, Task
from repdesk.services.desk import Desk
from repdesk.storage import desk_file

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class Clock:
    """The one clock of a test desk: it stands still until it is told to move on."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        """Let whole days go by."""
        self.now += timedelta(days=days)


def a_desk(folder: Path, *, process: Process | str | None = None, clock: Clock | None = None) -> Desk:
    """An open desk in `folder`, with a short process of three stages unless another is named."""
    database = folder / "desk.sqlite"
    folder.mkdir(parents=True, exist_ok=True)
    desk_file.prepare(database, folder / "backups")
    desk = Desk.open(database, clock or Clock())
    if not desk.processes.adopted():
        _adopt(desk, process)
    return desk


@contextmanager
def open_desk(folder: Path, **options: Any) -> Iterator[Desk]:  # noqa: ANN401  (the options of `a_desk`)
    """`a_desk` that is closed in the end."""
    desk = a_desk(folder, **options)
    try:
        yield desk
    finally:
        desk.close()


def _adopt(desk: Desk, process: Process | str | None) -> None:
    if isinstance(process, str):
        desk.processes.adopt(process)
    else:
        desk.processes.add(process or short_process())


def the_process(desk: Desk) -> ProcessId:
    """The desk's first process."""
    return desk.processes.adopted()[0].id


def a_deal(desk: Desk, title: str, *, stage: str = "qualify", **fields: Any) -> DealId:  # noqa: ANN401  (fields of `create`)
    """A deal on the desk, at the top of a stage of its first process; its company is named like the deal."""
    fields.setdefault("company", title)
    fields.setdefault("amount", 1_200_000)
    return desk.deals.create(the_process(desk), stage, title=f"{title} roll-out", **fields)


def a_step(what: str = "Call Jane", due: date | None = date(2026, 11, 24), kind: StepKind = StepKind.CALL) -> NextStep:
    """A next step with a date."""
    return NextStep(what=what, kind=kind, who="Jane", due=due)


def short_process() -> Process:
    """Qualify, Propose, Close, and Onboard after the sale; each kind of gate once."""
    return Process(
        key="short",
        name="Short",
        stages=(
            Stage(
                key="qualify",
                name="Qualify",
                phase=Phase.QUALIFY,
                probability=Probability(low=10, high=20),
                expected_days=14,
                moves_forward_when="budget and buyer are known",
                exit=(
                    Criterion(key="s.1.budget", text="Budget confirmed", ask="What is set aside for this?"),
                    Criterion(
                        key="s.1.buyer",
                        text="Economic buyer named",
                        kind=Kind.PERSON_IN_ROLE,
                        role="economic_buyer",
                        ask="Who signs at this size?",
                    ),
                    Criterion(key="s.1.date", text="Expected close set", kind=Kind.FIELD_SET,
                              field="deal.expected_close", level=Level.WARNS),
                ),
                tasks=(Task(key="s.1.t.research", text="Read their last annual report"),),
            ),
            Stage(
                key="propose",
                name="Propose",
                phase=Phase.PRESENT,
                probability=Probability(low=50, high=70),
                expected_days=21,
                entry=(Criterion(key="s.2.needs", text="Top three needs written down", kind=Kind.ANSWER,
                                 evidence=Evidence.NONE),),
                exit=(Criterion(key="s.2.yes", text="Buyer said yes to the proposal", evidence=Evidence.REQUIRED),),
                tasks=(Task(key="s.2.t.send", text="Send the proposal", level=Level.BLOCKS),),
            ),
            Stage(
                key="close",
                name="Close",
                phase=Phase.CLOSE,
                probability=Probability(low=80, high=95),
                expected_days=10,
                exit=(Criterion(key="s.3.signed", text="Contract signed"),),
            ),
            Stage(key="onboard", name="Onboard", phase=Phase.AFTER, kind=StageKind.POST_SALE),
        ),
    )  # fmt: skip
