"""The pages of sources and speakers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asquoted.export.search import search_entries
from asquoted.model import Library
from asquoted.pipeline import check
from asquoted.render import coverage
from asquoted.render.pages import render
from asquoted.render.passages import is_shown
from asquoted.render.site import site_of
from tests.render.reading import Element, read
from tests.support import REPORT, brief, claim, project, record


def _passages(library: Library, source: str) -> Element:
    return read(render(library)[f"sources/{source}.md"]).classed("passages")[0]


def test_excerpts_show_paragraphs_that_are_quoted(sample: Library) -> None:
    """A quoted passage stands in its paragraph; one that only brings in a quotation is shown as well."""
    shown = [each.attributes["id"] for each in _passages(sample, "old-bridge").classed("pg")]

    assert shown == ["p1", "p3", "p4", "p5", "p6", "p7", "p8"]


def test_what_is_left_out_on_purpose_has_its_reason(sample: Library) -> None:
    """A paragraph in no brief is told by its number, its length and the reason; its words are not shown."""
    skipped = _passages(sample, "old-bridge").classed("skip")

    assert [each.text for each in skipped] == [
        "¶2 14 words, not quoted in a brief. Says nothing that the headline does not say."
    ]


def test_without_rights_only_quoted_words_are_shown(sample: Library) -> None:
    """`rights: none` lets no other word of the source onto any page."""
    page = _passages(sample, "minutes")

    assert [each.text for each in page.having("data-verbatim")] == ["voted 5 to 4 to close the bridge"]
    assert not any("session closed" in text for text in render(sample).values())


def test_with_full_rights_all_is_shown(sample: Library) -> None:
    """`rights: full` shows the whole text, what is quoted marked."""
    page = _passages(sample, "lettre")

    assert [each.text for each in page.having("data-verbatim")] == [
        "« Le bac est trop petit pour les camions », écrit M. Blanc.",
        "Il demande un deuxième bac, ou un pont pour les camions seuls.",
        "Personne ne lui a répondu.",
    ]
    assert [each.text for each in page.classed("hit")] == ["Le bac est trop petit pour les camions"]
    assert [each.text for each in page.classed("pg__n")] == ["¶1", "¶2", "¶3"]


def test_a_whole_text_has_its_claims_in_the_margin(sample: Library) -> None:
    """Beside a paragraph that is quoted stand links back; the others run on without a label."""
    first, *others = _passages(sample, "lettre").classed("pg")
    headings = [each.text for each in read(render(sample)["sources/lettre.md"]).tagged("h2")]

    assert [each.attributes["href"] for each in first.classed("back")] == ["../../briefs/bridge/#cost--c"]
    assert not any(each.classed("pg__k") or each.classed("back") for each in others)
    assert headings[-2:] == ["The whole text", "What is in briefs, sentence by sentence"]


def test_a_source_can_be_cited(sample: Library) -> None:
    """Its entry of BibTeX stands under its record, with what is known of it."""
    page = read(render(sample)["sources/minutes.md"])

    assert page.classed("cite")[0].raw.split("\n") == [
        "@misc{minutes,",
        "  title = {{Minutes of the council}},",
        "  howpublished = {The council},",
        "  type = {minutes},",
        "  url = {https://council.example/minutes?year=2026&no=3},",
        "}",
    ]
    assert [each.attributes["href"] for each in page.classed("record")[0].tagged("a")] == [
        "https://council.example/minutes?year=2026&no=3"
    ]


def test_unknown_fields_are_said_to_be_unknown(sample: Library) -> None:
    """A record never leaves a field out because it is empty."""
    record = read(render(sample)["sources/lettre.md"]).classed("record")[0]

    assert [each.text for each in record.classed("na")] == ["not given in the text"] * 5


def test_the_strip_has_three_widths(sample: Library) -> None:
    """One drawing for each width, with the same counts in a table."""
    page = read(render(sample)["sources/old-bridge.md"])

    assert [len(page.classed(f"strip--{size}")) for size in ("wide", "mid", "slim")] == [1, 1, 1]
    totals = page.classed("tally")[0].tagged("tfoot")[0].tagged("td")
    assert [each.text for each in totals] == ["39", "19", "49", "107", "100 %"]


def test_a_speaker_is_shown_with_everything_quoted(sample: Library) -> None:
    """A quote that lies in a longer one is shown with it, and both lead back to their claims."""
    page = read(render(sample)["speakers/ada-stone.md"])

    labels = [[link.text for link in each.classed("pg__b")[0].tagged("a")] for each in page.classed("x")]

    assert labels == [["1A"], ["1B"], ["2A"], ["2B"], ["3B"]]


def test_a_paragraph_is_labelled_once_for_each_speaker(real: Library) -> None:
    """Words in marks that are part of a sentence quoted in part are no second kind; a reason does not deny a quote."""
    passages = _passages(real, "controlled-flow")
    heads = {each.attributes["id"]: each.classed("pg__k")[0].text for each in passages.classed("pg")}

    assert heads["p7"] == "Quoted in part · Todd Bensman"
    assert heads["p18"] == "Not quoted in a brief, on purpose · Breitbart News"


def test_a_passage_that_is_quoted_twice_is_one_passage(real: Library) -> None:
    """A speaker's page counts passages as it lists them, and says apart how often they are quoted."""
    page = read(render(real)["speakers/todd-bensman.md"])
    told = page.classed("facts")[0].text.partition("In briefs")[2].split()

    assert told[0] == str(len(page.classed("x")))
    assert int(told[3]) > int(told[0])


def test_what_is_not_quoted_is_told_within_the_rights(sample: Library) -> None:
    """Counts and the numbers of paragraphs for every source; words only where the whole text may be shown."""
    pages = {name: read(render(sample)[f"sources/{name}.md"]) for name in ("lettre", "minutes", "old-bridge")}
    told = {name: [each.text for each in page.classed("cov")] for name, page in pages.items()}
    counts = {name: [cell.text for cell in page.classed("tally")[-1].tagged("td")] for name, page in pages.items()}

    assert told == {
        "lettre": [(
            "The source itself: 2 sentences, 17 words"
            "¶2 Il demande un deuxième bac, ou un pont pour les camions seuls.¶3 Personne ne lui a répondu."
        )],
        "minutes": ["The council: 3 sentences, 17 words ¶1–2"],
        "old-bridge": [],
    }  # fmt: skip
    assert counts["old-bridge"] == [
        *("3", "23", "21 %"), *("5", "63", "59 %"), *("2", "21", "20 %"), *("0", "0", "0 %"), *("10", "107", "100 %"),
    ]  # fmt: skip


def test_what_somebody_says_and_no_brief_quotes_comes_first(real: Library) -> None:
    """With the number of its paragraphs; a speaker who is not registered has no name where only excerpts are shown."""
    without = replace(real, briefs=(), speakers={name: each for name, each in real.speakers.items() if "M" not in name})
    first, own = read(render(without)["sources/controlled-flow.md"]).classed("cov")

    document = real.sources["controlled-flow"].document
    his = [document.paragraphs[number - 1] for number in (6, 7, 8, 17, 28)]
    words = sum(len(document.text[each.start : each.end].split()) for each in his)
    assert [each.text for each in first.tagged("li")][:2] == [
        "Breitbart News: 2 sentences, 53 words ¶3 ¶9",
        f"Todd Bensman: 5 sentences, {words} words ¶6–8 ¶17 ¶28",
    ]
    assert "Others:" in first.text
    assert "Mouynes" not in first.text
    assert own.text.startswith("Breitbart News: ")


def test_of_many_sentences_only_the_paragraphs_are_named(sample: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole text stands on the same page; a long source does not have it twice."""
    monkeypatch.setattr(coverage, "_MOST", 1)
    page = read(render(sample)["sources/lettre.md"])

    assert [each.text for each in page.classed("cov")] == ["The source itself: 2 sentences, 17 words ¶2–3"]


NO_RIGHTS = record().replace("rights: excerpts", "rights: none")


def test_without_rights_the_words_that_name_a_speaker_are_not_shown() -> None:
    """Though they are shown beside a quote elsewhere; and between quotes that touch nothing is left out."""
    text = claim('"Prices fell by 15%"', "also: [{quote: in May}]\n")
    library = check(project(b=text, seeds__report_yml=NO_RIGHTS)).library
    made = render(library)

    assert not any("the bank said" in page for page in made.values())
    (shown,) = _passages(library, "report").classed("pg")
    assert "Prices fell by 15%in May […]" in shown.text


def test_a_source_without_words_has_no_picture() -> None:
    """There is nothing to draw."""
    made = render(check(project(seeds__report_txt="\n", seeds__report_yml=record("\n"))).library)

    assert "<svg" not in read(made["sources/report.md"]).classed("passages")[0].raw


def test_many_claims_on_the_same_words_have_their_numbers_in_lanes() -> None:
    """Each has its own, though not all are near the words."""
    one = "- {id: c%s, claim: C., speaker: The Bank, quote: it added}\n"
    made = render(check(project(b=brief("".join(one % number for number in range(300))))).library)

    assert made["sources/report.md"].count("#c299") > 0


def test_of_a_source_without_rights_no_paragraph_is_shown_as_a_whole() -> None:
    """Whatever is quoted of it."""
    library = check(project(b=claim('"Prices fell by 15%"'), seeds__report_yml=NO_RIGHTS)).library
    report = library.sources["report"]

    assert not any(is_shown(site_of(library, drafts=False), report, each) for each in report.document.paragraphs)


def test_a_term_in_what_belongs_to_the_page_is_nobodys() -> None:
    """A line such as `Subscribe!` is counted for no speaker; and the terms of a draft are not followed yet."""
    text = f"{REPORT}\nSubscribe to news of prices.\n"
    part = "parts: [{part: boilerplate, quote: Subscribe to news of prices}]\n"
    plain = claim('"Prices fell by 15%"')
    files = project(
        b=plain.replace("claims:", "terms: [{term: prices}, {term: subscribe}]\nclaims:"),
        c=plain.replace("published", "draft").replace("claims:", "terms: [{term: news}]\nclaims:"),
        seeds__report_txt=text,
        seeds__report_yml=record(text, more=part),
    )
    site = site_of(check(files).library, drafts=True)

    assert [list(site.uses_by(each)) for each in site.library.speakers.values()] == [["prices"], []]
    assert not any("news" in each.title for each in search_entries(site))
