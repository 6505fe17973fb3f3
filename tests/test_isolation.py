"""Nothing of the files is run, and nothing of them goes out: no network, no shell, no code, no pattern from data."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import CASES, ROOT
from tests.test_layers import MODULES, PACKAGE

_NO_SOCKETS = """
import sys

def stop(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"the network was asked for: {event} {arguments}")

sys.addaudithook(stop)
"""
_RUN = "from asquoted.cli import main\nsys.exit(main(sys.argv[1:]))\n"
_FORBIDDEN = {"eval", "exec", "compile", "__import__", "system", "popen", "load_all", "unsafe_load", "full_load"}
_MODULES = {"pickle", "marshal", "shelve", "socket", "urllib.request", "http.client", "ftplib", "smtplib", "ctypes"}
_PATTERNS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
_SAFE_LOADERS = {"BaseLoader", "CBaseLoader", "SafeLoader", "CSafeLoader"}


def isolated(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process that stops at the first use of a socket."""
    command = [sys.executable, "-c", _NO_SOCKETS + code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=300)


@pytest.mark.parametrize("command", ["check", "build"])
def test_no_connection_is_made(command: str, tmp_path: Path) -> None:
    """The interpreter itself tells of every socket that is made, of every name that is looked up: there is none."""
    for path in (CASES / "sample").rglob("*"):
        if path.is_file():
            where = tmp_path / path.relative_to(CASES / "sample")
            where.parent.mkdir(exist_ok=True, parents=True)
            where.write_bytes(path.read_bytes())
    done = isolated(_RUN, "--project", str(tmp_path), command)

    assert (done.returncode, "network" in done.stderr) == (0, False), done.stderr
    assert (tmp_path / "site" / "index.html").is_file() == (command == "build")


@pytest.mark.parametrize("code", ["socket.socket()", "socket.getaddrinfo('localhost', 80)"])
def test_a_connection_would_be_seen(code: str) -> None:
    """The test above can fail."""
    done = isolated(f"import socket\n{code}\n")

    assert done.returncode == 1
    assert "the network was asked for: socket." in done.stderr


def dangers(source: str) -> Iterator[str]:
    """Yield what could run data as code, in a module, each with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names]
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            yield from (f"{node.lineno}: import {name}" for name in names if name in _MODULES)
        elif isinstance(node, ast.Call):
            yield from (f"{node.lineno}: {each}" for each in _dangers_of(node))


def _dangers_of(call: ast.Call) -> Iterator[str]:
    called = call.func
    name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
    owner = called.value.id if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) else ""
    if name in _FORBIDDEN and owner != "re":
        yield name
    if any(each.arg == "shell" for each in call.keywords):
        yield f"{name}(shell=…)"
    if owner == "yaml" and name == "load":
        loaders = [choice for each in call.keywords if each.arg == "Loader" for choice in _choices(each.value)]
        if not loaders or not all(isinstance(each, ast.Attribute) and each.attr in _SAFE_LOADERS for each in loaders):
            yield "yaml.load without a safe loader"
    if owner == "re" and name in _PATTERNS and call.args:
        yield from (f"re.{name} of {each}" for each in _unescaped(call.args[0]))


def _choices(value: ast.expr) -> list[ast.expr]:
    """Return what a value may be: either branch of a condition."""
    return [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]


def _unescaped(pattern: ast.expr) -> Iterator[str]:
    """Yield what of a pattern is neither written in the module as a constant nor escaped."""
    if isinstance(pattern, ast.Constant) or (isinstance(pattern, ast.Name) and _is_constant(pattern.id)):
        return
    if isinstance(pattern, ast.JoinedStr):
        for value in pattern.values:
            yield from _unescaped(value.value if isinstance(value, ast.FormattedValue) else value)
    elif isinstance(pattern, ast.BinOp):
        yield from (*_unescaped(pattern.left), *_unescaped(pattern.right))
    elif ast.unparse(pattern).startswith("re.escape("):
        return
    else:
        yield ast.unparse(pattern)


def _is_constant(name: str) -> bool:
    return name.strip("_").isupper()


READ_BY_A_PERSON = {
    "anchor/atoms.py": {"re.compile of _word()", "re.compile of _number(language)"},
    "export/fragment.py": {"re.findall of before", "re.findall of wanted", "re.findall of after"},
    "figures/terms.py": {"re.compile of choices"},
    "prose/words.py": {"re.compile of choices"},
    "site/exchange.py": {"import ctypes"},
    "site/policy.py": {"re.compile of _FILLED.join(map(re.escape, literal))"},
    "speech/names.py": {"re.compile of inner"},
    "speech/tokens.py": {"re.compile of '|'.join((each for each in choices if each))"},
}
"""Patterns that a function puts together of words, each of them through `re.escape`; and a call of the system's own
library, which swaps two folders."""

DECLARED = {
    "export/schema.py": {"re.fullmatch of kind.pattern"},
    "site/from_markdown.py": {"re.compile of name", "re.compile of '|'.join(_ELEMENTS)"},
    "text/fold_fast.py": {"re.compile of INVISIBLE.pattern"},
}
"""Patterns that are made of constants, such as those of `files/kinds.py`."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_of_the_files_is_run(path: Path) -> None:
    """No module evaluates, unpickles, opens a shell, or makes a pattern of what it has not escaped."""
    source = path.read_text(encoding="utf-8")
    name = path.relative_to(PACKAGE).as_posix()
    known, declared = READ_BY_A_PERSON.get(name, set()), DECLARED.get(name, set())

    assert {each.partition(": ")[2] for each in dangers(source)} == known | declared
    assert "re.escape" in source or not any(each.startswith("re.") for each in known)


@pytest.mark.parametrize(
    "source",
    [
        "eval(text)", "exec(text)", "import pickle", "from urllib.request import urlopen", "os.system(text)",
        "subprocess.run(text, shell=True)", "yaml.load(text)", "yaml.load(text, Loader=yaml.Loader)",
        "yaml.load(text, Loader=yaml.SafeLoader if fast else yaml.Loader)",
        "yaml.unsafe_load(text)", "re.compile(text)", "re.search(f'a{text}', x)", "re.sub('a' + text, '', x)",
    ],
)  # fmt: skip
def test_what_runs_data_is_seen(source: str) -> None:
    """The test above can fail."""
    assert len(list(dangers(source))) == 1


@pytest.mark.parametrize("source", ["re.compile(f'a{re.escape(text)}b')", "re.sub(rf'[{_SIGNS}]', '', x)"])
def test_what_is_escaped_is_no_danger(source: str) -> None:
    """An escaped word matches itself and nothing else."""
    assert list(dangers(source)) == []
