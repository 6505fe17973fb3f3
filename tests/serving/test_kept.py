"""What is shown while something is broken."""

from __future__ import annotations

from asquoted.outcome import Outcome
from asquoted.pipeline import check
from asquoted.render.pages import render
from asquoted.serving.kept import Kept, slug_of, stand_ins
from tests.support import REPORT, SPEAKERS, claim, project, record

GOOD = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")
OTHER = GOOD.replace("title: T", "title: Other")
STANDS = project(a=OTHER, b=GOOD)


def shown(*states: Outcome) -> list[tuple[str, str, int]]:
    """Return slug, title and number of claims of each brief that is shown after some checks."""
    kept = Kept()
    for state in states:
        library = kept.library(state)
    assert render(library)
    return [(brief.slug, brief.title, len(brief.claims)) for brief in library.briefs]


def test_a_broken_brief_is_shown_as_it_last_stood() -> None:
    """A wrong quote and broken YAML alike; the brief beside it is shown as it is now."""
    stands = check(STANDS)
    for broken in (GOOD.replace("15%", "5%"), GOOD.replace("title: T", "title: [")):
        now = check(project(a=OTHER.replace("Other", "New"), b=broken))

        assert shown(stands, now, now) == [("a", "New", 1), ("b", "T", 1)]


def test_what_was_deleted_does_not_hide_what_rests_on_it() -> None:
    """Neither a record nor the registry of speakers; the finding says what is missing."""
    for path in ("seeds/report.yml", "briefs/speakers.yml"):
        left = check({each: data for each, data in STANDS.items() if each != path})

        assert left.failed
        assert shown(check(STANDS), left) == [("a", "Other", 1), ("b", "T", 1)]


def test_a_brief_that_is_deleted_is_gone() -> None:
    """That is no mistake."""
    assert shown(check(STANDS), check(project(a=OTHER))) == [("a", "Other", 1)]


def test_a_brief_is_not_shown_over_another_text() -> None:
    """What it quoted stood in the old one, at places that mean nothing in the new one."""
    text = "Now another. " + REPORT.replace("15%", "16%")
    now = check(project(b=GOOD, seeds__report_txt=text, seeds__report_yml=record(text)))

    assert shown(check(project(b=GOOD)), now) == [("b", "T", 0)]


def test_a_broken_seal_shows_the_text_that_was_sealed() -> None:
    """The finding is in the record; no brief has one, but none of their quotes stands."""
    assert shown(check(STANDS), check({**STANDS, "seeds/report.txt": b"Other words.\n"}))[1] == ("b", "T", 1)


def test_a_brief_that_was_never_read_has_a_page_that_says_so() -> None:
    """Not an address that does not exist."""
    pages = stand_ins(check(project(a=OTHER, b="title: [")))

    assert list(pages) == ["briefs/b.md"]
    assert "briefs/b.yml cannot be read, so there is nothing to show of this brief." in pages["briefs/b.md"]


def test_a_file_that_holds_no_brief_has_no_slug() -> None:
    """Speakers, files elsewhere, and names that cannot be addresses."""
    paths = ["briefs/a.yml", "briefs/speakers.yml", "briefs/in/a.yml", "briefs/A b.yml", "seeds/a.yml", "briefs/a.txt"]

    assert [slug_of(path) for path in paths] == ["a", None, None, None, None, None]


def test_a_brief_is_not_shown_over_another_text_of_any_source_that_it_names() -> None:
    """Nor where only its work in between, or the words that describe its speaker, stand in that source."""
    more = "Mr Roe, the mayor, wrote: We met in a report.\n"
    speakers = SPEAKERS + "Roe: {kind: person, described: {quote: the mayor, source: more}}\n"
    beside = {"briefs__speakers_yml": speakers, "seeds__more_txt": more, "seeds__more_yml": record(more)}
    of_roe = GOOD.replace("speaker: The Bank", "speaker: Roe").replace(
        '15%"', '15%"\n    attributed: {confirmed: Yes.}'
    )
    changed = {"seeds__more_txt": f"Now. {more}", "seeds__more_yml": record(f"Now. {more}")}

    before = check(project(b=of_roe, **beside))
    assert not before.failed
    assert shown(before, check(project(b=of_roe.replace("15%", "5%"), **{**beside, **changed})))[0][2] == 0


def test_the_name_of_a_work_is_an_anchor_too() -> None:
    """A broken brief is shown with the words in which its source names the work between."""
    via = GOOD + "    via: {work: a letter, quote: The bank said so}\n"

    assert shown(check(project(b=via)), check(project(b=via.replace("15%", "5%")))) == [("b", "T", 1)]
