"""The house stands as it is drawn: who may import whom, who writes, who asks the clock, who shows text.

Each rule is a function from a module to what breaks it there; for each there is a module that breaks it.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

import pytest

from tests.modules import Module, a_module, imports, modules, own

Rule = Callable[[Module], Iterator[str]]

_UI_BASE: Final = frozenset({"ui.page", "ui.notifier", "ui.tasks", "ui.messages", "ui.actions"})
_VALUES: Final = frozenset({"domain", "sentences"})
_WIDGETS: Final = frozenset({"ui.look", "ui.kit", "paths"})
_PAGE: Final = _UI_BASE | _VALUES | _WIDGETS | {"ui.parts", "services"}

MAY_IMPORT: Final[Mapping[str, frozenset[str]]] = {
    "domain": frozenset(),
    "sentences": frozenset({"domain"}),
    "formats": frozenset({"domain"}),
    "storage": frozenset({"domain"}),
    "services": frozenset({"domain", "storage", "formats", "paths"}),
    "commands": frozenset({"domain", "sentences", "storage", "formats", "services", "paths", "clock"}),
    "ui.look": frozenset({"paths"}),
    "ui.kit": frozenset({"ui.look", "paths"}),
    "ui.parts": frozenset({"ui.messages", "services"}) | _VALUES | _WIDGETS,
    "ui.shell": frozenset({"ui", "services"}) | _VALUES | _WIDGETS,
    "ui.*": _PAGE,
    "ui": _UI_BASE | _VALUES | _WIDGETS | {"ui.crash", "ui.crash_dialog", "services"},
}
"""Package → the packages of ours it may import besides itself. What is not listed, `app` and `cli`, may import all."""

NEVER: Final[Mapping[str, frozenset[str]]] = {
    "formats": frozenset({"PySide6", "sqlalchemy", "alembic"}),
    "storage": frozenset({"PySide6"}),
    "services": frozenset({"PySide6", "sqlalchemy", "alembic", "sqlite3"}),
    "sentences": frozenset({"PySide6", "sqlalchemy"}),
    "commands": frozenset({"PySide6", "sqlalchemy", "alembic", "sqlite3"}),
    "ui": frozenset({"sqlalchemy", "alembic", "sqlite3"}),
}
"""Package → the libraries it must not know."""

WRITERS: Final = frozenset({"storage.store", "storage.desk_file", "storage.integrity", "storage.migrations.upgrade"})
"""Where a transaction may be opened and so committed: the store; a new file, a scratch schema, an upgrade."""

RAW_TEXT: Final = frozenset(
    {
        "QLabel", "QMessageBox", "QInputDialog", "QProgressDialog", "QErrorMessage", "QTextBrowser", "QTextDocument",
        "QWizardPage", "QSplashScreen", "QStaticText", "setToolTip", "setWhatsThis", "setHtml", "insertHtml",
        "setMarkdown", "appendHtml",
    }
)  # fmt: skip
"""Calls that read what looks like HTML as HTML (TRUST b.9): only the widgets of the kit, which say it is plain."""


NETWORK: Final = (
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "socketserver", "requests",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "webbrowser",
)  # fmt: skip
"""What could open a connection."""


def layer(name: str) -> str:
    """The package a module belongs to: "ui.kit", "ui.*" for a page, "storage", "" for app and its like."""
    first, _, rest = name.partition(".")
    if first != "ui":
        return first if first in MAY_IMPORT else ""
    second = f"ui.{rest.partition('.')[0]}"
    if second in MAY_IMPORT:
        return second
    return "ui.*" if second in _packages() and rest else "ui"


def looks_only_down(module: Module) -> Iterator[str]:
    """No import against the table."""
    of = layer(module.name)
    home = module.name if of == "ui" else ".".join(module.name.split(".")[: of.count(".") + 1])
    allowed = {*MAY_IMPORT.get(of, ()), home, "__version__"}
    for name in (own(imported) for imported in imports(module.tree)):
        if name and of and not any(_is_in(name, place) for place in allowed):
            yield name


def knows_no_foreign_library(module: Module) -> Iterator[str]:
    """No library its package must not know."""
    first = module.name.partition(".")[0]
    for library in (imported.partition(".")[0] for imported in imports(module.tree)):
        if library in NEVER.get(first, ()):
            yield library


def needs_only_the_standard_library(module: Module) -> Iterator[str]:
    """The domain: nothing from outside at all."""
    if _is_in(module.name, "domain"):
        known = {"repdesk", *sys.stdlib_module_names}
        yield from (name for name in imports(module.tree) if name.partition(".")[0] not in known)


def leaves_other_pages_alone(module: Module) -> Iterator[str]:
    """No page imports another."""
    page = _page_of(module.name)
    for name in (own(imported) or "" for imported in imports(module.tree)):
        if page and _page_of(name) not in {None, page}:
            yield name


def commits_nothing(module: Module) -> Iterator[str]:
    """No transaction outside the store."""
    if layer(module.name).partition(".")[0] in {"", "ui"} or module.name in WRITERS:
        return
    for call in _calls(module):
        if not call.args and not call.keywords and _name(call) in {"commit", "begin"}:
            yield f"line {call.lineno}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and str(node.value).strip().upper() == "COMMIT":
            yield f"line {node.lineno}"


def does_not_let_events_in(module: Module) -> Iterator[str]:
    """No processEvents, nor what hides one."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr == "processEvents":
            yield f"line {node.lineno}"


def asks_no_clock(module: Module) -> Iterator[str]:
    """Domain and services get the time; they never look at a clock."""
    if not any(_is_in(module.name, place) for place in ("domain", "services", "formats")):
        return
    for call in _calls(module):
        if ast.unparse(call.func) in {"datetime.now", "datetime.utcnow", "date.today", "time.time", "time.localtime"}:
            yield f"line {call.lineno}"


def names_days_in_english(module: Module) -> Iterator[str]:
    """No name of a day or month from the system, which has it in its own language."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SYSTEM_NAMES.search(node.value):
            yield f"line {node.lineno}"


def shows_text_through_the_kit(module: Module) -> Iterator[str]:
    """No widget that reads HTML gets text outside the kit."""
    if not _is_in(module.name, "ui") or _is_in(module.name, "ui.kit"):
        return
    for call in _calls(module):
        if _name(call) in RAW_TEXT:
            yield f"line {call.lineno}: {_name(call)}"
        if ast.unparse(call.func) == "QToolTip.showText" and "tip_text" not in ast.unparse(call):
            yield f"line {call.lineno}: QToolTip.showText"


def opens_no_connection(module: Module) -> Iterator[str]:
    """Nothing that reaches the internet; the lock only asks what this computer is called."""
    for name in imports(module.tree):
        if any(_is_in(name, library) for library in NETWORK) and module.name != "storage.lock":
            yield name


def imports_absolutely(module: Module) -> Iterator[str]:
    """No import that starts with a dot."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"line {node.lineno}"


SYSTEM_NAMES: Final = re.compile(r"%[aAbBcxX]\b")
RULES: Final[Mapping[Rule, tuple[tuple[str, str], ...]]] = {
    looks_only_down: (
        ("domain.gate", "from repdesk.storage import deals"),
        ("formats.ics", "from repdesk.services.desk import Desk"),
        ("storage.store", "def f():\n    from repdesk.services import deals"),
        ("services.deals", "import repdesk.ui.page"),
        ("ui.kit.chip", "from repdesk.domain.deal import Deal"),
        ("ui.look.theme", "from repdesk.ui.kit import chip"),
        ("ui.parts.checklist", "from repdesk.ui.shell.window import Window"),
        ("ui.board.page", "from repdesk.storage.store import Store"),
        ("ui.board.page", "from repdesk.ui.shell import window"),
        ("ui.shell.window", "from repdesk.storage.store import Store"),
        ("ui.notifier", "from repdesk.ui.board.page import BoardPage"),
    ),
    knows_no_foreign_library: (
        ("services.deals", "from sqlalchemy import select"),
        ("services.deals", "from PySide6.QtCore import QObject"),
        ("formats.xlsx", "import PySide6.QtGui"),
        ("storage.store", "from PySide6.QtCore import QObject"),
        ("ui.board.page", "import sqlalchemy.orm"),
        ("ui.shell.window", "import sqlite3"),
    ),
    needs_only_the_standard_library: (
        ("domain.money", "import babel"),
        ("domain.gate", "from PySide6.QtCore import QDate"),
    ),
    leaves_other_pages_alone: (
        ("ui.board.page", "from repdesk.ui.settings.page import SettingsPage"),
        ("ui.settings.page", "def f():\n    import repdesk.ui.board.cards"),
    ),
    commits_nothing: (
        ("services.deals", "unit.connection.commit()"),
        ("storage.deals", "with engine.begin() as connection: ..."),
        ("storage.deals", "connection.execute('COMMIT')"),
    ),
    does_not_let_events_in: (("ui.board.page", "QApplication.processEvents()"),),
    asks_no_clock: (
        ("domain.health", "today = date.today()"),
        ("services.deals", "at = datetime.now(UTC)"),
        ("services.deals", "at = time.time()"),
    ),
    names_days_in_english: (
        ("ui.parts.days", "f'{day:%a %d}'"),
        ("sentences.filling", "day.strftime('%B %Y')"),
    ),
    shows_text_through_the_kit: (
        ("ui.board.page", "QLabel(title)"),
        ("ui.board.page", "self.setToolTip(title)"),
        ("ui.board.page", "QToolTip.showText(place, title)"),
        ("ui.messages", "QMessageBox.warning(self, title, text)"),
    ),
    opens_no_connection: (
        ("services.transfer", "import urllib.request"),
        ("ui.board.page", "from PySide6.QtNetwork import QNetworkAccessManager"),
        ("app", "from socket import create_connection"),
    ),
    imports_absolutely: (("ui.board.page", "from . import cards"),),
}
"""Each rule with modules that break it."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    broken = {module.name: found for module in modules() if (found := list(rule(module)))}
    assert broken == {}


@pytest.mark.parametrize(
    ("rule", "name", "source"),
    [(rule, name, source) for rule, cases in RULES.items() for name, source in cases],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_the_rule_can_fail(rule: Rule, name: str, source: str) -> None:
    assert list(rule(a_module(name, source)))


def test_the_rules_see_the_whole_program() -> None:
    names = {module.name for module in modules()}
    assert {"", "app", "domain.gate", "storage.store", "services.desk", "ui.kit.chip"} <= names
    assert {layer(name) for name in names} == {"", *MAY_IMPORT}


def test_what_every_layer_may_import_exists() -> None:
    names = {module.name for module in modules()}
    assert set().union(*MAY_IMPORT.values()) <= names
    assert names >= WRITERS


def _is_in(name: str, place: str) -> bool:
    return name == place or name.startswith(f"{place}.")


def _page_of(name: str) -> str | None:
    """The page a module or a part of it belongs to, None outside the pages."""
    return ".".join(name.split(".")[:2]) if layer(name) == "ui.*" else None


@cache
def _packages() -> frozenset[str]:
    return frozenset(module.name for module in modules() if module.is_package)


def _calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    """The last word of what is called; for a static method, the class."""
    if isinstance(call.func, ast.Attribute):
        of = call.func.value
        return of.id if isinstance(of, ast.Name) and of.id in RAW_TEXT else call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
