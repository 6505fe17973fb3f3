"""Counts: they agree with a second, plainer way of counting."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
import yaml

from asquoted.figures.content_words import names
from asquoted.figures.speech import Manner, speech_of
from asquoted.figures.terms import find_term
from asquoted.model import Library, Source, Term
from asquoted.pipeline import check
from asquoted.render.compare import compare
from asquoted.render.pages import render
from asquoted.render.site import placed_in, share, site_of
from tests.render.reading import read
from tests.support import REPORT, ROOT, claim, project, record

READ_BY_HAND = ROOT / "tests" / "speech" / "controlled-flow.yml"
_OWN = (None, Manner.OWN)


@pytest.fixture
def article(real: Library) -> Source:
    """Return the news article of this repository."""
    return real.sources["controlled-flow"]


def test_every_word_is_somebodys(real: Library, article: Source) -> None:
    """The words of all speakers together are the words of the source."""
    counts = site_of(real, drafts=False).speech[article.id].count()

    assert sum(counts.values()) == len(article.document.text.split())


def _by_hand(article: Source) -> dict[int, tuple[str | None, Manner]]:
    """Return whose every letter of the article is, read by hand: whole quotations first, then what is reported."""
    text, paragraphs = article.document.text, article.document.paragraphs
    rows = yaml.safe_load(READ_BY_HAND.read_text(encoding="utf-8"))
    found: dict[int, tuple[str | None, Manner]] = {}
    for row in sorted(rows, key=lambda each: each["kind"] not in ("direct", "block")):
        if row["kind"] == "term" or row["speaker"] == article.publisher:
            continue
        first, omitted, last = row["words"].partition(" … ")
        start = text.index(first, paragraphs[row["paragraph"] - 1].start)
        end = text.index(last, start) + len(last) if omitted else start + len(first)
        manner = Manner.QUOTED if row["kind"] in ("direct", "block") else Manner.REPORTED
        for place in range(start, end):
            found.setdefault(place, (row["speaker"], manner))
    for part in article.parts:
        if part.kind in ("caption", "boilerplate"):
            found |= dict.fromkeys(range(part.start, part.end), (None, Manner.PAGE))
    return found


def test_words_are_those_of_whom_a_reader_gives_them_to(real: Library, article: Source) -> None:
    """The strip, the counts and the table agree with a reading of the article by hand, word by word."""
    site, whose = site_of(real, drafts=False), _by_hand(article)
    expected = Counter(
        whose.get(next((at for at in range(*match.span()) if match.string[at].isalnum()), match.start()), _OWN)
        for match in re.finditer(r"\S+", article.document.text)
    )

    assert site.counts[article.id] == expected

    rows = read(render(real)["sources/controlled-flow.md"]).classed("tally")[0].tagged("tbody")[0].tagged("tr")
    told = {row.tagged("th")[0].text: [int(cell.text) for cell in row.tagged("td")[:4]] for row in rows}
    names: dict[str | None, str] = {name: str(name) for name, _ in expected if name is not None}
    names[None] = str(article.publisher)
    for name, shown in names.items():
        own, reported, quoted = (expected[name, manner] for manner in (Manner.OWN, Manner.REPORTED, Manner.QUOTED))
        assert told.pop(shown) == [own, reported, quoted, own + reported + quoted]
    assert told == {"Page text": [expected[None, Manner.PAGE], 0, 0, expected[None, Manner.PAGE]]}


def test_no_brief_is_needed_to_see_who_speaks(real: Library, article: Source) -> None:
    """The rules read it from the text; what a brief quotes of it changes nothing."""
    without = site_of(replace(real, briefs=()), drafts=False)

    assert without.counts[article.id] == site_of(real, drafts=False).counts[article.id]


def test_a_person_has_the_last_word(real: Library, article: Source) -> None:
    """Who a brief says otherwise wins only if a person has confirmed it; then over the record, too."""
    quote = next(each for each in real.briefs[0].quotes if each.voice == "direct" and each.speaker.kind == "person")
    other = next(each for each in real.speakers.values() if each.kind == "unnamed")
    block = next(part for part in article.parts if part.kind == "block" and part.start <= quote.anchor.start < part.end)

    def speaker_of(confirmed: str | None) -> str | None:
        changed = replace(quote, speaker=other, confirmed=confirmed)
        attributions = site_of(real, drafts=False).attributions[article.id]
        return speech_of(article, [changed], attributions, "Others").at(quote.anchor.start).speaker

    assert speaker_of(None) == block.speaker
    assert speaker_of("The letter is printed under the wrong name.") == other.name


def test_a_brief_gives_words_that_no_rule_reads() -> None:
    """What a brief reports of a speaker is theirs, unless a rule gives it to somebody else."""
    text = "To the bank it was all one. Nobody minds.\n"
    library = check(project(b=claim("it was all one"), seeds__report_txt=text, seeds__report_yml=record(text))).library

    counts = site_of(library, drafts=True).counts["report"]
    assert counts == {("The Bank", Manner.REPORTED): 4, _OWN: 5}


def test_words_of_others_are_not_the_sources_own(real: Library, article: Source) -> None:
    """Who is quoted and not registered is not named; what the briefs do not credit to anybody is still theirs."""
    names = ("Erika Mouynes", "Piotr Plewa")
    fewer = {name: each for name, each in real.speakers.items() if name not in names}
    counts = site_of(replace(real, briefs=(), speakers=fewer), drafts=False).counts[article.id]
    every = site_of(real, drafts=False).counts[article.id]

    assert counts["Others", Manner.REPORTED] == sum(every[name, Manner.REPORTED] for name in names)
    assert {name for name, _ in counts} == {
        None, "Others", *names, "Todd Bensman", "State Department spokesperson",
    }  # fmt: skip


def test_the_share_quoted_is_counted_in_words(real: Library, article: Source) -> None:
    """A word that several briefs quote counts once."""
    letters = {
        place
        for brief in real.briefs
        for quote in brief.quotes
        for words in quote.anchor.segments
        for place in range(words.start, words.end)
    }
    text = article.document.text
    quoted = sum(
        any(place in letters for place in range(match.start(), match.end()) if text[place].isalnum())
        for match in re.finditer(r"\S+", text)
    )

    assert site_of(real, drafts=False).words_quoted(article) == quoted
    page = read(render(real)["sources/controlled-flow.md"])
    assert f"{quoted} of 949 words ({round(100 * quoted / 949)} %)" in page.text


def test_terms_are_counted_as_a_search_would(real: Library, article: Source) -> None:
    """The page of words has as many uses of each term as the text has, captions and notices aside."""
    page = read(render(real)["words.md"])
    uses = {
        each.classed("kwh")[0].text: len([line for line in each.tagged("li") if line.classed("kw__t")])
        for each in page.classed("kwg")
    }

    assert uses["coyotes 1"] == 1
    assert uses["controlled flow 4"] == len(re.findall("controlled flow", article.document.text, re.IGNORECASE))
    told = {name.rpartition(" ")[0]: number for name, number in uses.items()}
    forms = "smuggle, smuggled, smuggling"
    assert told[forms] == len(re.findall(r"\bsmuggl(?:e|ed|ing)\b", article.document.text, re.IGNORECASE))


def test_a_block_quotation_belongs_to_its_speaker(sample: Library) -> None:
    """What the record declares is a speaker's, whether it is quoted or not."""
    speech = site_of(sample, drafts=False).speech["old-bridge"]

    place = speech.source.document.text.index("for parking")

    assert (speech.at(place).speaker, speech.at(place).manner) == ("Ada Stone", Manner.QUOTED)


def test_what_nobody_was_given_is_the_sources_own(sample: Library) -> None:
    """No speaker is guessed."""
    speech = site_of(sample, drafts=False).speech["old-bridge"]

    place = speech.source.document.text.index("told the Gazette")

    assert (speech.at(place).speaker, speech.at(place).manner) == (None, Manner.OWN)


@pytest.mark.parametrize(
    ("forms", "text", "number"),
    [
        pytest.param(("flow",), "Flow, flow; flows overflow", 2, id="whole words in any case"),
        pytest.param(("joint policy", "policy"), "a joint policy and a policy", 2, id="the longer form counts once"),
        pytest.param(("safe passage",), "safe\npassage", 1, id="a line end is a space"),
        pytest.param(("a.b",), "axb", 0, id="forms are words, not patterns"),
    ],
)
def test_terms_are_found(forms: tuple[str, ...], text: str, number: int) -> None:
    """Only the written forms count, as whole words."""
    assert len(find_term(Term(forms[0], forms), text)) == number


def test_names_are_left_out_of_comparisons(article: Source) -> None:
    """A word that a source writes with a capital inside sentences, and never without, is a name."""
    found = names(article)

    assert {"panama", "costa", "bensman"} <= found.words
    assert ("state", "department") in found.pairs
    assert not {"migrants", "controlled", "funds", "however"} & found.words


def test_shared_words_are_listed_as_runs(real: Library) -> None:
    """Words that two passages have in a row are listed as one, with the passages."""
    brief = next(each for each in real.briefs if each.slug == "words-used")
    placed = next(each for each in placed_in(brief) if each[0].claim.id == "headline")

    listed = compare([(each.label, each.quote) for each in placed], brief.terms)

    assert (listed.shared[0].words, listed.shared[0].labels) == ("Migrants", ("2A", "2B"))
    assert ("global migrants", ("2A",)) in [(each.words, each.labels) for each in listed.followed]


@pytest.mark.parametrize(
    ("part", "whole", "told"), [(1, 2, "50 %"), (0, 9, "0 %"), (1, 900, "under 1 %"), (0, 0, "0 %")]
)
def test_a_small_share_is_not_nothing(part: int, whole: int, told: str) -> None:
    """Shares are rounded to per cent; what is there is never told as nothing."""
    assert share(part, whole) == told


def test_nothing_is_listed_twice_when_passages_are_compared(real: Library) -> None:
    """Words that are shared, or followed, are not among the other words; nor is a term listed beside itself."""
    for brief in real.briefs:
        for placed in placed_in(brief):
            listed = compare([(each.label, each.quote) for each in placed], brief.terms)
            told = [(each.words.casefold(), each.labels) for each in (*listed.shared, *listed.followed)]
            single = {words for words, labels in told if " " not in words and len(labels) > 1}

            assert len(told) == len(set(told)), placed[0].claim.id
            assert not single & {word.casefold() for _, words in listed.rest for word in words}, placed[0].claim.id


def test_a_term_without_forms_is_counted_as_it_is_written() -> None:
    """In no other form, and nowhere else."""
    files = project(b=claim("We saw it coming").replace("claims:", "terms: [{term: prices}]\nclaims:"))
    site = site_of(check(files).library, drafts=False)

    (found,) = (uses for by_source in site.uses.values() for uses in by_source.values())
    assert [REPORT[each.start : each.end] for each in found] == ["Prices"]
