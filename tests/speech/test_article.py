"""Who says what in the article of this repository, against a reading of it by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from asquoted.model import Library
from asquoted.speech.passage import How, Kind, Passage
from asquoted.speech.passages import speech_in
from asquoted.values import PartKind
from tests.support import this_repository

BY_HAND = Path(__file__).with_name("controlled-flow.yml")
SOURCE = "controlled-flow"


@cache
def library() -> Library:
    """Return the library of this repository."""
    return this_repository().library


def passages(*, registered: bool = True) -> tuple[Passage, ...]:
    """Return the passages of the article, read with its record, and with or without the registered speakers."""
    source = library().sources[SOURCE]
    return speech_in(source.document, source.parts, library().speakers.values() if registered else ())


def row(passage: Passage, like: dict[str, Any]) -> dict[str, Any]:
    """Return a passage as a row of the golden file, its words cut as those of another row are."""
    document = library().sources[SOURCE].document
    text = document.text
    words = text[passage.start : passage.end]
    first, omitted, last = like["words"].partition(" … ")
    if omitted:
        words = f"{words[: len(first)]} … {words[-len(last) :]}"
    made = {"paragraph": str(document.paragraph_at(passage.start).number), "words": words, "kind": passage.kind.value}
    if passage.speaker is not None:
        made["speaker"] = passage.speaker
    if passage.via is not None:
        made["via"] = text[passage.via.start : passage.via.end]
    return made


def test_every_passage_is_found_and_no_other() -> None:
    """Words, kind and speaker are those of the reading by hand; scare quotes are terms; nothing else is found."""
    expected = yaml.load(BY_HAND.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    found = passages()

    assert [row(passage, like) for passage, like in zip(found, expected, strict=True)] == expected


def test_speakers_are_found_without_a_register() -> None:
    """The text alone shows who is meant, but for an official of whom it does not say that it is the spokesperson."""
    known = {each.speaker for each in passages(registered=False)} - {None}

    assert known == {
        "Breitbart News",
        "Todd Bensman",
        "Erika Mouynes",
        "Piotr Plewa",
        "State Department spokesperson",
        "official",
    }


def test_what_was_not_said_is_no_statement() -> None:
    """`failed to mention that …` gives the article's words to nobody."""
    text = library().sources[SOURCE].document.text

    assert not any(text[each.start : each.end].startswith("the State Department is helping") for each in passages())


def test_declared_blocks_are_sure_and_proposed_ones_are_not() -> None:
    """Where a block quotation ends only the record knows; from the text alone its end is a guess."""
    source = library().sources[SOURCE]
    parts = [each for each in source.parts if each.kind is not PartKind.BLOCK]
    declared = [each for each in passages() if each.kind is Kind.BLOCK]
    proposed = [each for each in speech_in(source.document, parts) if each.kind is Kind.BLOCK]

    assert [(each.start, each.how, each.is_sure) for each in declared] == [
        (part.start, How.DECLARED, True) for part in source.parts if part.kind is PartKind.BLOCK
    ]
    assert [(each.start, each.is_sure) for each in proposed] == [(each.start, False) for each in declared]
    assert [each.speaker for each in proposed] == ["Erika Mouynes", "Piotr Plewa"]


def test_a_speaker_may_be_registered_under_another_name() -> None:
    """The register's name is shown, whatever the text calls the speaker."""
    source = library().sources[SOURCE]
    renamed = [
        replace(each, name="T. Bensman", aliases=(*each.aliases, each.name)) if each.name == "Todd Bensman" else each
        for each in library().speakers.values()
    ]
    found = {each.speaker for each in speech_in(source.document, source.parts, renamed)}

    assert "T. Bensman" in found
    assert "Todd Bensman" not in found
