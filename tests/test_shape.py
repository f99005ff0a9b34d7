"""The code reads as a whole: no import runs in a circle, everything public says what it is for."""

import ast
import sys
from collections.abc import Callable, Iterator, Mapping
from statistics import median

import pytest

from tests.modules import Module, a_module, modules

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def top_level_imports(module: Module, known: frozenset[str]) -> frozenset[str]:
    """The modules of ours that are loaded with this one; imports inside functions and for types only are not."""
    found = set[str]()
    for node in _statements(module.tree.body):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {_nearest(f"{node.module}.{alias.name}", known) for alias in node.names}
    return frozenset(found & known) - {_full(module)}


def circle(graph: Mapping[str, frozenset[str]]) -> list[str]:
    """Some modules that import each other in a circle, empty where there is none."""
    done, way = set[str](), list[str]()

    def visit(name: str) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        way.append(name)
        found = next(filter(None, map(visit, sorted(graph.get(name, ())))), [])
        way.pop()
        done.add(name)
        return found

    return next(filter(None, map(visit, sorted(graph))), [])


def undocumented(module: Module) -> Iterator[str]:
    """What is public and has no docstring: the module, its classes, their methods, its functions."""
    if not ast.get_docstring(module.tree):
        yield "the module"
    for name, definition in _public(module.tree.body):
        if not ast.get_docstring(definition):
            yield name


def test_no_import_runs_in_a_circle() -> None:
    known = frozenset(map(_full, modules()))
    assert circle({_full(m): top_level_imports(m, known) for m in modules()}) == []


def test_a_circle_is_seen() -> None:
    known = frozenset({"repdesk.a", "repdesk.b", "repdesk.c"})
    sources = {
        "a": "from repdesk.b import f",
        "b": "try:\n    from repdesk import c\nfinally: ...",
        "c": "import repdesk.a",
    }
    graph = {f"repdesk.{n}": top_level_imports(a_module(n, source), known) for n, source in sources.items()}
    assert circle(graph) == ["repdesk.a", "repdesk.b", "repdesk.c", "repdesk.a"]


@pytest.mark.parametrize("later", ["def f():\n    import repdesk.a", "if TYPE_CHECKING:\n    from repdesk.a import A"])
def test_what_is_imported_later_or_for_types_makes_no_circle(later: str) -> None:
    assert top_level_imports(a_module("b", later), frozenset({"repdesk.a"})) == frozenset()


def test_everything_public_has_a_docstring() -> None:
    assert {m.name: found for m in modules() if (found := list(undocumented(m)))} == {}


def test_a_missing_docstring_is_seen() -> None:
    module = a_module(
        "a", "class A:\n    'A.'\n    def f(self): ...\n    def _g(self): ...\ndef _h(): ...\ndef k(): ..."
    )
    assert list(undocumented(module)) == ["the module", "A.f", "k"]


def test_sizes_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Not a limit: a long function that reads well beats three that do not."""
    functions = sorted(_sizes(lambda node: isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)))
    files = sorted((m.lines, m.name) for m in modules() if m.lines)
    with capsys.disabled():
        sys.stdout.write(f"\n{_told('files', files)}{_told('functions', functions)}")
    assert functions[0][0] >= 1


def _sizes(wanted: Callable[[ast.AST], bool]) -> Iterator[tuple[int, str]]:
    for module in modules():
        for node in ast.walk(module.tree):
            if wanted(node) and isinstance(node, Definition):
                yield (node.end_lineno or node.lineno) - node.lineno + 1, f"{module.name}.{node.name}"


def _told(what: str, sizes: list[tuple[int, str]]) -> str:
    longest = ", ".join(f"{name} {lines}" for lines, name in reversed(sizes[-3:]))
    return f"{len(sizes)} {what}, median {median(lines for lines, _ in sizes):.0f} lines, longest: {longest}\n"


def _full(module: Module) -> str:
    return f"repdesk.{module.name}".rstrip(".")


def _nearest(name: str, known: frozenset[str]) -> str:
    """The module a name comes from: itself, or the one that defines it."""
    return name if name in known else name.rpartition(".")[0]


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """What runs when a module is loaded."""
    for node in body:
        yield node
        if isinstance(node, ast.Try):
            yield from _statements([*node.body, *node.orelse, *node.finalbody])
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from _statements([*node.body, *node.orelse])


def _public(body: list[ast.stmt], of: str = "") -> Iterator[tuple[str, Definition]]:
    for node in body:
        if not isinstance(node, Definition) or node.name.startswith("_"):
            continue
        if not _is_qt_override(node, of) and not _is_setter(node):
            yield f"{of}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body, f"{of}{node.name}.")


def _is_qt_override(node: Definition, of: str) -> bool:
    """Methods in Qt's own spelling are called by Qt and documented there."""
    return bool(of) and node.name != node.name.lower() and not isinstance(node, ast.ClassDef)


def _is_setter(node: Definition) -> bool:
    """The other half of a property, which has its docstring where it is read."""
    return any(isinstance(d, ast.Attribute) and d.attr == "setter" for d in node.decorator_list)
