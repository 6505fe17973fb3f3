"""`find`: where words stand, what comes nearest, and the lines of a quote to paste."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.pipeline import check, read_sources
from asquoted.resolve.find import find_words
from tests.support import brief, project, record, this_repository, written

TEXT = """\
The mill on the river was sold in May.

“The mill was our life,” Mrs Hill said of the sale. The mayor wrote:

I knew of the sale of the mill, and I told nobody.
"""
PARTS = 'parts:\n  - {part: block, speaker: The Mayor, quote: "I knew of … told nobody."}\n'
FILES = {"seeds__report_txt": TEXT, "seeds__report_yml": record(TEXT, more=PARTS)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one source and no brief: `find` needs no more."""
    return written(tmp_path, project(**FILES))


def find(folder: Path, *words: str) -> int:
    """Run the command."""
    return main(["find", *words, "--project", str(folder)])


def test_words_that_stand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The place, whether they are inside quotation marks, and a quote to paste."""
    assert find(folder, "the mill was our life") == 1
    assert find(folder, "mill was our life") == 0
    assert (
        capsys.readouterr()
        .out.split("\n\n\n")[0]
        .endswith("""\
seeds/report.txt:3:6: report, paragraph 2, inside quotation marks
    |
  3 | “The mill was our life,” Mrs Hill said of the sale. The mayor wrote:
    |      ^^^^^^^^^^^^^^^^^

    quote: "mill was our life"
    source: report
""")
    )


def test_words_that_stand_twice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every place, each with what singles it out; a part is named with its speaker."""
    assert find(folder, "of the sale") == 0
    assert (
        capsys.readouterr().out
        == """\
seeds/report.txt:3:40: report, paragraph 2, outside quotation marks
    |
  3 | “The mill was our life,” Mrs Hill said of the sale. The mayor wrote:
    |                                        ^^^^^^^^^^^

    quote: "of the sale"
    source: report
    prefix: "said"

seeds/report.txt:5:8: report, paragraph 3, in a block quotation of The Mayor
    |
  5 | I knew of the sale of the mill, and I told nobody.
    |        ^^^^^^^^^^^

    quote: "of the sale"
    source: report
    prefix: "knew"
"""
    )


def test_words_that_do_not_stand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest passage, what differs, and the source's words to paste; exit code 1."""
    assert find(folder, "the mill by the river was sold") == 1
    assert (
        capsys.readouterr().out
        == """\
the words stand in no source as they are; the nearest passage, 93 % alike:

seeds/report.txt:1:1: report, paragraph 1, outside quotation marks
    |
  1 | The mill on the river was sold in May.
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = yours has “the”, the source has “The”
  = yours has “by”, the source has “on”

    quote: "The mill on the river was sold"
    source: report
"""
    )


def test_words_that_are_nowhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is guessed."""
    assert find(folder, "zxqv") == 1
    assert capsys.readouterr().out == "the words stand in no source, nor anything like them\n"


@pytest.mark.parametrize("words", ["", " "])
def test_no_words_are_no_question(words: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to look for is not nothing found."""
    assert find(folder, words) == 2
    assert capsys.readouterr().err == (
        "asquoted: there is nothing to look for: give the words, between quotation marks\n"
    )


def test_a_source_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the id is not an empty answer."""
    assert find(folder, "the mill", "--source", "reprot") == 2
    assert capsys.readouterr().err == "asquoted: no source has the id `reprot`; did you mean `report`?\n"


def test_every_quote_of_this_repository_is_found_where_it_stands() -> None:
    """And the lines to paste are a quote that stands at that place."""
    library = this_repository().library
    quotes = [quote for each in library.briefs for quote in each.quotes]
    for quote in quotes:
        found = find_words(" ".join(quote.anchor.exact.split()), library.sources.values())

        assert any(each.words[0].start == quote.anchor.start for each in found), quote.id
    assert len(quotes) >= 60


def test_what_is_pasted_stands() -> None:
    """Each place of words that stand more than once, pasted into a brief as it is told."""
    sources, _ = read_sources(project(**FILES))
    for passage in find_words("the mill", sources) + find_words("of the", sources):
        entry = textwrap.indent(passage.entry, "  ")
        (quote,) = check(project(**FILES, b=brief(f"- id: a\n  claim: C.\n  speaker: The Bank\n{entry}"))).quotes

        assert quote.anchor is not None, passage.entry
        assert quote.anchor.start == passage.words[0].start


def test_a_part_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words of a headline are not said in the text."""
    parts = 'parts:\n  - {part: headline, quote: "The mill on the river was sold in May."}\n'
    written(tmp_path, project(seeds__report_txt=TEXT, seeds__report_yml=record(TEXT, more=parts)))

    assert find(tmp_path, "was sold in May") == 0
    assert capsys.readouterr().out.startswith("seeds/report.txt:1:23: report, paragraph 1, in a headline\n")


def test_what_editors_put_in_stays_in_the_quote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Their brackets are theirs; all else is the source's."""
    assert find(folder, "I knew of the sale [then] of the mill") == 0
    assert '    quote: "I knew of the sale [then] of the mill"\n' in capsys.readouterr().out
