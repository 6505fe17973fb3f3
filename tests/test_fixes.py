"""What a finding offers to write: it mends what it is offered for, and says what the source says."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from asquoted.files.kinds import Text
from asquoted.files.paste import pasted, rewritten
from asquoted.files.tree import Mapping, Scalar, read_tree
from asquoted.findings import Finding, SourceFile
from asquoted.pipeline import check
from tests.golden import Golden, files_of, golden_cases
from tests.support import CASES, claim, project, record

FIXABLE = [case for case in golden_cases(CASES / "check") if "  = fix: " in case.expected]
STYLES = (
    'quote: "x"\n',
    "quote: x\n",
    "quote: 'x'\n",
    "quote: >-\n  x\n  y\n",
    "quote: |\n  x\n",
    "quote: >-\n\n    x\n",
)


def mended(files: dict[str, bytes], findings: list[Finding]) -> dict[str, bytes]:
    """Return the files with all fixes applied, from the last place to the first."""
    files = dict(files)
    edits = [(each.primary.span.file.path, edit) for each in findings if each.fix for edit in each.fix.edits]
    for path, edit in sorted(edits, key=lambda pair: pair[1].start, reverse=True):
        text = files[path].decode()
        files[path] = (text[: edit.start] + edit.text + text[edit.end :]).encode()
    return files


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in FIXABLE])
def test_a_fix_mends_its_finding(case: Golden) -> None:
    """With all fixes of a golden case applied, none of the findings that offered one is left."""
    files = files_of(case)
    offered = [finding for finding in check(files).findings if finding.fix]
    left = check(mended(files, offered)).findings

    assert offered
    assert not {(each.rule, each.quote) for each in offered} & {(each.rule, each.quote) for each in left}


def test_fixes_are_tried_on_many_cases() -> None:
    """The test above is not about two or three of them."""
    assert len(FIXABLE) >= 15


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=300), st.sampled_from(STYLES))
def test_what_is_written_is_what_is_read(words: str, written: str) -> None:
    """Whatever the words and the style of the value they replace: YAML gives the same words back."""
    tree = read_value(written)
    text = Text(tree.value, tree.span)
    start, end = tree.span.start, tree.span.end
    for value in (pasted(words), rewritten(text, words)):
        read = read_value(written[:start] + value + written[end:])

        assert read.value.split() == read_value(f"quote: {pasted(words)}\n").value.split()


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=300))
def test_nothing_but_white_space_changes(words: str) -> None:
    """No letter, digit, mark or sign is lost on the way into YAML and back."""
    assert read_value(f"quote: {pasted(words)}\n").value == " ".join(words.split())


def test_what_has_no_width_is_not_pasted() -> None:
    """A soft hyphen of the source never counts, and nobody sees it in a file."""
    assert pasted("extra\u00adordinary") == '"extraordinary"'


def read_value(yaml: str) -> Scalar:
    """Return the value of `quote` in a file."""
    tree = read_tree(SourceFile("briefs/b.yml", yaml), [])
    assert isinstance(tree, Mapping)
    value = tree.entries[0][1]
    assert isinstance(value, Scalar)
    return value


def test_a_context_at_two_places_is_left_to_a_person() -> None:
    """Either may be meant."""
    found = check(project(b=claim("bank said", "prefix: nowhere\n"))).findings

    assert [each.fix for each in found if each.is_error] == [None]


def test_a_quote_without_words_or_source_lacks_its_words_only() -> None:
    """What source it has is asked once there are words."""
    text = claim("", "").replace("source: report\n", "")

    assert "no-source" not in {each.rule.code for each in check(project(b=text)).findings}


def test_a_quote_with_many_mistakes_is_left_to_a_person() -> None:
    """Six parts of it are corrected at most."""
    parts = (
        "The old mill was sold", "many workers left the town", "a heavy storm broke windows",
        "two bridges needed repair",
        "nobody paid for any bread", "every school closed its doors", "some farmers kept their horses",
        "that winter lasted seven months",
    )  # fmt: skip
    text = "; ".join(parts) + ".\n"
    for wrong in (1, 8):
        quote = " … ".join(f"{each}z" if number < wrong else each for number, each in enumerate(parts))
        found = check(project(b=claim(quote), seeds__report_txt=text, seeds__report_yml=record(text))).findings

        assert [bool(each.fix) for each in found if each.is_error] == [wrong == 1]
