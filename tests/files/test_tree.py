"""YAML as editors mean it: strings stay strings, and everything knows where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from asquoted.files.kinds import Text
from asquoted.files.text import decode
from asquoted.files.tree import STANDARD, Mapping, Scalar, read_tree
from asquoted.files.written import written_at
from asquoted.findings import Finding, SourceFile


def read(text: str) -> tuple[Mapping, list[Finding]]:
    """Read a mapping."""
    findings: list[Finding] = []
    tree = read_tree(SourceFile("f.yml", text), findings)
    assert isinstance(tree, Mapping)
    return tree, findings


def value(text: str) -> Scalar:
    """Return the only value of a mapping with one key."""
    ((_, node),) = read(text)[0].entries
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize(
    "word", ["no", "010", "12:30:45", "1.10", "2026-11-30", "true", "1e3", "0x10", ".inf", "=", "Off"]
)
def test_strings_stay_strings(word: str) -> None:
    """YAML would make other things of these words."""
    assert value(f"key: {word}").value == word


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("key: word", "word", id="plain"),
        pytest.param('key: "a word"', '"a word"', id="double quotation marks"),
        pytest.param("key: 'it''s'", "'it''s'", id="single quotation marks"),
        pytest.param("key: >-\n  a\n  b\n\nother: c", ">-\n  a\n  b", id="folded"),
        pytest.param("\ufeffkey: word", "word", id="after a BOM"),
        pytest.param("a: 😀é\r\nkey: word", "word", id="after an astral character and CRLF"),
    ],
)
def test_a_value_knows_where_it_stands(text: str, place: str) -> None:
    """The place of a value holds its marks; it counts code points of the file."""
    last = read(text)[0].entries[-1 if "other" not in text else 0][1]

    assert last.span.text == place


def test_a_blank_line_in_a_folded_text_is_a_paragraph() -> None:
    """YAML makes one line end of it; a summary needs to tell it from a space."""
    assert value("key: >-\n  one\n  two\n\n  three").value == "one two\n\nthree"
    assert value("key: |-\n  one\n\n  two").value == "one\n\ntwo"


def test_depth_is_limited() -> None:
    """Nesting without end is a finding, not a crash."""
    findings: list[Finding] = []

    assert read_tree(SourceFile("f.yml", "[" * 3000), findings) is None
    assert [finding.rule.code for finding in findings] == ["yaml-feature"]
    assert str(STANDARD.depth) in findings[0].message


def test_an_alias_bomb_expands_to_nothing() -> None:
    """Aliases are refused, each at its place."""
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    _, findings = read(bomb)

    assert {finding.rule.code for finding in findings} == {"yaml-feature"}
    assert len(findings) == 6


@given(st.binary(max_size=200) | st.text(st.characters(codec="utf-8"), max_size=200).map(str.encode))
def test_reading_never_raises(data: bytes) -> None:
    """Whatever a file holds, there is a tree or a finding."""
    findings: list[Finding] = []
    file = decode("f.yml", data, findings)
    tree = read_tree(file, findings) if file else None

    assert tree is not None or findings


@pytest.mark.parametrize(
    ("yaml", "words", "stands"),
    [
        pytest.param('key: "one two three"', "two", "two", id="in one line"),
        pytest.param("key: >-\n  one\n  two\n  three", "two three", "two\n  three", id="over two lines"),
        pytest.param("key: 'it''s two'", "two", None, id="an escape hides the words before it"),
    ],
)
def test_words_are_found_in_the_file(yaml: str, words: str, stands: str | None) -> None:
    """A message can underline some words of a value where they are written."""
    node = value(yaml)
    start = node.value.index(words)
    found = written_at(Text(node.value, node.span), start, start + len(words))

    assert (found.text if found else None) == stands
