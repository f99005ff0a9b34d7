"""The one clock of the program."""

from datetime import datetime


def now() -> datetime:
    """The present instant, aware, in the zone of the computer."""
    return datetime.now().astimezone()  # noqa: TID251 -- everybody else is given the time
