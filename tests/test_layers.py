"""The shape of the code: imports point down or stay within a layer, and files and functions stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

LAYERS = {
    "findings": 0,
    "memory": 0,
    "store": 0,
    "text": 0,
    "values": 0,
    "wording": 0,
    "document": 1,
    "model": 1,
    "outcome": 1,
    "processes": 0,
    "files": 2,
    "anchor": 2,
    "figures": 2,
    "speech": 2,
    "prose": 2,
    "rules": 3,
    "resolve": 3,
    "render": 3,
    "export": 3,
    "report": 3,
    "known_briefs": 4,
    "last_check": 4,
    "pipeline": 4,
    "sealing": 4,
    "since": 4,
    "fixing": 4,
    "writing": 4,
    "drafting": 4,
    "difference": 4,
    "cache": 5,
    "checking": 5,
    "cluster": 5,
    "disk": 5,
    "history": 5,
    "serving": 5,
    "site": 5,
    "cli": 6,
    "__main__": 6,
}
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
PACKAGE = ROOT / "asquoted"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def imports_of(source: str) -> Iterator[str]:
    """Yield the top-level parts of our package that a module imports."""
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [
                f"{node.module}.{alias.name}" if node.module == "asquoted" else node.module for alias in node.names
            ]
        for name in names:
            parts = name.split(".")
            if parts[0] == "asquoted" and len(parts) > 1 and parts[1] != "__version__":
                yield parts[1]


def imports_that_point_up(part: str, source: str) -> list[str]:
    """Return what a module of a part of the package imports from a higher layer."""
    return [name for name in imports_of(source) if LAYERS[name] > LAYERS[part]]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """No module imports from a layer above its own."""
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")

    assert imports_that_point_up(part, path.read_text(encoding="utf-8")) == []


def test_an_import_that_points_up_is_seen() -> None:
    """The test above can fail."""
    assert imports_that_point_up("text", "from asquoted.cli import main") == ["cli"]
    assert imports_that_point_up("findings", "import asquoted.disk") == ["disk"]
    assert imports_that_point_up("files", "from asquoted import pipeline") == ["pipeline"]
    assert imports_that_point_up("cli", "from asquoted.text.fold import fold") == []


def test_every_part_of_the_package_has_a_layer() -> None:
    """A new part is put into a layer on purpose."""
    assert {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES} == set(LAYERS)


def test_only_resolve_makes_anchored_quotes() -> None:
    """A type that cannot lie has one maker."""
    makers = [path for path in MODULES if "AnchoredQuote(" in path.read_text(encoding="utf-8").replace("class ", "")]

    assert {path.parent.name for path in makers} - {"asquoted"} == {"resolve"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_are_small(path: Path) -> None:
    """What does not fit is two things."""
    source = path.read_text(encoding="utf-8")
    functions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert len(source.splitlines()) <= MOST_LINES
    for node in functions:
        assert (node.end_lineno or 0) - node.lineno < MOST_LINES_OF_A_FUNCTION, node.name
