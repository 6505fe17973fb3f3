"""The pages of sources and speakers."""

from __future__ import annotations

from asquoted.model import Library
from asquoted.render.pages import render
from tests.render.reading import Element, read


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
    assert headings[-1] == "The whole text"


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
    assert [each.text for each in totals] == ["41", "17", "49", "107", "100 %"]


def test_a_speaker_is_shown_with_everything_quoted(sample: Library) -> None:
    """A quote that lies in a longer one is shown with it, and both lead back to their claims."""
    page = read(render(sample)["speakers/ada-stone.md"])

    labels = [[link.text for link in each.classed("x__src")[0].tagged("a")][1:] for each in page.classed("x")]

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
