"""Built-in processes to choose from, and the desk's own copies of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from repdesk.domain.errors import Refused
from repdesk.domain.process import Process
from repdesk.services.desk import Desk
from repdesk.storage import processes
from tests.builders import open_desk, short_process, the_process
from tests.dump import dump


def test_every_built_in_process_can_be_adopted_beside_the_others(desk: Desk) -> None:
    for template in desk.processes.templates():
        adopted = desk.processes.adopt(template.key)
        assert desk.processes.current(adopted)[1] == template
    assert len(desk.processes.adopted()) == 1 + len(desk.processes.templates())
    assert [p.number for p in desk.processes.adopted()] == [1] * len(desk.processes.adopted())


def test_a_process_is_adopted_once(desk: Desk) -> None:
    before = dump(desk.path, with_history=True)
    with pytest.raises(Refused, match=r"process\.adopted"):
        desk.processes.add(short_process())
    with pytest.raises(Refused, match=r"process\.unknown"):
        desk.processes.adopt("nothing")
    with pytest.raises(Refused, match=r"process\.gone"):
        desk.processes.current(the_process(desk) + 9)  # type: ignore[arg-type]  # an id that was never given
    assert dump(desk.path, with_history=True) == before


def _adopt_and_fail(desk: Desk, process: Process) -> None:
    with desk.context.store.write("adopt_process") as unit:
        _, version_id = processes.add(unit.connection, process, at=unit.at)
        assert desk.context.process(unit.connection, version_id) == process
        raise RuntimeError


def test_a_version_that_was_never_committed_is_not_remembered(desk: Desk) -> None:
    with pytest.raises(RuntimeError):
        _adopt_and_fail(desk, replace(short_process(), key="lost", name="Lost"))
    kept = replace(short_process(), key="kept", name="Kept")
    assert desk.processes.current(desk.processes.add(kept))[1] == kept


def test_a_desk_reads_its_process_back_as_it_was(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        version_id, _ = desk.processes.current(the_process(desk))
    with open_desk(tmp_path) as desk:
        assert desk.processes.version(version_id) == short_process()


def test_an_adopted_process_can_be_taken_back_and_brought_again(desk: Desk) -> None:
    adopted = desk.processes.adopt("entry-exit")
    whole = dump(desk.path)
    desk.history.undo()
    assert [p.key for p in desk.processes.adopted()] == ["short"]
    desk.history.redo()
    assert dump(desk.path) == whole
    assert desk.processes.adopted()[1].id == adopted
