"""The page of a brief."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asquoted.model import Library
from asquoted.pipeline import check
from asquoted.render.brief import toc_label
from asquoted.render.pages import render
from tests.render.reading import Element, read
from tests.support import brief as brief_of, project, record


@pytest.fixture(scope="module")
def brief(sample: Library) -> Element:
    """Return the page of the sample's brief."""
    return read(render(sample)["briefs/bridge.md"])


def _figure(page: Element, name: str) -> Element:
    return next(each for each in page.having("id") if each.attributes["id"] == name)


@pytest.mark.parametrize(
    ("figure", "kind", "element"),
    [
        pytest.param("lane--a", "x--direct", "blockquote", id="words in quotation marks"),
        pytest.param("ferry--b", "x--block", "blockquote", id="words in a block quotation"),
        pytest.param("cost--a", "x--part", "div", id="reported, with words in marks"),
        pytest.param("ferry--a", "x--reported", "div", id="reported"),
        pytest.param("lane--c", "x--headline", "div", id="a headline"),
        pytest.param("lane--d", "x--own", "div", id="the source's own words"),
    ],
)
def test_kinds_are_told_apart(brief: Element, figure: str, kind: str, element: str) -> None:
    """Only a speaker's own words are a block quotation in the HTML; every kind has its class."""
    found = _figure(brief, figure)

    assert kind in found.attributes["class"]
    assert [each.tag for each in found.having("data-quote")] == [element]


def test_the_quoted_run_of_a_report_is_set_apart(brief: Element) -> None:
    """In reported speech only what stands in marks is set as the speaker's own."""
    words = _figure(brief, "cost--a").having("data-quote")[0]

    assert [each.text for each in words.classed("said")] == ["“less than $2 million”"]


def test_editors_signs_are_no_words_of_the_source(brief: Element) -> None:
    """Brackets and signs of omission are elements of their own, outside what is verbatim."""
    signs = [each.text for each in brief.classed("x__sign")]

    assert signs == ["[…]", "[the ferry]"]
    assert not any(each.classed("x__sign") for each in brief.having("data-verbatim"))


def test_omitted_words_can_be_read(brief: Element) -> None:
    """What a sign of omission stands for is shown on demand, among the marked words of the quote."""
    context = _figure(brief, "cost--b").classed("x__more--elided")[0]

    assert context.tagged("summary")[0].text == "In context, with the words left out at […]"
    assert [each.text for each in context.having("data-verbatim")] == [
        "The ferry will be free of charge for all residents. It will run every hour, from six in the morning.",
        "Nobody will have to pay for parking at the landing.",
    ]
    assert [each.text for each in context.classed("hit")] == [
        "The ferry will be free of charge",
        "every hour, from six in the morning.",
        "Nobody will have to pay",
    ]


@pytest.mark.parametrize(
    ("figure", "context"),
    [
        pytest.param(
            "lane--a",
            "“We will keep one lane open for ambulances,” the mayor, Ada Stone, told the Gazette.",
            id="the sentence up to its end",
        ),
        pytest.param(
            "lane--b",
            "“We will keep one lane open for ambulances,” the mayor, Ada Stone, told the Gazette. "
            "“Everyone else has to take the ferry.”",
            id="a whole sentence, and the one before it",
        ),
        pytest.param(
            "ferry--b",
            "The ferry will be free of charge for all residents. It will run every hour, from six in the morning.",
            id="a whole sentence, and the one after it",
        ),
        pytest.param("lane--c", None, id="a whole paragraph"),
        pytest.param("lane--d", None, id="a source of which only quoted words may be shown"),
    ],
)
def test_a_quote_is_shown_in_its_sentences(brief: Element, figure: str, context: str | None) -> None:
    """On demand, outside what is read back as the quote; nothing where nothing stands around it or may be shown."""
    found = [each for each in _figure(brief, figure).classed("x__more") if each.having("data-verbatim")]

    assert [each.having("data-verbatim")[0].text for each in found] == ([context] if context else [])
    assert not any(each.having("data-quote") for each in found)


@pytest.mark.parametrize(
    ("figure", "who"),
    [
        pytest.param("lane--a", ["the mayor, Ada Stone", "told"], id="in the same sentence"),
        pytest.param("lane--b", ["the mayor, Ada Stone", "told"], id="in the sentence before"),
        pytest.param("cost--a", ["Stone", "said"], id="reported speech"),
        pytest.param("ferry--b", [], id="told by the way the words came"),
    ],
)
def test_who_speaks_is_marked_in_context(brief: Element, figure: str, who: list[str]) -> None:
    """The words by which the source gives a quote to its speaker are bold."""
    context = _figure(brief, figure).classed("x__more")[0]

    assert [each.text for each in context.classed("att")] == who


_LETTER = "The mill is old. Ada Stone shook her head, and she said:\n\n“It shook when I stood on it. I told them so.”\n"
_CLAIM = """- id: a
  claim: C.
  speaker: Ada Stone
  quote: It shook when I stood on it.
  beside: [{speaker: Ada Stone, quote: BESIDE, relation: adds, note: N.}]
"""


@pytest.mark.parametrize(
    ("rights", "beside", "who"),
    [
        pytest.param("full", "I told them so.", ["she", "said"], id="the whole text may be shown"),
        pytest.param("excerpts", "The mill is old.", ["she", "said"], id="another quote shows its paragraph"),
        pytest.param("excerpts", "I told them so.", [], id="no quote shows its paragraph"),
    ],
)
def test_a_sentence_elsewhere_that_says_who_speaks(rights: str, beside: str, who: list[str]) -> None:
    """It is shown if the page of the source shows its paragraph, too; never more of it than that sentence."""
    sealed = record(_LETTER).replace("rights: excerpts", f"rights: {rights}")
    files = project(
        b=brief_of(_CLAIM.replace("BESIDE", beside)), seeds__report_txt=_LETTER, seeds__report_yml=sealed,
        briefs__speakers_yml="Ada Stone: {kind: person}\n",
    )  # fmt: skip
    page = read(render(check(files).library)["briefs/b.md"])
    context = _figure(page, "a--a").classed("x__more")[0]

    said = ["Ada Stone shook her head, and she said:"] if who else []
    assert [each.text for each in context.having("data-verbatim")] == [
        *said, "“It shook when I stood on it. I told them so.”",
    ]  # fmt: skip
    assert [each.text for each in context.classed("att")] == who


def test_words_in_marks_are_serif_in_context(brief: Element) -> None:
    """In the sentences around a quote, too, only a speaker's own words are set as such."""
    context = _figure(brief, "lane--a").classed("x__more")[0]

    assert [each.text for each in context.classed("said")] == ["“", "We will keep one lane open for ambulances", ",”"]


def test_a_quote_over_two_paragraphs_has_two(brief: Element) -> None:
    """Each paragraph of the source that a quote touches is a paragraph, with its number."""
    words = _figure(brief, "cost--b").having("data-quote")[0]

    assert len(words.tagged("p")) == 2
    assert [each.attributes["data-verbatim"] for each in words.having("data-verbatim")] == ["6", "6", "7"]


def test_a_relation_names_the_other_passage(brief: Element) -> None:
    """A relation is told in words and names the passage that it is about; a note stands under it."""
    figure = _figure(brief, "lane--c")

    assert figure.classed("rel")[0].text == "~qualifies 1A"
    assert figure.classed("x__note")[0].text == "Note The headline has “close” without an exception."


def test_notes_are_words_not_markup(brief: Element) -> None:
    """Whatever editors write in a note is shown as they wrote it."""
    note = _figure(brief, "cost--b").classed("x__note")[0]

    assert note.text == "Note *free* <b>here</b> & [not a link](#lane)."


def test_old_permalinks_keep_working(brief: Element) -> None:
    """An id that a claim once had is on the page."""
    assert _figure(brief, "price").tag == "span"


def test_a_second_passage_of_the_speaker_is_no_relation(brief: Element) -> None:
    """`also` is told as what it is."""
    figure = _figure(brief, "lane--b")

    assert figure.classed("rel") == []
    assert figure.classed("x__base")[0].text == "a further passage for this claim, by the same speaker"


def test_via_and_translation_are_told(brief: Element) -> None:
    """A second-hand quotation says so; a translation is marked as the editors' own."""
    assert "a letter to residents" in _figure(brief, "cost--b").classed("x__via")[0].text
    translation = _figure(brief, "cost--c").classed("x__tr")[0]
    assert translation.text == "Translation by the editors The ferry is too small for lorries."


def test_drafts_are_left_out(sample: Library) -> None:
    """A draft has no page, and no other page speaks of it."""
    pages = render(sample)

    assert "briefs/next.md" not in pages
    assert not any("Not finished" in page for page in pages.values())


def test_drafts_say_that_they_are(sample: Library) -> None:
    """Where drafts are asked for, a banner says what they are."""
    page = read(render(sample, drafts=True)["briefs/next.md"])

    assert page.classed("banner")[0].text.startswith("Draft")


def test_a_withdrawn_brief_says_when_and_why(sample: Library) -> None:
    """It keeps its address, without its claims."""
    page = read(render(sample)["briefs/toll.md"])

    assert "This brief was withdrawn on 2026-04-01." in page.text
    assert "The source said nothing of a toll." in page.text
    assert page.having("data-quote") == []


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        pytest.param(0, "1 Breitbart News, headline: Funds Smuggling of Global Migrants to U.S.", id="a headline"),
        pytest.param(2, "3 Breitbart News, own words: whether it helps Panama deal with the migrants", id="own words"),
        pytest.param(5, "6 State Department spokesperson: “promotes integration opportunities”", id="direct"),
        pytest.param(8, "9 Piotr Plewa, as reported: with the support of the State Department", id="reported"),
    ],
)
def test_the_contents_have_marks_only_round_a_speakers_own_words(real: Library, claim: int, label: str) -> None:
    """Reported speech and the source's own words are never made a quotation by the table of contents."""
    brief = next(each for each in real.briefs if each.slug == "what-is-funded")

    assert toc_label(claim + 1, brief.claims[claim]) == label


def test_a_report_has_marks_in_the_contents_where_the_source_has_them(sample: Library) -> None:
    """Of words quoted in part, only those inside the marks count as the speaker's own."""
    bridge = next(each for each in sample.briefs if each.slug == "bridge")
    cost = bridge.claims[1]

    assert toc_label(2, cost) == "2 Ada Stone: “less than $2 million”"
    assert (
        toc_label(2, replace(cost, statement="The works “would cost” much.")) == "2 Ada Stone, as reported: would cost"
    )


def test_one_other_passage_is_one(brief: Element) -> None:
    """The first passage of a claim says how many are compared with it."""
    told = [_figure(brief, name).classed("x__base")[0].text for name in ("lane--a", "ferry--a")]

    assert told == ["the others are compared with this", "the other is compared with this"]


def test_the_number_of_a_brief_leads_to_the_list(brief: Element) -> None:
    """The number that sources call a brief by stands over its title."""
    link = brief.classed("kicker")[0].tagged("a")[0]

    assert (link.text, link.attributes["href"]) == ("Brief 1", "../")


def test_how_a_text_was_brought_in_is_told_once(brief: Element) -> None:
    """The words of the source that bring in another text stand with the first passage; the place, with each."""
    first, second = (_figure(brief, name).classed("x__via")[0] for name in ("cost--b", "ferry--b"))

    assert first.text == "Via a letter to residents: “She wrote in a letter to residents” ¶5"
    assert second.text == "Via a letter to residents ¶5"


def test_a_confirmed_speaker_is_told_with_the_reason(sample: Library) -> None:
    """Readers see that a person vouches for who said the words, and why; the reason is no markup."""
    brief = next(each for each in sample.briefs if each.slug == "bridge")
    claim = brief.claims[0]
    confirmed = replace(claim, quote=replace(claim.quote, confirmed="The paper <b>corrected</b> it."))
    changed = replace(brief, claims=(confirmed, *brief.claims[1:]))
    briefs = tuple(changed if each is brief else each for each in sample.briefs)
    page = read(render(replace(sample, briefs=briefs))["briefs/bridge.md"])

    told = [each.text for each in page.classed("x__via") if "confirmed" in each.text]
    assert told == ["Speaker confirmed by the editors: The paper <b>corrected</b> it."]
