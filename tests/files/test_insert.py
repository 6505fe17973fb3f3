"""Where something new belongs in a file that people wrote."""

from __future__ import annotations

import pytest

from asquoted.files.insert import below, is_on_lines, value_of
from asquoted.files.paste import added, edited
from asquoted.files.tree import Mapping, Sequence, read_tree
from asquoted.findings import SourceFile

LIST = "claims:\n  - a: 1\n    # about a\n  # about all\nother: x\n"


def tree(text: str) -> tuple[SourceFile, Mapping]:
    """Read a file."""
    file = SourceFile("f.yml", text)
    read = read_tree(file, [])
    assert isinstance(read, Mapping)
    return file, read


@pytest.mark.parametrize(
    ("deeper_than", "after"),
    [
        pytest.param(2, "    # about a\n", id="a deeper comment belongs to what is above"),
        pytest.param(4, "  - a: 1\n", id="one that is not so deep stays below"),
        pytest.param(0, "  # about all\n", id="both belong to what is above"),
    ],
)
def test_comments_stay_with_what_they_are_about(deeper_than: int, after: str) -> None:
    """By how far they are indented."""
    file, read = tree(LIST)
    claims = value_of(read, "claims")
    assert isinstance(claims, Sequence)

    made = edited(LIST, [below(file, claims.items[0].span.end, ["  - b: 2"], deeper_than=deeper_than)])
    assert made == LIST.replace(after, f"{after}  - b: 2\n")


def test_only_a_mapping_has_values_by_key() -> None:
    """A list, a text, and nothing at all have none."""
    _, read = tree("list: [a]\ntext: a\n")

    for node in (value_of(read, "list"), value_of(read, "text"), None):
        assert value_of(node, "a") is None
    assert not is_on_lines(value_of(read, "list"))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param(
            "top:\n  - quote: x\n    note: y\n", "top:\n  - quote: x\n    prefix: p\n    note: y\n", id="lines"
        ),
        pytest.param("top:\n  - {quote: x, note: y}\n", "top:\n  - {quote: x, prefix: p, note: y}\n", id="braces"),
        pytest.param("top:\n  - - quote: x\n", "top:\n  - - quote: x\n      prefix: p\n", id="a list in a list"),
        pytest.param("top: [quote: x]\n", None, id="braces that are left out are nobody's to write in"),
    ],
)
def test_an_entry_is_added_as_the_others_are_written(text: str, made: str | None) -> None:
    """Right after one of its values."""
    _, read = tree(text)
    node = value_of(read, "top")
    while isinstance(node, Sequence):
        node = node.items[0]
    value = value_of(node, "quote")
    assert node is not None
    assert value is not None
    edit = added(value.span, node.span, "prefix: p")

    assert (edited(text, [edit]) if edit else None) == made
