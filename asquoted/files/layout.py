"""Writing YAML as an editor would: plain where it can be, in marks where it must be, folded where it is long."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

import yaml

from asquoted.files.paste import one_line, pasted
from asquoted.files.tree import Mapping as Tree, Scalar, read_tree
from asquoted.findings import Finding, SourceFile

WIDTH = 120
_STEP = 2

Entry = tuple[str, str | Mapping[str, str]]
"""A key and its value: a text, or a few texts in braces."""


def entries(given: Iterable[Entry], indent: int) -> list[str]:
    """Return the lines of a mapping, each key at `indent`."""
    return [line for key, value in given for line in _entry(key, value, indent)]


def item(given: Iterable[Entry], indent: int) -> list[str]:
    """Return the lines of a mapping that is an item of a list, its hyphen at `indent`."""
    first, *rest = entries(given, indent + _STEP)
    return [f"{' ' * indent}- {first[indent + _STEP :]}", *rest]


def _entry(key: str, value: str | Mapping[str, str], indent: int) -> list[str]:
    start = f"{' ' * indent}{name(key)}:"
    if isinstance(value, Mapping):
        line = f"{start} {{{', '.join(f'{name(each)}: {inline(words)}' for each, words in value.items())}}}"
        return [line] if len(line) <= WIDTH else [start, *entries(value.items(), indent + _STEP)]
    words = one_line(value)
    if not words:
        return [start]
    line = f"{start} {words if _is_plain(f'k: {words}', words) else pasted(words)}"
    if len(line) <= WIDTH or not words.isprintable():
        return [line]
    lines = textwrap.wrap(words, WIDTH - indent - _STEP, break_long_words=False, break_on_hyphens=False)
    return [f"{start} >-", *(f"{' ' * (indent + _STEP)}{each}" for each in lines)]


def name(key: str) -> str:
    """Return a key as it is written: plain if it reads as the same text."""
    found: list[Finding] = []
    tree = read_tree(SourceFile("", f"{key}: x\n"), found)
    plain = isinstance(tree, Tree) and [each.value for each, _ in tree.entries] == [key] and _is_text(key)
    return key if plain and not found else pasted(key)


def inline(words: str) -> str:
    """Return words as they are written in brackets or braces."""
    words = one_line(words)
    return words if _is_plain(f"{{k: {words}}}", words) else pasted(words)


def _is_plain(written: str, words: str) -> bool:
    """Tell whether words without marks around them read as these words: here, and for any other reader of YAML."""
    found: list[Finding] = []
    tree = read_tree(SourceFile("", f"{written}\n"), found)
    if found or not isinstance(tree, Tree) or len(tree.entries) != 1 or not _is_text(words):
        return False
    value = tree.entries[0][1]
    return isinstance(value, Scalar) and value.plain and value.value == words


def _is_text(words: str) -> bool:
    """Tell whether other readers of YAML take a value for a text: `no`, `1.10` and dates are none to them."""
    return not any(pattern.match(words) for _, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(words[:1], ()))
