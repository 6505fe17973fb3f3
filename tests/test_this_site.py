"""The site of this repository: neutral, complete, and no more of the article than it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asquoted.document import Paragraph
from asquoted.model import Brief, Library, Source
from asquoted.outcome import Outcome
from asquoted.render.site import site_of
from asquoted.values import PartKind
from tests.support import this_repository

MOST_QUOTED = 0.60
CONTESTED = re.compile(
    r"\b(?:smuggl\w*|traffick\w*|coyotes?|illegal\w*|irregular\w*|terror\w*|fund(?:s|ed|ing)?"
    r"|safe passage|controlled flow|refugees?|asylum|vulnerable|invasion|surge|influx|wave|humane|haven|at risk)\b",
    re.IGNORECASE,
)
VERDICTS = re.compile(
    r"\b(?:claims?|claimed|admit\w*|reveal\w*|conced\w*|deni\w*|den(?:y|ies)|false\w*|true|lies?|lied|wrong\w*|right\w*"
    r"|fact|facts|in reality|actually|debunk\w*|contradict\w*|proves?|mislead\w*)\b",
    re.IGNORECASE,
)
QUOTED = re.compile("“[^”]*”")


def prose(brief: Brief) -> Iterator[str]:
    """Yield the editors' own sentences."""
    yield from (brief.title, brief.question, brief.summary, *brief.gaps)
    for claim in brief.claims:
        yield claim.statement
        yield from (beside.note for beside in claim.beside)


def own_words(library: Library) -> list[str]:
    """Return the editors' sentences of all briefs without what they put in quotation marks."""
    return [QUOTED.sub(" ", sentence) for brief in library.briefs for sentence in prose(brief)]


def test_no_sentence_of_ours_holds_a_contested_word() -> None:
    """Such words stand inside quotation marks only, with whoever uses them named."""
    sentences = own_words(this_repository().library)

    assert [sentence for sentence in sentences if CONTESTED.search(sentence)] == []
    assert len(sentences) > 100


def test_no_sentence_of_ours_is_a_verdict() -> None:
    """We say what was said; nobody is told what to think of it."""
    assert [sentence for sentence in own_words(this_repository().library) if VERDICTS.search(sentence)] == []


def test_what_we_put_in_marks_stands_in_the_source() -> None:
    """Every run of words that the editors quote in their own sentences is the source's."""
    outcome = this_repository()
    text = plain(outcome.library.sources["controlled-flow"].document.text)
    sentences = [sentence for brief in outcome.library.briefs for sentence in prose(brief)]
    quoted = [words for sentence in sentences for words in QUOTED.findall(sentence)]

    assert [words for words in quoted if plain(words).strip(" ,.") not in text] == []
    assert len(quoted) > 200


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
