"""Whatever words come in, the page shows exactly these words.

Words are built from what Markdown, HTML, attribute lists and right-to-left scripts are made of.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

from hypothesis import given, settings, strategies as st

from asquoted.document import Document
from asquoted.export.citation import bibtex, citation, plain_words
from asquoted.findings import SourceFile
from asquoted.model import (
    Anchor,
    AnchoredQuote,
    Beside,
    Brief,
    Claim,
    Correction,
    Library,
    Reply,
    Settings,
    Source,
    Speaker,
    Words,
)
from asquoted.render.escape import html_text, markdown_summary, markdown_text
from asquoted.render.pages import render
from asquoted.values import Relation, Rights, SpeakerKind, Status, Voice
from tests.render.reading import read, wrong_words

HOSTILE = [
    *"\\`*_{}[]()#+-.!|<>&~^=:\"'$%@/,;? ",
    "\n", "\t", "\u00a0", "“", "”", "’", "…", "–", "\u200f", "\u202e", "\u2066", "שלום", "é", "a", "b",
    "1", "1.", "2)", "</p>", "<script>", "<!--", "-->", "<![CDATA[", "<?php", "&amp;", "&#60;", "&nbsp;",
    "{: .x #y }", "{#id}", "![a](b)", "[a](#lane)", "[a]: b", "http://a.b", "www.a.b", "<a@b.c>", "```",
    "~~~", "---", "***", "    ", "> a", "- a", "* a", "# a", "| a | b |", "|---|---|", "{{ a }}",
    "{% a %}", "<details markdown>", "==a==", "[TOC]", "[^1]", ":::", "$$a$$", "\\*", "\\\\",
]  # fmt: skip

words = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=12).map("".join).filter(lambda text: text.strip())


def _shown(text: str) -> list[str]:
    return text.replace("\u00a0", " ").split()


@given(words)
def test_prose_shows_the_words(text: str) -> None:
    """In Markdown, a paragraph, a list and a heading show the words and nothing else."""
    safe = markdown_text(text)

    page = read(f"---\n---\n{safe}\n\n- {safe}\n\n## {safe} {{#id}}\n")

    paragraph = page.tagged("p")[0]
    assert not list(paragraph.all())
    for element in (paragraph, page.tagged("li")[0], page.tagged("h2")[0]):
        assert _shown(element.text) == _shown(text)


@given(words)
def test_html_shows_the_words(text: str) -> None:
    """In a block of HTML, in text and in an attribute, the words are the words."""
    safe = html_text(text)

    block = read(f'---\n---\n<div title="{safe}">{safe}</div>\n').tagged("div")[0]

    assert not list(block.all())
    assert _shown(block.text) == _shown(block.attributes["title"]) == _shown(text)


@given(words)
def test_a_summary_has_links_to_claims_only(text: str) -> None:
    """`[words](#claim)` passes; nothing else in a summary is markup."""
    paragraphs = markdown_summary(f"See [{'lane'}](#lane). {text}", {"lane"})

    page = read("---\n---\n" + "\n\n".join(paragraphs))

    assert {each.tag for each in page.all()} <= {"p", "a"}
    assert {each.attributes["href"] for each in page.tagged("a")} == {"#lane"}


@settings(max_examples=60, deadline=None)
@given(words, words)
def test_every_page_shows_the_words(quoted: str, said: str) -> None:
    """In a project full of hostile words every page shows the words, and has no element too many."""
    library = _library(quoted, said)

    pages = {path: read(page) for path, page in render(library).items() if path.endswith(".md")}

    assert [wrong for page in pages.values() for wrong in wrong_words(page, library)] == []
    assert not any(page.tagged("script", "img", "input") for page in pages.values())
    brief = pages["briefs/lane.md"]
    assert _shown(brief.tagged("h1")[0].text) == _shown(brief.classed("question")[0].text) == _shown(said)
    assert _shown(brief.classed("claim")[0].text) == ["1", *_shown(said)]
    assert brief.classed("claim")[0].attributes["id"] == "lane"
    assert _shown(brief.classed("x__note")[0].text) == ["Note", *_shown(said)]
    assert _shown(said) == _shown(brief.tagged("li")[-3].text)
    own, *_ = library.briefs[0].quotes
    for cited, shown in zip((citation(own), bibtex(own.anchor.source)), brief.tagged("pre"), strict=False):
        assert _shown(shown.raw) == _shown(cited)
    form = next(each for each in brief.tagged("a") if each.text.startswith("Report a problem")).attributes["href"]
    assert plain_words(own.anchor)[:300] in parse_qs(urlsplit(form).query)["words"][0]


def _library(quoted: str, said: str) -> Library:
    """Return a brief in which every field of prose is hostile, on a source that is."""
    text = f"First words.\n\nBefore {quoted} after.\n\nLast words."
    source = Source(
        id="source",
        title=said,
        language="en",
        rights=Rights.EXCERPTS,
        seal="sha256:0",
        document=Document(text),
        file=SourceFile("seeds/source.txt", text),
        record=SourceFile("seeds/source.yml", ""),
        publisher=said,
        kind=said,
        author=said,
        url="https://a.example/*_[a](b)`'&amp;{#x}_(c",
    )
    start = text.index("Before")
    anchor = Anchor(source, (Words(start, text.rindex("after.") + 6),))
    speaker = Speaker(said, "speaker", SpeakerKind.PERSON, described=anchor, aliases=(said,))
    own = AnchoredQuote("lane/lane", anchor, speaker, Voice.INDIRECT, "en", translation=said, confirmed=said)
    other = AnchoredQuote("lane/lane/beside-1", anchor, speaker, Voice.DIRECT, "en")
    claim = Claim("lane", said, own, beside=(Beside(other, Relation.ADDS, said),))
    brief = Brief(
        slug="lane",
        title=said,
        question=said,
        summary=said,
        status=Status.PUBLISHED,
        claims=(claim,),
        gaps=(said,),
        replies=(Reply(said, date(2026, 1, 2), said),),
        corrections=(Correction(date(2026, 1, 2), "lane", said),),
    )
    return Library({"source": source}, {said: speaker}, (brief,), Settings(repository="https://github.com/a/b"))


def test_a_link_to_no_claim_is_shown_as_it_is_written() -> None:
    """The others are links all the same."""
    (made,) = markdown_summary("[a](#x) and [b](#c-1)", ["c-1"])

    assert made.endswith(" and [b](#c-1)")
    assert "](#x)" not in made
