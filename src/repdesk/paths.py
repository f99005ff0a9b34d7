"""Where RepDesk's own files and the rep's files lie."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from repdesk.domain.errors import Refused

_APP = "RepDesk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folders of one desk: what she owns, and what this computer remembers about its window."""

    desk: Path
    config: Path
    log: Path

    @property
    def database(self) -> Path:
        """The one file that holds the desk."""
        return self.desk / "desk.sqlite"

    @property
    def backups(self) -> Path:
        """Where verified copies of the desk are kept."""
        return self.desk / "backups"

    @property
    def attachments(self) -> Path:
        """Where the rep's documents are copied to."""
        return self.desk / "attachments"


def folders(data: Path | None = None) -> Folders:
    """The folders of the desk in `data`, or of the default desk of this user. Nothing is created."""
    if data is not None:
        return Folders(desk=data, config=data / ".local", log=data / ".local" / "log")
    import platformdirs  # loads much of the standard library, which a named desk does without

    return Folders(
        desk=platformdirs.user_data_path(_APP, appauthor=False) / "desk",
        config=platformdirs.user_config_path(_APP, appauthor=False),
        log=platformdirs.user_log_path(_APP, appauthor=False),
    )


def prepare_folder(where: Folders, *, is_default: bool) -> None:
    """Make the desk's folder where it is missing; a folder she named must have a place to lie in.

    A mistyped path, or a drive that is not connected, would otherwise become an empty desk somewhere.
    """
    try:
        where.desk.mkdir(mode=0o700, parents=is_default, exist_ok=True)
    except FileNotFoundError as error:
        raise Refused("desk.folder_missing", path=where.desk) from error
    except FileExistsError as error:
        raise Refused("desk.not_a_folder", path=where.desk) from error
    except PermissionError as error:
        raise Refused("desk.no_permission", path=where.desk) from error
    except (OSError, ValueError) as error:
        raise Refused("desk.bad_path", path=where.desk) from error


@cache
def resources() -> Path:
    """The folder of everything that is not Python: beside the package when installed, else in the checkout."""
    package = Path(__file__).parent
    for candidate in (package / "resources", package.parent.parent / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(package / "resources")


def resource(name: str) -> Path:
    """The file or folder `name` (with forward slashes) among the resources."""
    return resources().joinpath(*name.split("/"))
