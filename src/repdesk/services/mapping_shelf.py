"""The mappings the rep asked to remember, as files she can read, edit and give away."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from repdesk.domain.errors import Refused
from repdesk.domain.mapping import ImportMapping
from repdesk.domain.text import safe_file_name
from repdesk.formats.atomic import written

_SUFFIX = ".toml"


class MappingShelf:
    """One `repdesk.mapping/1` file for each source, in the desk's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def remember(self, mapping: ImportMapping) -> Path:
        """Keep the mapping for the next file of its source, over an earlier one; Refused where it cannot be written."""
        from repdesk.formats.mapping_file import write_mapping  # its writer is heavy and rarely needed

        path = self._folder / (safe_file_name(mapping.source or mapping.process) + _SUFFIX)
        with written(path, encoding="utf-8", newline="\n", makes_folder=True) as file:
            file.write(write_mapping(mapping))
        return path

    def find(self, headers: Sequence[str], process: str) -> ImportMapping | None:
        """The remembered mapping that fits a table with these columns into this process, the newest first."""
        wanted = set(headers)
        for mapping in self._readable():
            named = {*mapping.columns, *mapping.dates, *mapping.title_columns}
            if mapping.process == process and named and named <= wanted:
                return mapping
        return None

    def _readable(self) -> Iterator[ImportMapping]:
        from repdesk.formats.mapping_file import read_mapping  # its parser is heavy and rarely needed

        files = sorted(self._folder.glob(f"*{_SUFFIX}"), key=lambda p: p.stat().st_mtime, reverse=True)
        for path in files:
            try:
                yield read_mapping(path)
            except Refused:
                continue  # edited by hand and broken: it is offered no more, and still there to mend
