"""The desk's own processes: their versions and the identity of their stages."""

from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select

from repdesk.domain.deal import ProcessId, StageId, VersionId
from repdesk.domain.errors import Refused
from repdesk.domain.process import Process
from repdesk.domain.process_document import document, from_document
from repdesk.domain.views import AdoptedProcess
from repdesk.storage import rows


def add(connection: Connection, process: Process, *, at: int) -> tuple[ProcessId, VersionId]:
    """Copy `process` into the desk as version 1, its origin kept; Refused when its key is taken."""
    if find(connection, process.key) is not None:
        raise Refused("process.adopted", key=process.key, name=process.name)
    taken = connection.scalar(select(func.count()).select_from(rows.process))
    values: dict[str, object] = {"uid": uuid4().hex, "key": process.key, "name": process.name, "origin": process.key}
    values |= {"position": taken, "created_at": at}
    process_id = ProcessId(connection.scalars(insert(rows.process).returning(rows.process.c.id), values).one())
    stages = [{"uid": uuid4().hex, "process_id": process_id, "key": s.key} for s in process.stages]
    connection.execute(insert(rows.stage), stages)
    return process_id, _add_version(connection, process_id, process, number=1, at=at)


def _add_version(connection: Connection, process_id: ProcessId, process: Process, *, number: int, at: int) -> VersionId:
    values = {"process_id": process_id, "number": number, "document": document(process), "published_at": at}
    return VersionId(
        connection.scalars(insert(rows.process_version).returning(rows.process_version.c.id), values).one()
    )


def find(connection: Connection, key: str) -> ProcessId | None:
    """The process with this key, None when the desk has none."""
    found = connection.scalar(select(rows.process.c.id).where(rows.process.c.key == key))
    return None if found is None else ProcessId(found)


def newest_version(connection: Connection, process_id: ProcessId) -> VersionId:
    """The version new deals get; Refused when the process is gone."""
    version = rows.process_version.c
    newest = select(version.id).where(version.process_id == process_id).order_by(version.number.desc()).limit(1)
    found = connection.scalar(newest)
    if found is None:
        raise Refused("process.gone", process=process_id)
    return VersionId(found)


def read_version(connection: Connection, version_id: VersionId) -> tuple[ProcessId, Process]:
    """A version, whole, and the process it belongs to; Refused when it is gone."""
    version = rows.process_version.c
    row = connection.execute(select(version.process_id, version.document).where(version.id == version_id)).first()
    if row is None:
        raise Refused("process.gone", process=version_id)
    return ProcessId(row.process_id), from_document(row.document)


def stage_ids(connection: Connection, process_id: ProcessId) -> Mapping[str, StageId]:
    """Stage key → id of every stage the process ever had, oldest first."""
    stage = rows.stage.c
    found = connection.execute(select(stage.key, stage.id).where(stage.process_id == process_id).order_by(stage.id))
    return {row.key: StageId(row.id) for row in found}


def adopted(connection: Connection) -> tuple[AdoptedProcess, ...]:
    """Every process of the desk in the rep's order, with its newest version."""
    process, version, older = rows.process.c, rows.process_version.c, rows.process_version.alias()
    newest = select(func.max(older.c.number)).where(older.c.process_id == process.id).correlate(rows.process)
    is_newest = (version.process_id == process.id) & (version.number == newest.scalar_subquery())
    joined = rows.process.join(rows.process_version, is_newest)
    columns = (process.id, process.key, process.name, version.id.label("version_id"), version.number)
    found = connection.execute(select(*columns).select_from(joined).order_by(process.position))
    return tuple(AdoptedProcess(**row) for row in found.mappings())
