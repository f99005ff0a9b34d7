"""Pictures of every scene in every format: `uv run python -m tests.look OUTDIR [--only NAME]`."""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

# Before Qt is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.plugin=false")

from PySide6.QtWidgets import QApplication

from tests.look import formats
from tests.look.desks import Desks
from tests.look.scenes import SCENES
from tests.look.screen import Screen


def main() -> None:
    """Draw the scenes that were asked for."""
    options = _options()
    app = QApplication(sys.argv)
    app.setCursorFlashTime(0)
    options.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        desks = Desks(Path(scratch))
        for shape in (s for s in formats.ALL if options.format in str(s)):
            for name in (n for n in SCENES if options.only in (None, n)):
                _draw(name, desks, shape, Path(scratch) / f"{name}-{shape}", options.folder)


def _draw(name: str, desks: Desks, shape: formats.Format, scratch: Path, out: Path) -> None:
    screen = Screen(desks, shape, scratch)
    SCENES[name](screen)
    screen.picture().save(str(out / f"{name}-{shape}.png"))
    screen.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.look", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="OUTDIR")
    parser.add_argument("--only", choices=[*SCENES], metavar="NAME", help=", ".join(SCENES))
    parser.add_argument("--format", default="", help='part of a format\'s name, such as "dark" or "1024x640"')
    return parser.parse_args()


if __name__ == "__main__":
    main()
