"""Next steps in words: their kinds with icons, and a whole step in one line."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from repdesk.domain.deal import NextStep, StepKind
from repdesk.ui.parts.days import weekday

STEP_WORDS: Final[Mapping[StepKind, str]] = {
    StepKind.CALL: "Call",
    StepKind.EMAIL: "E-mail",
    StepKind.MEETING: "Meeting",
    StepKind.DEMO: "Demo",
    StepKind.TASK: "Task",
    StepKind.WAITING: "Waiting",
}
STEP_ICONS: Final[Mapping[StepKind, str]] = {
    StepKind.CALL: "phone",
    StepKind.EMAIL: "mail",
    StepKind.MEETING: "calendar",
    StepKind.DEMO: "presentation",
    StepKind.TASK: "square-check-big",
    StepKind.WAITING: "clock",
}


def step_line(step: NextStep, today: date) -> str:
    """`Present proposal, with Per · Tue 24 Nov, 10:00`."""
    who = f", with {step.who}" if step.who else ""
    return " · ".join(part for part in (step.what + who, due_words(step, today)) if part)


def due_words(step: NextStep, today: date) -> str:
    """`Tue 24 Nov, 10:00`, or nothing for a step without a day."""
    if step.due is None:
        return ""
    return weekday(step.due, today) + (f", {step.time}" if step.time else "")
