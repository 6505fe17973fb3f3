"""The site of this repository: neutral, complete, and no more of the article than it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asquoted.disk import read_project
from asquoted.document import Paragraph
from asquoted.model import Brief, Source
from asquoted.outcome import Outcome
from asquoted.pipeline import check
from asquoted.render.pages import render
from asquoted.render.site import site_of
from asquoted.rules.prose import CONTESTED, RULES, VERDICT
from asquoted.values import PartKind
from tests.support import ROOT, this_repository

MOST_QUOTED = 0.60
QUOTED = re.compile("“[^”]*”")


def prose(brief: Brief) -> Iterator[str]:
    """Yield the editors' own sentences."""
    yield from (brief.title, brief.question, brief.summary, *brief.gaps)
    for claim in brief.claims:
        yield claim.statement
        yield from (beside.note for beside in claim.beside)


def test_no_sentence_of_ours_takes_a_side_or_judges() -> None:
    """The words are those of asquoted.yml; inside quotation marks they stand with whoever uses them named."""
    outcome = this_repository()

    assert len(outcome.library.settings.contested) > 20
    assert [finding.message for finding in outcome.findings if finding.rule in RULES] == []


def test_a_sentence_of_ours_that_does_is_found() -> None:
    """In the first claim of each brief: a contested word, and one that judges."""
    files = dict(read_project(ROOT))
    for path in sorted(path for path in files if path.startswith("briefs/") and path != "briefs/speakers.yml"):
        text = files[path]
        assert isinstance(text, bytes)
        added = re.sub(rb"note: (>-\n +)?", rb"\g<0>An influx of false words. ", text, count=1)
        found = [each.rule for each in check({**files, path: added}).findings]

        assert found == [CONTESTED, VERDICT], path


def test_what_we_put_in_marks_stands_in_the_source() -> None:
    """Every run of words that the editors quote in their own sentences is the source's."""
    outcome = this_repository()
    text = plain(outcome.library.sources["controlled-flow"].document.text)
    sentences = [sentence for brief in outcome.library.briefs for sentence in prose(brief)]
    quoted = [words for sentence in sentences for words in QUOTED.findall(sentence)]

    assert [words for words in quoted if plain(words).strip(" ,.") not in text] == []
    assert len(quoted) > 200


def test_no_font_is_needed() -> None:
    """The pages take the fonts of whoever reads them: none is fetched, none is drawn with, none has to be installed."""
    pages = render(this_repository().library)
    theme = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    assert "  font: false\n" in theme
    assert [path for path, page in pages.items() if re.search("@font-face|fonts\\.g|woff|ttf", page)] == []


def plain(words: str) -> str:
    """Return words without quotation marks and line ends, in lower case."""
    return " ".join(re.sub('[“”"]', "", words).split()).casefold()


def test_every_paragraph_is_quoted_or_left_out_on_purpose() -> None:
    """Boilerplate apart, each paragraph has a quote from it, or an entry under `unquoted`."""
    outcome = this_repository()
    source = outcome.library.sources["controlled-flow"]
    missing = [each.number for each in source.document.paragraphs if not _is_told(outcome, source, each)]

    assert missing == []


def _is_told(outcome: Outcome, source: Source, paragraph: Paragraph) -> bool:
    places = [(each.start, each.end) for quote in outcome.quotes if quote.anchor for each in quote.anchor.segments]
    places += [(each.start, each.end) for anchor, _ in source.unquoted for each in anchor.segments]
    places += [(part.start, part.end) for part in source.parts if part.kind is PartKind.BOILERPLATE]
    return any(start < paragraph.end and paragraph.start < end for start, end in places)


def test_no_more_is_quoted_than_needed() -> None:
    """At most 60 % of the article's words stand on this site."""
    library = this_repository().library
    source = library.sources["controlled-flow"]

    assert 0.3 < site_of(library, drafts=False).words_quoted(source) / source.document.words <= MOST_QUOTED
