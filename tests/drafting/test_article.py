"""The draft of the article of this repository."""

from __future__ import annotations

from functools import cache

from asquoted.disk import read_project
from asquoted.drafting.draft import Drafting, Wanted, draft
from asquoted.files.given import Files
from asquoted.pipeline import check
from asquoted.speech.passage import Kind, Passage
from tests.speech.test_article import SOURCE, passages
from tests.support import ROOT


@cache
def files() -> Files:
    """Return the files of this repository."""
    return read_project(ROOT)


@cache
def made() -> Drafting:
    """Return a draft of the article into a brief of its own."""
    return draft(files(), Wanted(SOURCE, "drafted"))


def drafted(passage: Passage) -> list[str]:
    """Return the speakers of the claims that hold a passage, whole but for marks at its end."""
    return [
        claim.speaker
        for claim in made().claims
        for words in claim.stretches
        if words.start <= passage.start and passage.end - 2 <= words.end
    ]


def test_every_quotation_and_statement_is_drafted_for_its_speaker() -> None:
    """Once each; of the block quotation of two paragraphs, each paragraph."""
    document = check(files()).library.sources[SOURCE].document
    wanted = [each for each in passages() if each.kind is not Kind.TERM]
    blocks = [each for each in wanted if each.kind is Kind.BLOCK]
    others = [each for each in wanted if each.kind is not Kind.BLOCK]

    assert [drafted(each) for each in others] == [[each.speaker] for each in others]
    assert [
        (each.speaker, each.stretches[0].start, each.stretches[0].end)
        for each in made().claims
        if any(block.start <= each.stretches[0].start < block.end for block in blocks)
    ] == [
        (block.speaker, max(paragraph.start, block.start), min(paragraph.end, block.end))
        for block in blocks
        for paragraph in document.paragraphs
        if paragraph.start < block.end and block.start < paragraph.end
    ]


def test_no_scare_quote_is_a_claim() -> None:
    """A term stands in a claim at most as a part of what somebody says."""
    terms = [(each.start, each.end) for each in passages() if each.kind is Kind.TERM]

    assert terms
    assert not any((words.start, words.end) in terms for claim in made().claims for words in claim.stretches)


def test_nothing_is_left_and_nobody_is_new() -> None:
    """The registry knows everyone who speaks."""
    assert made().left == ()
    assert made().speakers == ()
    assert made().writing.wrong == ()


def test_each_brief_can_be_added_to() -> None:
    """What a brief quotes is not drafted into it again, and every line of it stays."""
    for brief in check(files()).library.briefs:
        path = f"briefs/{brief.slug}.yml"
        added = draft(files(), Wanted(SOURCE, brief.slug))
        before, after = files()[path], added.writing.files.get(path, files()[path])
        assert isinstance(before, bytes)
        assert isinstance(after, bytes)
        lines = iter(after.splitlines())

        assert all(line in lines for line in before.splitlines())
        assert added.there + len(added.claims) == len(made().claims)
        assert added.writing.wrong == ()
