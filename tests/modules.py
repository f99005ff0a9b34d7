"""The modules of the program as syntax trees, for tests that hold how it is built."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import repdesk

SOURCE = Path(repdesk.__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One module: its name below `repdesk` ("services.desk", "" for the package itself) and its tree."""

    name: str
    tree: ast.Module
    is_package: bool = False

    @property
    def lines(self) -> int:
        """How long it is."""
        return max((getattr(node, "end_lineno", 0) or 0 for node in ast.walk(self.tree)), default=0)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the program."""
    return tuple(_module(path) for path in sorted(SOURCE.rglob("*.py")))


def a_module(name: str, source: str) -> Module:
    """A made-up module, to see a rule fail."""
    return Module(name=name, tree=ast.parse(source))


def imports(tree: ast.AST) -> Iterator[str]:
    """The full name of everything imported anywhere in a tree; names from a module count as its parts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(imported: str) -> str | None:
    """The name below `repdesk` of what is imported, None where it is another's."""
    package, _, name = imported.partition(".")
    return name if package == "repdesk" else None


def _module(path: Path) -> Module:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return Module(name=".".join(parts[:-1] if is_package else parts), tree=tree, is_package=is_package)
