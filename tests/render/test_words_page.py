"""The page of words: lines that can be read from left to right at any width."""

from __future__ import annotations

import textwrap

import pytest

from asquoted.model import Library
from asquoted.pipeline import check
from asquoted.render.pages import render
from tests.render.reading import Element, read
from tests.support import brief, project, record

LONG = "internationalisation" * 2


def _page(words: str) -> Element:
    text = f"{' '.join([words] * 6)} prices fell.\n"
    claims = "- id: a\n  claim: C.\n  speaker: The Paper\n  quote: prices fell\n  voice: author\n"
    found = brief(textwrap.dedent(claims), top="terms: [{term: prices, forms: [prices]}]\n")
    made = project(b=found, seeds__report_txt=text, seeds__report_yml=record(text))
    outcome = check(made)
    assert not outcome.failed
    return read(render(outcome.library)["words.md"])


@pytest.mark.parametrize(("words", "stacked"), [("short", False), (LONG, True)])
def test_words_that_need_too_much_room_are_not_lined_up(words: str, *, stacked: bool) -> None:
    """What stands before a term never breaks below it: where it is too long for a line, lines are plain text."""
    classes = _page(words).classed("kwic")[0].attributes["class"].split()

    assert ("kwic--long" in classes) == stacked


def test_lines_that_are_cut_say_so(sample: Library) -> None:
    """A line that begins or ends inside its paragraph has a sign for that, which is no word of the source."""
    page = read(render(sample)["words.md"])
    for line in page.classed("kw__t"):
        number, start, end = (int(line.attributes[f"data-{name}"]) for name in ("verbatim", "start", "end"))
        paragraphs = [
            source.document.paragraphs[number - 1]
            for source in sample.sources.values()
            if len(source.document.paragraphs) >= number
        ]
        paragraph = next(each for each in paragraphs if each.start <= start and end <= each.end)
        assert bool(line.classed("kw__l--cut")) == (paragraph.start < start)
        assert bool(line.classed("kw__r--cut")) == (end < paragraph.end)
        assert "…" not in line.text
