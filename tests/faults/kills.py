"""A rep's work, killed with -9 at any moment, against the same work done in peace.

A forked process moves, ticks, imports and undoes on one desk and acknowledges each verb when it is done. After the
kill a second desk, the mirror, does the acknowledged verbs too: both must be alike, or the killed one must hold
exactly one verb more, whole. The two are always compared after the killed one was opened again.
"""

import os
import random
import select
import signal
import sqlite3
import time
import traceback
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Final, NoReturn

from repdesk.services.desk import Desk
from tests.builders import START, Clock, open_desk
from tests.dump import dump
from tests.services.tables import a_row, a_table, bring_in
from tests.verbs import run

SOONEST, LATEST = 0.005, 0.250
_VERBS: Final = ("create", "move", "move", "tick", "tick", "import", "undo", "undo", "redo", "edit", "win", "delete")
_STEPS: Final = "SELECT id, verb, state FROM step ORDER BY id"

State = tuple[object, ...]


class Damage(AssertionError):
    """The killed desk is not what it must be."""


class Trial:
    """One desk that is killed again and again, and its mirror."""

    def __init__(self, folder: Path, *, seed: int) -> None:
        self._real, self._mirror = folder / "real", folder / "mirror"
        self._seed = seed
        self._chance = random.Random(seed)
        self.kills = self.done = self.cut = 0
        for place in (self._real, self._mirror):
            with open_desk(place):
                pass

    def kill_once(self) -> None:
        """Work, kill, open again, compare; Damage when anything is lost, torn or wrong."""
        acknowledged = self._work_until_killed()
        self.kills += 1
        with open_desk(self._real) as desk:
            self._require_sound(desk)
        self._catch_up(acknowledged)
        if (found := _state(self._real)) != _state(self._mirror):
            self._catch_up(1)
            self.cut += 1
            if found != _state(self._mirror):
                raise Damage(f"the desk is neither as after verb {self.done - 1} nor as after verb {self.done}")

    def _work_until_killed(self) -> int:
        """Gives how many verbs were acknowledged."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._work(writing)
        os.close(writing)
        os.read(reading, 1)
        heard = _heard(reading, until=time.monotonic() + self._chance.uniform(SOONEST, LATEST))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        heard += _heard(reading, until=time.monotonic() + 1)
        os.close(reading)
        if not os.WIFSIGNALED(status):
            raise Damage(f"verb {self.done + len(heard)} failed by itself")
        return len(heard)

    def _work(self, writing: int) -> NoReturn:
        """In the child: one verb after the other, a byte for each that is done; never comes back."""
        try:
            clock = Clock()
            with open_desk(self._real, clock=clock) as desk:
                os.write(writing, b"r")
                for number in range(self.done, self.done + 100_000):
                    self._do(desk, clock, number)
                    os.write(writing, b".")
        except Exception:  # noqa: BLE001  (whatever it is, the parent must hear that the child did not wait to be killed)
            traceback.print_exc()
        finally:
            os._exit(1)

    def _catch_up(self, verbs: int) -> None:
        """Do the next verbs in peace."""
        clock = Clock()
        with open_desk(self._mirror, clock=clock) as desk:
            for _ in range(verbs):
                self._do(desk, clock, self.done)
                self.done += 1

    def _do(self, desk: Desk, clock: Clock, number: int) -> None:
        """The verb of this number: the same in the child and on the mirror."""
        dice = random.Random(f"{self._seed}:{number}")
        clock.now = START + timedelta(minutes=number)
        verb, chance = dice.choice(_VERBS), dice.randrange(60)
        if verb == "import" and chance % 3 == 0:
            _import_many(desk, chance)
        else:
            run(desk, verb, chance)

    @staticmethod
    def _require_sound(desk: Desk) -> None:
        with closing(sqlite3.connect(desk.path)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            raise Damage(f"integrity_check: {verdict}")
        if findings := desk.check.run():
            raise Damage(f"the desk disagrees with itself: {findings[:3]}")


def _import_many(desk: Desk, number: int) -> None:
    """An import that takes long enough for a kill to meet it half way."""
    ids = (f"{number % 4}-{n}" for n in range(300))
    bring_in(desk, a_table(desk.path.parent, *(a_row(id=one, firm=f"Firm {one}", tags="new") for one in ids)))


def _heard(pipe: int, *, until: float) -> bytes:
    """What comes out of the pipe until that moment or its end."""
    heard = b""
    while (left := until - time.monotonic()) > 0 and select.select([pipe], [], [], left)[0]:
        more = os.read(pipe, 4096)
        if not more:
            break
        heard += more
    return heard


def _state(folder: Path) -> State:
    """All the desk holds and its history, but for the names that every run draws anew."""
    with closing(sqlite3.connect(folder / "desk.sqlite")) as connection:
        steps = connection.execute(_STEPS).fetchall()
    held = dump(folder / "desk.sqlite", without=("uid",))
    return steps, held
